// Cuts out of the linked wasm what candle brings and no run of ours can reach: its backward pass names every operation
// there is, and each of those is compiled for every type of number, so the linker keeps them all. What is left of a
// function that is cut says by which name it was, and stops the module (src/wasm/cut.rs); wasm-bindgen then drops what
// only such functions called.
//
// Names are in Rust's v0 mangling: an identifier comes with its length before it, as in 11candle_core. The compiler
// gives functions of equal bodies one body and one of their names, so what is cut must be candle's own and of some
// size: small bodies are shared with functions that run.

/** Crates whose types candle computes with and we do not: half and float8 are numbers, gemm multiplies matrices. */
const CRATES = ["half", "float8", "gemm", "gemm_common", "gemm_f16", "gemm_f32", "gemm_f64", "gemm_c32", "gemm_c64"];

/**
 * Operations of candle, by their methods and by the types that carry them out. Not here: adding and scaling, summing,
 * filling and copying, by which gradients are gathered.
 */
const METHODS = [
  "avg_pool2d", "cat", "cat0", "conv", "conv1d", "conv1d_single_group", "conv2d", "conv2d_single_group",
  "conv_transpose1d", "conv_transpose1d_single_group", "conv_transpose2d", "conv_transpose2d_single_group", "elu",
  "gather", "index_add", "index_select", "interpolate2d", "matmul", "max_pool2d", "narrow", "powf", "scatter_add",
  "scatter_checks", "scatter_set", "to_dtype", "unary_impl", "upsample_bilinear2d", "upsample_nearest1d",
  "upsample_nearest2d", "where_cond",
];
const TYPES = [
  "AvgPool2D", "Cmp", "Conv1D", "Conv2D", "ConvTranspose1D", "ConvTranspose2D", "Div", "Elu", "Erf", "Gather",
  "IndexAdd", "IndexSelect", "MatMul", "MaxPool2D", "Maximum", "Minimum", "Mul", "Powf", "Scatter", "Sub",
  "UpsampleBilinear2D", "UpsampleNearest1D", "UpsampleNearest2D", "WCond",
];

const mangled = (/** @type {string[]} */ names) =>
  new RegExp(`(?<![0-9])(?:${names.map((name) => `${name.length}${name}`).join("|")})`);
const candle = mangled(["candle_core"]);
const foreign = mangled(CRATES);
const own = mangled(["zscape"]);
const SMALL = 200; // bytes
/**
 * How a backtrace is told; none is ever taken, for a page has no RUST_BACKTRACE. The last name of all is the crate that
 * asked for a function, which may be anybody's.
 */
const backtrace = /12backtrace_rs|14rustc_demangle(?!$)|9Backtrace.*7Display3fmt/;
/** Work for a second thread; in such a module none can be started. The last name may again be anybody's. */
const thread = /28___rust_begin_short_backtrace|7Builder5spawn|(?:10rayon|16parking_lot)_core(?!$)/;
/** How a lock is waited for, and who waits is woken: the one thread there is finds each of them free. */
const wait = /9RawRwLock[0-9]+(?:un)?lock_[a-z]+_slow/;
/** How more than 20 axes of a tensor are sorted; fewer are inserted one by one. */
const axes = /4core5slice4sort.*(?:9quicksort9quicksort|5drift4sort|8heapsort8heapsort)/;
/** How tensors are compared; cmp alone is also a module of the standard library. */
const comparison = /6Tensor3cmp/;
/** Numbers of 16 bits. */
const halves = /CpuF16|add_f16/;

/**
 * What a module does reach: the session computes by operations of its own, in f32, the lesson by candle's, in f64 as
 * well. A letter names a type of numbers; copies of equal width are one function, whatever the type.
 * @type {Record<"session" | "lesson", { names: string[], others: RegExp }>}
 */
const REACHED = {
  session: { names: ["cat", "cat0", "narrow"], others: /18binary_map_vec_par[^f]|17copy_strided_src_[dx]E/ },
  lesson: {
    names: ["unary_impl", "powf", "Div", "Mul", "Powf", "Sub"], others: /1(?:7unary|8binary)_map_vec_par[^fd]/,
  },
};

/**
 * By what in its name a function is cut from a module; undefined if the module reaches it.
 * @param {keyof typeof REACHED} use
 */
function reason(use) {
  const { names, others } = REACHED[use];
  const unused = mangled([...METHODS, ...TYPES].filter((name) => !names.includes(name)));
  return (/** @type {string} */ name, /** @type {Uint8Array} */ body) => {
    if (body.length <= SMALL || own.test(name)) return undefined;
    const ofCandle = candle.test(name) ? [unused, others, axes, comparison, halves] : [];
    const patterns = [foreign, backtrace, thread, wait, ...ofCandle];
    const found = patterns.map((pattern) => name.match(pattern)).find((match) => match !== null);
    return found?.[0].replace(/^[0-9]+/, "");
  };
}

