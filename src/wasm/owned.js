// Arguments as data of our own. To read what a caller hands over may run JavaScript of the caller's: a getter, a proxy,
// a constructor. That must be over before Rust holds the object that is called: what calls it again meanwhile is
// refused there, and what throws through Rust leaves it held for good.

const typedArray = Object.getPrototypeOf(Uint8Array.prototype);

/**
 * Reads a property that typed arrays have by nature, whatever lies over it.
 * @param {PropertyKey} key
 */
function reader(key) {
  const read = /** @type {() => any} */ (Object.getOwnPropertyDescriptor(typedArray, key)?.get);
  return (/** @type {unknown} */ value) => read.call(value);
}

/** "Float32Array", of one made in any document; undefined of what is no typed array. */
const kindOf = reader(Symbol.toStringTag);
const [bufferOf, offsetOf, lengthOf] = ["buffer", "byteOffset", "length"].map(reader);

const isObject = (/** @type {unknown} */ value) =>
  (typeof value === "object" && value !== null) || typeof value === "function";

/**
 * What an error calls an object: by its constructor.
 * @param {any} value
 */
function nameOf(value) {
  try {
    const { name } = value.constructor;
    if (typeof name === "string" && name) return name;
  } catch {
    // It has none, or does not tell: that is no reason for another error than the one it is going to be named in.
  }
  return "an object";
}

/**
 * Fields of ours, under the name of the object that they are of.
 * @param {unknown} value
 * @param {object} [fields]
 */
const named = (value, fields = {}) => Object.setPrototypeOf(fields, { constructor: { name: nameOf(value) } });

/**
 * An argument that nobody else can reach into: a typed array as a new view of its numbers, an object as a copy of its
 * fields that are no objects. Throws what the caller's own getters throw.
 * @param {any} value
 */
export function owned(value) {
  if (!isObject(value)) return value;
  const kind = kindOf(value);
  if (kind) {
    const Kind = /** @type {any} */ (globalThis)[kind];
    const length = lengthOf(value); // 0 where the numbers have been transferred away
    return length > 0 ? new Kind(bufferOf(value), offsetOf(value), length) : new Kind();
  }
  if (typeof value === "function") return () => {};
  if (Array.isArray(value)) return [];
  const fields = Object.entries(value).map(([name, field]) => [name, isObject(field) ? named(field) : field]);
  return named(value, Object.fromEntries(fields));
}
