// What the page and its worker say to each other: two unions of messages, one for each direction, and the one
// function on each side that sends them. Both sides switch on `message.type`; `unexpected` makes the compiler
// check that none is forgotten.
//
// `element` tells the elements apart that share a worker. `run` counts an element's restarts: what belongs to
// an earlier run is dropped on both sides, but for one that is put aside ("keep"): it rests in the worker, all of it,
// until it goes on in the place of the one there is ("resume") or is let go ("forget").

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./datasets/datasets.js").Source} Source */

/**
 * How training goes, and where it pauses by itself.
 * @typedef {object} Goal
 * @property {boolean} [gentle]  it rests most of the time, for the sake of a weak device
 * @property {number} [until]  a step, which is reached as fast as can be: the plane is brought up to date there
 * @property {number} [epochs]  so many epochs done
 */

/**
 * Whom a run keeps in step with, in the same worker, and which of its settings are its own.
 * @typedef {{ element: number | undefined, overrides: Partial<Settings> }} Lockstep
 */

/**
 * Images that come together. labels: (n), factors: (n, 2) in [0, 1]; at most one of the two is there.
 * @typedef {object} Part
 * @property {"train" | "held-out"} split
 * @property {Uint8Array} pixels  (n, side * side)
 * @property {import("./labels.js").Labels} [labels]
 * @property {Float32Array} [factors]
 */

/**
 * What the page is told of training images that are there: how many, and what is known of them.
 * @typedef {{ count: number } & Pick<Part, "labels" | "factors">} Arrived
 */

/**
 * A question that has an answer. "trace": what happens in the next step that training makes; undefined if it pauses
 * before.
 * @typedef {{ name: "step", traced?: boolean } | { name: "trace" } | { name: "encode", x: Float32Array } | { name:
 *   "decode", z: Float32Array }
 *   | { name: "evaluate" } | { name: "save", session: boolean } | { name: "load", bytes: Uint8Array }
 *   | { name: "add", part: Part } | { name: "image", index: number } | { name: "inspect", x: Float32Array }
 *   | { name: "pulls", x: Float32Array } | { name: "draw", n: number } | { name: "posteriorSamples" }} Ask
 */

/**
 * A decoder that pictures are drawn with. Its weights travel only when they are others than the last time.
 * @typedef {import("./images/decoded.js").Size & { weights?: Float32Array }} Model
 */

/**
 * What is computed of a plane beside the training. decode: z (n, latent). manifold: columns x columns images over a
 * window. density: mu and logvar (n, 2). likelihood: z (n, 2), under the last density.
 * @typedef {{ name: "decode", model: Model, z: Float32Array }
 *   | { name: "manifold", model: Model, window: Window, columns: number }
 *   | { name: "density", mu: Float32Array, logvar: Float32Array, window: Window }
 *   | { name: "likelihood", z: Float32Array }} Sight
 */

/** @typedef {Readonly<import("./plane/scale.js").Window>} Window */

/** @typedef {string | Uint8Array} Saved  a model or a run: the address of its file, or, where it was kept, its bytes */

/**
 * "prepare": a piece of images that a run will want, once the scripts that draw it have come.
 * @typedef {{ type: "init", module: WebAssembly.Module }
 *   | { type: "prepare", piece: import("./datasets/datasets.js").Piece }
 *   | { type: "start", element: number, run: number, settings: Settings, source: Source, training: boolean,
 *       own: Part[], goal: Goal, checkpoint?: Saved, lockstep?: Lockstep }
 *   | { type: "train", element: number, run: number }
 *   | { type: "pause", element: number, run: number }
 *   | { type: "aim", element: number, run: number, goal: Goal }
 *   | { type: "set", element: number, run: number, live: Partial<Settings> }
 *   | { type: "taken", element: number, run: number }
 *   | { type: "fetch", element: number, run: number }
 *   | { type: "keep", element: number, run: number }
 *   | { type: "resume", element: number, run: number }
 *   | { type: "forget", element: number, run: number }
 *   | { type: "ask", element: number, run: number, id: number, ask: Ask }
 *   | { type: "look", element: number, run: number, id: number, sight: Sight }
 *   | { type: "stop", element: number }
 *   | { type: "ping" }} ToWorker
 */

/**
 * Posteriors of training images: mu and logvar (n, latent) of those from an index on.
 * @typedef {{ from: number, mu: Float32Array, logvar: Float32Array }} Posteriors
 */

/**
 * How a run does, at a step: its losses and its latent units, in nats per image.
 * @typedef {object} Evaluation
 * @property {number} step
 * @property {number} epoch
 * @property {{ reconstruction: number, kl: number }} [trained]  means over the steps since the last one
 * @property {{ reconstruction: number, kl: number }} [heldOut]  over the held-out images
 * @property {{ kl: Float32Array, variance: Float32Array }} units  (latent,) each: the mean KL of each, and the variance
 *   of
 *   its mu, over the held-out images or some training images
 */

/**
 * The state of a run, sent when due and when the one before was taken.
 * @typedef {object} Snapshot
 * @property {"snapshot"} type
 * @property {number} element
 * @property {number} run
 * @property {number} step
 * @property {number} epoch
 * @property {boolean} training
 * @property {boolean} waiting  training goes on when more images have come
 * @property {boolean} settled  every posterior is that of this very step
 * @property {number} imagesPerSecond
 * @property {number} stepsPerSecond  by the wall clock, with all that goes on beside
 * @property {number} msPerStep  of a step alone
 * @property {Float64Array} losses  (steps since the last, 5): step, epoch, loss, reconstruction, kl
 * @property {Posteriors[]} posteriors
 * @property {Evaluation[]} evaluations
 * @property {Float32Array} [decoder]  the decoder's weights, when they are due
 */

/**
 * @typedef {Snapshot
 *   | { type: "loaded" }
 *   | { type: "alive" }
 *   | { type: "failed", message: string }
 *   | { type: "images", element: number, run: number } & Arrived
 *   | { type: "opened", element: number, run: number, settings: Settings, step: number }
 *   | { type: "reached", element: number, run: number, step: number }
 *   | { type: "answer", element: number, run: number, id: number, value: any }
 *   | { type: "refusal", element: number, run: number, id: number, message: string }
 *   | { type: "diverged", element: number, run: number, step: number, message: string }
 *   | { type: "missing", element: number, run: number, what: "data" | "checkpoint", message: string }
 *   | { type: "broken", element: number, run: number, message: string }} ToPage
 */

/** How many numbers a step takes in `losses`. */
export const LOSS_FIELDS = 5;

/**
 * @param {Worker} worker
 * @param {ToWorker} message
 * @param {Transferable[]} [transfer]
 */
export function postToWorker(worker, message, transfer = []) {
  worker.postMessage(message, transfer);
}

/**
 * @param {ToPage} message
 * @param {Transferable[]} [transfer]
 */
export function postToPage(message, transfer = []) {
  self.postMessage(message, { transfer });
}

/**
 * The default of a switch over messages: unreachable while every type has its case.
 * @param {never} message
 * @returns {never}
 */
export function unexpected(message) {
  throw new Error(`unexpected message ${JSON.stringify(message)}`);
}
