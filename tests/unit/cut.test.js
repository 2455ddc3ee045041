import assert from "node:assert/strict";
import { test } from "node:test";
import { cut } from "../../scripts/cut.mjs";

const text = (/** @type {string} */ value) => [value.length, ...Buffer.from(value)];
const length = (/** @type {number} */ value) => (value < 128 ? [value] : [(value % 128) + 128, value >> 7]);
const section = (/** @type {number} */ kind, /** @type {number[]} */ bytes) =>
  [kind, ...length(bytes.length), ...bytes];

/**
 * A module of two functions without arguments, exported as a and b, that return 1 and 2 after `idle` steps that do
 * nothing; the third is told what is reached that was cut, and hands it on to JavaScript.
 * @param {string[]} names  none for a module without names
 * @param {number} [idle]
 * @param {string} [third]  what it is exported as
 */
function module(names, idle = 250, third = "cut_function_reached_0123456789abcdef") {
  const body = (/** @type {number[]} */ code) => [...length(code.length), ...code];
  const number = (/** @type {number} */ value) => body([0, ...Array(idle).fill(0x01), 0x41, value, 0x0b]);
  const telling = body([0, 0x20, 0, 0x20, 1, 0x20, 2, 0x20, 3, 0x10, 0, 0x0b]);
  const named = names.flatMap((name, i) => [i + 1, ...text(name)]);
  const code = [3, ...number(1), ...number(2), ...telling];
  return Uint8Array.of(
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [2, 0x60, 0, 1, 0x7f, 0x60, 4, 0x7c, 0x7c, 0x7c, 0x7c, 0]),
    ...section(2, [1, ...text("page"), ...text("tell"), 0, 1]),
    ...section(3, [3, 0, 0, 1]),
    ...section(7, [3, ...text("a"), 0, 1, ...text("b"), 0, 2, ...text(third), 0, 3]),
    ...section(10, code),
    ...(names.length > 0 ? section(0, [...text("name"), ...section(1, [2, ...named])]) : []),
  );
}

/**
 * The two functions of a module; one that was cut throws the name that it tells.
 * @param {Uint8Array} wasm
 */
async function functions(wasm) {
  const tell = (/** @type {number[]} */ ...numbers) => {
    throw new Error(`told: ${Buffer.from(Float64Array.from(numbers).buffer).toString("ascii").trimEnd()}.`);
  };
  const { instance } = await WebAssembly.instantiate(/** @type {BufferSource} */ (wasm), { page: { tell } });
  return /** @type {{ a: () => number, b: () => number }} */ (/** @type {unknown} */ (instance.exports));
}

test("an operation of candle that no run reaches says its name, and the rest stays", async () => {
  const { a, b } = await functions(cut(module(["_RNvCs1_11candle_core6conv2d", "_RNvCs1_11candle_core3add"])));
  assert.throws(a, { message: "told: conv2d." });
  assert.equal(b(), 2);
});

test("a function that goes on after it has said its name stops", async () => {
  const wasm = cut(module(["_RNvCs1_11candle_core6conv2d", "_RNvCs1_11candle_core3add"]));
  const { instance } = await WebAssembly.instantiate(/** @type {BufferSource} */ (wasm), { page: { tell() {} } });
  assert.throws(/** @type {() => void} */ (instance.exports.a), WebAssembly.RuntimeError);
});

test("a long name is told as far as there is room", async () => {
  const name = "_RINvCs1_4core5slice4sort6stable5driftNtCs2_11candle_core5Shape5drift4sort";
  const { a } = await functions(cut(module([name, "_RNvCs1_4core3cmp"])));
  assert.throws(a, { message: "told: core5slice4sort6stable5driftNtCs." });
});

test("a small function stays: it may be one that runs, under another's name", async () => {
  const { a } = await functions(cut(module(["_RNvCs1_11candle_core6conv2d", "_RNvCs1_11candle_core3add"], 5)));
  assert.equal(a(), 1);
});

