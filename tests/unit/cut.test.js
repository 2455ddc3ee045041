import assert from "node:assert/strict";
import { test } from "node:test";
import { cut } from "../../scripts/cut.mjs";

const text = (/** @type {string} */ value) => [value.length, ...Buffer.from(value)];
const length = (/** @type {number} */ value) => (value < 128 ? [value] : [(value % 128) + 128, value >> 7]);
const section = (/** @type {number} */ kind, /** @type {number[]} */ bytes) => [kind, bytes.length, ...bytes];

/**
 * A module of two functions without arguments, exported as a and b, that return 1 and 2 after `idle` steps that do nothing.
 *
 * @param {string[]} names
 * @param {number} [idle]
 */
function module(names, idle = 250) {
  const body = (/** @type {number} */ value) => {
    const code = [0, ...Array(idle).fill(0x01), 0x41, value, 0x0b];
    return [...length(code.length), ...code];
  };
  const code = [2, ...body(1), ...body(2)];
  return Uint8Array.of(
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 0, 1, 0x7f]),
    ...section(3, [2, 0, 0]),
    ...section(7, [2, ...text("a"), 0, 0, ...text("b"), 0, 1]),
    ...[10, ...length(code.length), ...code],
    ...section(0, [...text("name"), ...section(1, [2, 0, ...text(names[0]), 1, ...text(names[1])])]),
  );
}

async function functions(/** @type {Uint8Array} */ wasm) {
  const { instance } = await WebAssembly.instantiate(/** @type {BufferSource} */ (wasm));
  return /** @type {{ a: () => number, b: () => number }} */ (/** @type {unknown} */ (instance.exports));
}

test("an operation of candle that no run reaches becomes a trap, and the rest stays", async () => {
  const { a, b } = await functions(cut(module(["_RNvCs1_11candle_core6conv2d", "_RNvCs1_11candle_core3add"])));
  assert.throws(a, WebAssembly.RuntimeError);
  assert.equal(b(), 2);
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
  assert.throws(a, WebAssembly.RuntimeError);
  assert.equal(b(), 2);
});

test("how a backtrace is told is cut, and not what was only compiled for it", async () => {
  const names = ["_RNvMs4_NtCs1_14rustc_demangle2v0NtB5_7Printer10print_path", "_RINvMNtCs2_4core3str4findEECs1_14rustc_demangle"];
  const { a, b } = await functions(cut(module(names)));
  assert.throws(a, WebAssembly.RuntimeError);
  assert.equal(b(), 2);
});

test("a module without names is refused", () => {
  const wasm = module(["a", "b"]);
  assert.throws(() => cut(wasm.subarray(0, wasm.length - 18)), /names of its functions/);
});

test("what a thread would run is cut: none can be started", async () => {
  const { a, b } = await functions(cut(module(["_RIs9backtrace28___rust_begin_short_backtraceNC_", "_RNvCs1_4core3cmp"])));
  assert.throws(a, WebAssembly.RuntimeError);
  assert.equal(b(), 2);
});

test("how more axes are sorted than a tensor has is cut, and not how we sort", async () => {
  const sort = "_RI4core5slice4sort5drift4sortj";
  const { a, b } = await functions(cut(module([`${sort}11candle_core`, `${sort}6zscape`])));
  assert.throws(a, WebAssembly.RuntimeError);
  assert.equal(b(), 2);
});

test("the lesson never joins tensors, the session may", async () => {
  const names = ["_RINtCs1_11candle_core3catB4_", "_RNvCs1_11candle_core3add"];
  assert.throws((await functions(cut(module(names), "lesson"))).a, WebAssembly.RuntimeError);
  assert.equal((await functions(cut(module(names), "session"))).a(), 1);
});
