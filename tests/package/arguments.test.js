// What callers hand to the boundary, as it is shipped: bad numbers and sizes get a sentence, and whatever came, the
// object that was called can be called again.

import assert from "node:assert/strict";
import { test } from "node:test";

/** @type {typeof import("zscape/session")} */
const zscape = await import(String(new URL("../../pkg/dist/session.node.js", import.meta.url)));
const { default: init, Session, Decoder, Aggregate, makeShapes, readIdx } = zscape;
await init();

const session = new Session({ hidden: 4 });
session.addImages(makeShapes(40, 1).pixels, undefined, "train");
session.addImages(makeShapes(10, 2).pixels, undefined, "held-out");
const decoder = new Decoder({ hidden: 4 });
const aggregate = new Aggregate(new Float32Array(8), new Float32Array(8));
/** @type {Record<string, any>} */
const objects = { session, decoder, aggregate };

/** Calls that only reading and writing objects that are held by nobody can answer. */
function answers() {
  session.setBeta(1);
  decoder.set(session.decoderWeights());
  assert.equal(decoder.decode(new Float32Array(2)).length, 784);
  assert.ok(aggregate.kl() >= 0);
}

const thrower = () => {
  throw new Error("the caller's own");
};
const over = (/** @type {object} */ object, /** @type {string} */ key, /** @type {PropertyDescriptor} */ property) =>
  Object.defineProperty(object, key, property);
const traps = {
  get: thrower, has: thrower, ownKeys: thrower, getPrototypeOf: thrower, getOwnPropertyDescriptor: thrower,
};

/** @type {Record<string, () => unknown>} */
const HOSTILE = {
  "an object without a prototype": () => Object.create(null),
  "a revoked proxy": () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  "a revoked proxy of numbers": () => {
    const { proxy, revoke } = Proxy.revocable(new Float32Array(784), {});
    revoke();
    return proxy;
  },
  "a proxy that throws": () => new Proxy({}, traps),
  "a proxy of a function that throws": () => new Proxy(() => {}, traps),
  "a constructor that throws": () => over({}, "constructor", { get: thrower }),
  "a constructor that is a number": () => ({ constructor: 5 }),
  "a name that throws": () => over({}, "constructor", { value: over({}, "name", { get: thrower }) }),
  "a field that throws": () => over({}, "x", { get: thrower, enumerable: true }),
  "numbers whose length throws": () => over(new Float32Array(784), "length", { get: thrower }),
  "numbers whose length lies": () => over(new Float32Array(784), "length", { value: 2 ** 31 }),
  "bytes whose length lies": () => over(new Uint8Array(784), "length", { value: 2 ** 31 }),
  "numbers that are gone": () => {
    const numbers = new Float32Array(784);
    structuredClone(numbers, { transfer: [numbers.buffer] });
    return numbers;
  },
  "a value that throws": () => ({ valueOf: thrower, toString: thrower, [Symbol.toPrimitive]: thrower }),
  "a symbol": () => Symbol("x"),
  "a large integer": () => 10n ** 30n,
  "not a number": () => NaN,
  "a fraction": () => 0.5,
  "more than 32 bits": () => 2 ** 32 + 1,
  "infinity": () => Infinity,
  "a text": () => "1",
  "nothing": () => null,
};

test("whatever a method is given, its object answers afterwards, and a refusal is a sentence", () => {
  let refused = 0;
  for (const object of Object.values(objects)) {
    const methods = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(object)))
      .filter(([name, { value }]) => typeof value === "function" && !/^(?:constructor|free|__.*)$/.test(name));
    assert.ok(methods.length >= 2);
    for (const [method] of methods) {
      for (const [what, make] of Object.entries(HOSTILE)) {
        for (const args of [[make()], [make(), make(), make()], [new Float32Array(4), make()], [0, make()]]) {
          try {
            object[method](...args);
          } catch (error) {
            refused += 1;
            assert.ok(error instanceof Error && !(error instanceof WebAssembly.RuntimeError),
              `${method} of ${what}: ${error}`);
            assert.doesNotMatch(error.message, /recursive|unreachable|aliasing|undefined \(reading/,
              `${method} of ${what}`);
          }
          answers();
        }
      }
    }
  }
  assert.ok(refused > 500, `${refused} refusals`);
});

test("whatever a constructor or a function is given, the module goes on", () => {
  /** @type {Record<string, any>} */
  const made = { Session, Decoder, Aggregate };
  for (const [what, make] of Object.entries(HOSTILE)) {
    for (const [name, Class] of Object.entries(made)) {
      try {
        new Class(make(), make()).free();
      } catch (error) {
        assert.ok(error instanceof Error && !(error instanceof WebAssembly.RuntimeError),
          `${name} of ${what}: ${error}`);
      }
    }
    for (const call of /** @type {any[]} */ ([makeShapes, readIdx])) {
      assert.throws(() => call(make(), make()), (error) => !(error instanceof WebAssembly.RuntimeError),
        `${call} of ${what}`);
    }
  }
  answers();
});

