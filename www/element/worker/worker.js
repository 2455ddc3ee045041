// The worker: it hosts the runs of a page's elements, one Session each, and gives them slices in turn. Another worker
// of the same script hosts their sights: what is drawn of their planes beside the training.

import init, * as sessionModule from "../../../src/wasm/session.js";
import { postToPage, unexpected } from "../protocol.js";
import { Run } from "./run.js";
import { Sights } from "./sights.js";
import { partOf } from "./sources.js";

/** @type {Map<number, Run>} */
const runs = new Map();
/**
 * Those that were put aside, one an element at most.
 * @type {Map<number, Run>}
 */
const aside = new Map();
/** @type {Map<number, Sights>} */
const sights = new Map();

/** @typedef {Extract<import("../protocol.js").ToWorker, { type: "init" }>} Init */

/** @type {(message: Init) => void} */
let initialise;
const initialised = new Promise((/** @type {(message: Init) => void} */ resolve) => {
  initialise = resolve;
});
const session = initialised.then(async ({ module }) => {
  await init({ module_or_path: module });
  return sessionModule;
});
session.catch(fail);

self.addEventListener("message", ({ data }) => receive(data));
postToPage({ type: "loaded" });

/** @param {import("../protocol.js").ToWorker} message */
function receive(message) {
  switch (message.type) {
    case "init": return initialise(message);
    case "prepare": return void partOf(message.piece, session).catch(() => undefined); // the run tries it again
    case "start": {
      runs.get(message.element)?.stop();
      runs.set(message.element, new Run(message, { session, wake, runs }));
      return;
    }
    case "train": return present(message)?.train();
    case "pause": return present(message)?.pause();
    case "aim": return present(message)?.aim(message.goal);
    case "set": return present(message)?.setLive(message.live);
    case "taken": return present(message)?.taken();
    case "fetch": return present(message)?.fetch();
    case "keep": return putAside(message);
    case "resume": return takeBack(message);
    case "forget": return forget(message);
    case "ask": return answerQuestion(message);
    case "look": return answerSight(message);
    case "stop": {
      runs.get(message.element)?.stop();
      runs.delete(message.element);
      forget(message);
      sights.get(message.element)?.free();
      sights.delete(message.element);
      return wake(); // a run that kept in step with it goes on alone
    }
    case "ping": return postToPage({ type: "alive" });
    default: unexpected(message);
  }
}

/**
 * The run a message is meant for, unless it has been replaced since.
 * @param {{ element: number, run: number }} address
 */
function present({ element, run }) {
  const candidate = runs.get(element);
  return candidate?.address.run === run ? candidate : undefined;
}

/** @param {{ element: number, run: number }} address  of the run, which makes room for another */
function putAside(address) {
  const run = present(address);
  if (!run) return;
  forget(address);
  run.putAside();
  runs.delete(address.element);
  aside.set(address.element, run);
}

/** @param {{ element: number, run: number }} address  of the run that was put aside */
function takeBack({ element, run }) {
  const kept = aside.get(element);
  if (kept?.address.run !== run) return;
  runs.get(element)?.stop();
  aside.delete(element);
  runs.set(element, kept);
  wake();
}

/** @param {{ element: number }} address */
function forget({ element }) {
  aside.get(element)?.stop();
  aside.delete(element);
}

/** @param {Extract<import("../protocol.js").ToWorker, { type: "ask" }>} message */
function answerQuestion({ element, run, id, ask: question }) {
  const answering =
    present({ element, run })?.answer(question) ?? Promise.reject(new Error("the run was replaced"));
  answering.then(
    (value) => postToPage({ type: "answer", element, run, id, value }),
    (error) => {
      if (error instanceof WebAssembly.RuntimeError) fail(error);
      postToPage({ type: "refusal", element, run, id, message: error.message });
    },
  );
}

/** @param {Extract<import("../protocol.js").ToWorker, { type: "look" }>} message */
function answerSight({ element, run, id, sight }) {
  const present = sights.get(element) ?? new Sights(session);
  sights.set(element, present);
  present.see(sight).then(
    ({ value, transfer }) => postToPage({ type: "answer", element, run, id, value }, transfer),
    (error) => {
      if (error instanceof WebAssembly.RuntimeError) fail(error);
      postToPage({ type: "refusal", element, run, id, message: error.message });
    },
  );
}

// Slices: each turn is a task of its own, so that messages come in between. (setTimeout would wait 4 ms or
// more.)
const turns = new MessageChannel();
let turnComes = false;
turns.port1.onmessage = turn;

function wake() {
  if (turnComes) return;
  turnComes = true;
  turns.port2.postMessage(undefined);
}

/** A slice for the run whose turn it is: the first in the map that has work; then it goes to the end. */
function turn() {
  turnComes = false;
  for (const [element, run] of [...runs]) {
    const worked = run.busy;
    try {
      run.work();
    } catch (error) {
      giveUp(run, /** @type {Error} */ (error));
    }
    if (!worked) continue;
    runs.delete(element);
    runs.set(element, run);
    break;
  }
  if ([...runs.values()].some((run) => run.busy)) wake();
}

/**
 * @param {Run} run
 * @param {Error} error
 */
function giveUp(run, error) {
  if (error instanceof WebAssembly.RuntimeError) return fail(error);
  run.stop();
  runs.delete(run.address.element);
  postToPage({ type: "broken", ...run.address, message: error.message });
}

/**
 * The wasm instance cannot be trusted any more (a panic, no memory): the page ends the worker.
 * @param {Error} error
 */
function fail(error) {
  postToPage({ type: "failed", message: error.message });
}
