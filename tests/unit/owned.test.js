// src/wasm/owned.js: arguments as data of our own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { owned } from "../../src/wasm/owned.js";

const thrower = () => {
  throw new Error("the caller's own");
};
const hidden = (/** @type {object} */ object, /** @type {string} */ key) =>
  Object.defineProperty(object, key, { get: thrower });

test("what is no object stays as it is", () => {
  for (const value of [
    undefined, null, true, -0, NaN, "text", 7n, Symbol.iterator,
  ]) assert.ok(Object.is(owned(value), value));
});

test("a typed array becomes a view of the same numbers, without what has been put over it", () => {
  const numbers = Float32Array.of(1, 2, 3, 4).subarray(1, 3);
  for (const key of ["length", "byteLength", "buffer", "constructor"]) hidden(numbers, key);
  const own = owned(numbers);
  assert.deepEqual([...own], [2, 3]);
  assert.ok(own instanceof Float32Array);
  own[0] = 9;
  assert.equal(numbers[0], 9);
  assert.deepEqual(Object.getOwnPropertyNames(own), ["0", "1"]);
});

test("typed arrays of another document, of a class of their own and of any kind are known by their nature", () => {
  assert.ok(owned(runInNewContext("new Uint8Array(3)")) instanceof Uint8Array);
  class Mine extends Float64Array {}
  assert.equal(owned(new Mine(2)).constructor, Float64Array);
  assert.ok(owned(Buffer.from([1, 2])) instanceof Uint8Array);
  assert.ok(owned(new BigInt64Array(1)) instanceof BigInt64Array);
});

test("a typed array whose numbers have been transferred away is empty", () => {
  const numbers = new Float32Array(4);
  structuredClone(numbers, { transfer: [numbers.buffer] });
  assert.deepEqual(owned(numbers), new Float32Array(0));
});

test("an object becomes a copy of its plain fields under the name of its class", () => {
  class Frame {
    x = 1;
    deep = [1, 2];
    get y() {
      return 2;
    }
  }
  const own = owned(new Frame());
  assert.deepEqual(Object.entries(own).map(([name, value]) => [name, typeof value]),
    [["x", "number"], ["deep", "object"]]);
  assert.deepEqual([own.constructor.name, own.deep.constructor.name, Object.keys(own.deep).length],
    ["Frame", "Array", 0]);
  assert.equal(owned({ get half() { return 3; } }).half, 3);
});

test("an object that does not tell its class is an object", () => {
  const untold = [
    Object.create(null), { __proto__: { constructor: undefined } }, { __proto__: { constructor: { name: 5 } } },
    hidden(Object.create({}), "constructor"), new (class {})(),
  ];
  for (const object of untold) assert.equal(owned(object).constructor.name, "an object");
  for (const object of untold) assert.equal(owned({ hidden: object }).hidden.constructor.name, "an object");
});

test("what a getter of the caller's throws comes back to the caller", () => {
  assert.throws(() => owned({ get hidden() { return thrower(); } }), /the caller's own/);
});

test("arrays and functions are known as such, and empty", () => {
  assert.deepEqual(owned([1, thrower]), []);
  assert.equal(owned(thrower).constructor.name, "Function");
  assert.doesNotThrow(owned(thrower));
});
