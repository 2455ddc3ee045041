// The figures' worker as the page has it, with one that answers as it is told: who hears what when it ends.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

/** @typedef {{ id: number, object: number, make?: string, call?: string, free?: true }} Order */

/**
 * The workers there have been.
 * @type {FakeWorker[]}
 */
const workers = [];
const MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
/** Whether the module can be had. */
let offline = false;

/** Does at once what it is asked for, but for calls. */
class FakeWorker {
  /**
   * Calls without an answer.
   * @type {Order[]}
   */
  open = [];
  ended = false;
  /** @type {(event: { data: object }) => void} */
  onmessage = () => undefined;

  constructor() {
    workers.push(this);
    queueMicrotask(() => this.say({ type: "loaded" }));
  }

  /** @param {WebAssembly.Module | Order} message */
  postMessage(message) {
    if (message instanceof WebAssembly.Module) return;
    if (message.call) this.open.push(message);
    else queueMicrotask(() => this.say({ id: message.id, value: undefined }));
  }

  terminate() {
    this.ended = true;
  }

  /** @param {object} data */
  say(data) {
    this.onmessage({ data });
  }
}

Object.assign(globalThis, {
  Worker: FakeWorker,
  document: { baseURI: "http://localhost/" },
  fetch: async () => {
    if (offline) throw new TypeError("no network");
    return new Response(MODULE);
  },
});
const { Ended, engine } = await import("../../www/figures/engine.js");

beforeEach(() => {
  workers.length = 0;
  offline = false;
});

/** Somebody who has engines, and what is heard. */
function user() {
  /** @type {boolean[]} */
  const heard = [];
  return { heard, lost: (/** @type {boolean} */ toBlame) => void heard.push(toBlame) };
}

/**
 * How a promise is rejected.
 * @param {Promise<unknown>} promise
 */
const reasonOf = (promise) => promise.then(() => assert.fail("it was answered"), (/** @type {any} */ error) => error);

/** All that is under way gets its turn. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

// The module is kept: this comes first.
test("where the module does not come all hear why, and the next one who asks tries again", async () => {
  offline = true;
  const waiting = [user(), user()];
  const reasons = await Promise.all(waiting.map(({ lost }) => reasonOf(engine("A", {}, lost))));
  for (const { message, toBlame } of reasons) {
    assert.match(message, /lesson_bg\.wasm.*no network/);
    assert.equal(toBlame, true);
  }
  assert.deepEqual(waiting.map(({ heard }) => heard), [[true], [true]]);
  assert.equal(workers[0].ended, true);
  offline = false;
  (await engine("A", {}, user().lost)).free();
  assert.equal(workers.length, 2);
});

test("a call is answered or refused; with its last object the worker ends", async () => {
  const [one, other] = await Promise.all([engine("A", {}, user().lost), engine("B", {}, user().lost)]);
  assert.equal(workers.length, 1);
  const [worker] = workers;
  const [answered, refused] = [one.call("see"), one.call("place", 90)];
  await settled();
  const [first, second] = worker.open;
  worker.say({ id: first.id, value: 7 });
  worker.say({ id: second.id, message: "place must be near, got 90" });
  assert.equal(await answered, 7);
  const reason = await reasonOf(refused);
  assert.equal(reason.message, "place must be near, got 90");
  assert.equal(reason instanceof Ended, false);
  one.free();
  assert.equal(worker.ended, false);
  other.free();
  other.free();
  assert.equal(worker.ended, true);
});

test("after a trap the worker ends: who asked is to blame and hears why, " +
  "the others hear that they are not", async () => {
  const [guilty, innocent] = [user(), user()];
  const engines = await Promise.all([
    engine("A", {}, guilty.lost), engine("A", {}, guilty.lost), engine("B", {}, innocent.lost),
  ]);
  const asked = engines.map((each) => reasonOf(each.call("step")));
  await settled();
  const [worker] = workers;
  worker.say({ id: worker.open[0].id, message: "unreachable", fatal: true });
  const reasons = await Promise.all(asked);
  assert.deepEqual(reasons.map(({ message, toBlame }) => [message, toBlame]), [
    ["unreachable", true], ["unreachable", true], ["unreachable", false],
  ]);
  assert.ok(reasons.every((reason) => reason instanceof Ended));
  assert.deepEqual([guilty.heard, innocent.heard], [[true], [false]]);
  assert.equal(worker.ended, true);
  // What is left of the old ones does no harm, and asks nobody.
  assert.equal((await reasonOf(engines[2].call("step"))).toBlame, false);
  for (const each of engines) each.free();
  assert.equal(workers.length, 1);
  const again = await engine("B", {}, innocent.lost);
  assert.equal(workers.length, 2);
  assert.equal(workers[1].ended, false);
  again.free();
});