const [UNREACHABLE, END, CALL, F64_CONST] = [0x00, 0x0b, 0x10, 0x44];
/** The export of src/wasm/cut.rs, to whose name wasm-bindgen adds a hash until it has bound it. */
const TELLS = /^cut_function_reached(?:_[0-9a-f]{16})?$/;
const NUMBERS = 4; // that it takes

/**
 * The body of a function that was cut: a call that says a name, in the bits of numbers.
 * @param {number} teller  the index of the function that says it
 * @param {string} name
 */
function saying(teller, name) {
  const text = Buffer.alloc(8 * NUMBERS, " ");
  text.write(name, "ascii");
  const numbers = Array.from({ length: NUMBERS }, (_, i) => [F64_CONST, ...text.subarray(8 * i, 8 * i + 8)]);
  return Uint8Array.from([0, ...numbers.flat(), CALL, ...integer(teller), UNREACHABLE, END]); // no locals
}

const IMPORTS = 2;
const EXPORTS = 7;
const CODE = 10;
const CUSTOM = 0;

/** Reads a WebAssembly binary from front to back. */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get done() {
    return this.at >= this.bytes.length;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** An unsigned integer in LEB128. */
  integer() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  /** The next bytes, their number first. */
  block() {
    const length = this.integer();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return new TextDecoder().decode(this.block());
  }
}

/** @param {number} value */
function integer(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return [...bytes, value];
}

/** @param {Uint8Array} section  the imports */
function importedFunctions(section) {
  const reader = new Reader(section);
  let functions = 0;
  for (let left = reader.integer(); left > 0; left--) {
    reader.text();
    reader.text();
    const kind = reader.byte();
    if (kind !== 0) throw new Error(`expected the module to import functions alone, got an import of kind ${kind}`);
    reader.integer();
    functions += 1;
  }
  return functions;
}

/**
 * The index of the function that says what was cut.
 * @param {Uint8Array} section  the exports
 */
function tellerOf(section) {
  const reader = new Reader(section);
  for (let left = reader.integer(); left > 0; left--) {
    const [name, kind, index] = [reader.text(), reader.byte(), reader.integer()];
    if (kind === 0 && TELLS.test(name)) return index;
  }
  return undefined;
}

/**
 * @param {Uint8Array} section  the custom section "name"
 * @returns {Map<number, string>}
 */
function functionNames(section) {
  const reader = new Reader(section);
  const names = new Map();
  while (!reader.done) {
    const kind = reader.byte();
    const part = new Reader(reader.block());
    if (kind !== 1) continue;
    for (let left = part.integer(); left > 0; left--) names.set(part.integer(), part.text());
  }
  return names;
}

/**
 * The module without the functions that are never reached.
 * @param {Uint8Array} wasm  with its names
 * @param {keyof typeof REACHED} [use]
 * @returns {Uint8Array}
 */
export function cut(wasm, use = "session") {
  const reader = new Reader(wasm);
  reader.at = 8; // the magic number and the version
  /** @type {{ kind: number, bytes: Uint8Array }[]} */
  const sections = [];
  let imported = 0;
  /** @type {number | undefined} */
  let teller;
  /** @type {Map<number, string>} */
  let names = new Map();
  while (!reader.done) {
    const kind = reader.byte();
    const bytes = reader.block();
    sections.push({ kind, bytes });
    if (kind === IMPORTS) imported = importedFunctions(bytes);
    if (kind === EXPORTS) teller = tellerOf(bytes);
    if (kind === CUSTOM) {
      const custom = new Reader(bytes);
      if (custom.text() === "name") names = functionNames(bytes.subarray(custom.at));
    }
  }
  if (names.size === 0) throw new Error("expected a module with the names of its functions");
  if (teller === undefined) throw new Error("expected a module that exports cut_function_reached");
  /** @type {Uint8Array[]} */
  const parts = [wasm.subarray(0, 8)];
  for (const { kind, bytes } of sections) {
    const body = kind === CODE ? withoutUnreached(bytes, imported, names, teller, reason(use)) : bytes;
    parts.push(Uint8Array.of(kind, ...integer(body.length)), body);
  }
  return Buffer.concat(parts);
}

/**
 * @param {Uint8Array} code
 * @param {number} imported
 * @param {Map<number, string>} names
 * @param {number} teller
 * @param {ReturnType<typeof reason>} reasonOf
 */
function withoutUnreached(code, imported, names, teller, reasonOf) {
  const reader = new Reader(code);
  const count = reader.integer();
  /** @type {Uint8Array[]} */
  const parts = [Uint8Array.from(integer(count))];
  for (let index = 0; index < count; index++) {
    let body = reader.block();
    const cutBy = reasonOf(names.get(imported + index) ?? "", body);
    if (cutBy !== undefined) body = saying(teller, cutBy);
    parts.push(Uint8Array.from(integer(body.length)), body);
  }
  return Buffer.concat(parts);
}