test("a function of our own stays, whatever it is named after", async () => {
  const { a, b } = await functions(cut(module(["_RNvCs1_6zscape6matmul", "_RNvCs1_4core3cmp"])));
  assert.deepEqual([a(), b()], [1, 2]);
});

test("numbers of other types are cut, those of f32 stay", async () => {
  const copy = "_RINvCs1_11candle_core17copy_strided_src_";
  const { a, b } = await functions(cut(module([`${copy}dEB4_`, `${copy}fEB4_`])));
  assert.throws(a, { message: "told: copy_strided_src_dE." });
  assert.equal(b(), 2);
});

test("how a backtrace is told is cut, and not what was only compiled for it", async () => {
  const names = [
    "_RNvMs4_NtCs1_14rustc_demangle2v0NtB5_7Printer10print_path", "_RINvMNtCs2_4core3str4findEECs1_14rustc_demangle",
  ];
  const { a, b } = await functions(cut(module(names)));
  assert.throws(a, { message: "told: rustc_demangle." });
  assert.equal(b(), 2);
});

test("a module without names is refused, and one that could not say what was cut", () => {
  assert.throws(() => cut(module([])), /names of its functions/);
  assert.throws(() => cut(module(["a", "b"], 250, "c")), /exports cut_function_reached/);
});

test("what a thread would run is cut: none can be started", async () => {
  const { a, b } = await functions(
    cut(module(["_RIs9backtrace28___rust_begin_short_backtraceNC_", "_RNvCs1_4core3cmp"])));
  assert.throws(a, { message: "told: ___rust_begin_short_backtrace." });
  assert.equal(b(), 2);
});

test("what starts threads is cut, and not what was only compiled for it", async () => {
  const names = ["_RINvMNtCs1_3std6thread7Builder5spawnNC_", "_RINvMNtCs1_10rayon_core8Registry3new"];
  const { a, b } = await functions(cut(module(names)));
  assert.throws(a, { message: "told: Builder5spawn." });
  assert.throws(b, { message: "told: rayon_core." });
  assert.equal((await functions(cut(module(["_RINvMNtCs1_4core3cmp10rayon_core", "a"])))).a(), 1);
});

test("waiting for a lock is cut, and not how a lock is taken that is free, nor how one is dropped", async () => {
  const lock = "Cs1_11parking_lot10raw_rwlockNtB5_9RawRwLock";
  const names = [`_RNvMs8_Nt${lock}16lock_shared_slow`, `_RNvMs8_Nt${lock}11lock_shared`];
  const { a, b } = await functions(cut(module(names)));
  assert.throws(a, { message: "told: RawRwLock16lock_shared_slow." });
  assert.equal(b(), 2);
  assert.equal((await functions(cut(module([`_RNvMsn_NtCs2_5alloc4syncINt${lock}E9drop_slow`, "a"])))).a(), 1);
});

test("how tensors are compared is cut, and not what compares other things of candle's", async () => {
  const names = ["_RINvMs1_NtCs1_11candle_core6tensorNtB6_6Tensor3cmpRBG_", "_RNvNtCs2_4core3cmp3maxCs1_11candle_core"];
  const { a, b } = await functions(cut(module(names)));
  assert.throws(a, { message: "told: Tensor3cmp." });
  assert.equal(b(), 2);
});

test("how more axes are sorted than a tensor has is cut, and not how we sort", async () => {
  const sort = "_RI4core5slice4sort5drift4sortj";
  const { a, b } = await functions(cut(module([`${sort}11candle_core`, `${sort}6zscape`])));
  assert.throws(a, { message: "told: core5slice4sort5drift4sort." });
  assert.equal(b(), 2);
});

test("the lesson never joins tensors nor takes them apart, the session may", async () => {
  const names = ["_RINtCs1_11candle_core3catB4_", "_RNvCs1_11candle_core6narrow"];
  const { a, b } = await functions(cut(module(names), "lesson"));
  assert.throws(a, { message: "told: cat." });
  assert.throws(b, { message: "told: narrow." });
  const session = await functions(cut(module(names), "session"));
  assert.deepEqual([session.a(), session.b()], [1, 2]);
});