test("a getter may call the object that it is an argument of, and free it", () => {
  const { step } = session;
  const stepping = { get x() { return session.trainStep(); } };
  assert.throws(() => session.encode(/** @type {any} */ (stepping)), /^Error: x must be a Float32Array, got Object$/);
  assert.equal(session.step, step + 1);
  const other = new Aggregate(new Float32Array(2), new Float32Array(2));
  const freeing = { get x() { other.free(); return 0; }, y: 0, half: 1 };
  assert.throws(() => other.cells(freeing, 4), /Aggregate\.cells was called after free\(\)/);
});

test("numbers, sizes and kinds that cannot be are named with what came and what was expected", () => {
  const any = /** @type {any} */ (session);
  const q = /** @type {any} */ (aggregate);
  const window = { x: 0, y: 0, half: 1 };
  /** @type {[() => unknown, string][]} */
  const refused = [
    [() => session.image(2 ** 32 + 1), "index must be a whole number from 0 to 4294967295, got 4294967297"],
    [() => session.image(0.5), "index must be a whole number from 0 to 4294967295, got 0.5"],
    [() => any.image("1"), 'index must be a whole number from 0 to 4294967295, got "1"'],
    [() => any.image(null), "index must be a whole number from 0 to 4294967295, got null"],
    [() => any.image(), "index must be a whole number from 0 to 4294967295, got undefined"],
    [() => session.posteriors(0.9, 1.9), "from must be a whole number from 0 to 4294967295, got 0.9"],
    [() => session.posteriors(0, 1.9), "n must be a whole number from 0 to 4294967295, got 1.9"],
    [() => session.draw(NaN), "n must be a whole number from 0 to 4294967295, got NaN"],
    [() => session.draw(1e6 + 1), "n must be a whole number from 0 to 1000000, got 1000001"],
    [() => session.expectImages(-1), "images must be a whole number from 0 to 1000000, got -1"],
    [() => any.setLearningRate("0.1"), 'learningRate must be a number, got "0.1"'],
    [() => any.setBeta(true), "beta must be a number, got true"],
    [() => aggregate.cells(window, 8.5), "side must be a whole number from 0 to 4294967295, got 8.5"],
    [() => q.cells({ ...window, y: [] }, 8), "window.y must be a number, got Array"],
    [() => makeShapes(-1, 1), "n must be a whole number from 0 to 1000000, got -1"],
    [() => makeShapes(2e6, 1), "n must be a whole number from 0 to 1000000, got 2000000"],
    [() => makeShapes(1, 0.5), "seed must be a whole number from 0 to 4294967295, got 0.5"],
    [
      () => new Session({ side: 256, hidden: 4096 }),
      "side and hidden must be such that the weights are at most 32000000, got 256 and 4096, which make 536969220",
    ],
    [
      () => new Decoder({ side: 256, hidden: 4096 }),
      "side and hidden must be such that the weights are at most 32000000, got 256 and 4096, which make 536969220",
    ],
    [
      () => session.decode(new Float32Array(180_000)),
      "z must be at most 81632 points, whose images have 64000000 pixels, got 90000 points",
    ],
    [
      () => session.addImages(new Uint8Array(1e9 + 1), undefined, "train"),
      "pixels must be a Uint8Array of at most 1000000000 bytes, got 1000000001 bytes",
    ],
    [() => any.load(new ArrayBuffer(4)), "bytes must be a Uint8Array, got ArrayBuffer"],
    [() => any.encode(Object.create(null)), "x must be a Float32Array, got an object"],
    [() => any.encode(Promise.resolve()), "x must be a Float32Array, got Promise"],
    [() => any.encode(() => {}), "x must be a Float32Array, got Function"],
    [() => new Session(/** @type {any} */ ({ hidden: [64] })),
      "hidden must be a whole number from 1 to 4096, got Array"],
    [() => new Session(/** @type {any} */ (() => {})), "settings must be an object, got Function"],
  ];
  const before = session.saveSession();
  for (const [call, message] of refused) assert.throws(call, { name: "Error", message });
  assert.deepEqual(session.saveSession(), before);
  answers();
});

test("classes made with our own arguments are the classes that they seem", () => {
  assert.ok(session instanceof Session && aggregate instanceof Aggregate);
  class Mine extends Session {}
  const mine = new Mine({ hidden: 2 });
  assert.ok(mine instanceof Mine && mine.settings.hidden === 2);
  mine.free();
});
