// A run in the worker with a core that only counts, for tests.

import { beforeEach } from "node:test";
import { Run } from "../../www/element/worker/run.js";
import { defaultSettings } from "../../www/element/settings.js";

export const IMAGES = 600; // three chunks of posteriors

/**
 * What the page has been sent.
 * @type {any[]}
 */
export const sent = [];
/**
 * The core that was made last.
 * @type {FakeSession}
 */
export let core;
/** @type {Map<number, Run>} */
export const runs = new Map();

beforeEach(() => {
  sent.length = 0;
  runs.clear();
  Object.assign(globalThis, { self: { postMessage: (/** @type {object} */ message) => sent.push(message) } });
});

export class FakeSession {
  step = 0;
  epoch = 1;
  images = { train: 0, heldOut: 0 };
  expected = 0;
  freed = false;
  /** The step at which the numbers break. */
  diverges = Infinity;
  /** @type {string[]} */
  calls = [];

  /** @param {object} settings */
  constructor(settings) {
    this.settings = settings;
    core = this;
  }

  get waiting() {
    return this.step >= this.images.train / 100 && this.images.train < this.expected;
  }

  /** @param {number} images */
  expectImages(images) {
    this.expected = images;
  }

  /**
   * @param {Uint8Array} pixels
   * @param {Uint8Array | undefined} _labels
   * @param {string} split
   */
  addImages(pixels, _labels, split) {
    this.images[split === "train" ? "train" : "heldOut"] += pixels.length / 784;
  }

  trainStep() {
    if (this.step + 1 === this.diverges) {
      this.step -= 2;
      throw Object.assign(new Error("the loss is not finite"), { name: "NonFiniteError" });
    }
    this.step += 1;
    this.calls.push("train");
    return { step: this.step, epoch: 1, loss: 100 - this.step, reconstruction: 90 - this.step, kl: 10 };
  }

  traceStep() {
    return { ...this.trainStep(), image: { index: 0 } };
  }

  /**
   * @param {number} from
   * @param {number} n
   */
  posteriors(from, n) {
    this.calls.push(`posteriors ${from}`);
    return { mu: new Float32Array(2 * n).fill(this.step), logvar: new Float32Array(2 * n) };
  }

  decoderWeights() {
    return Float32Array.of(this.step);
  }

  /** @param {Uint8Array} bytes */
  load(bytes) {
    if (bytes.length === 0) throw new Error("no file");
    this.step = bytes[0];
    this.settings = { ...this.settings, beta: 7 };
  }

  /** @param {number} rate */
  setLearningRate(rate) {
    this.calls.push(`rate ${rate}`);
  }

  /** @param {number} beta */
  setBeta(beta) {
    this.calls.push(`beta ${beta}`);
  }

  units() {
    return { kl: new Float32Array(2), variance: new Float32Array(2) };
  }

  evaluate() {
    return { images: this.images.heldOut };
  }

  free() {
    this.freed = true;
  }
}

/** @param {number} images */
export const part = (images) => ({ split: /** @type {const} */ ("train"), pixels: new Uint8Array(784 * images) });

/**
 * @param {object} [start]
 * @param {{ split: "train" | "held-out", pixels: Uint8Array }[]} [own]
 */
export async function begin(start = {}, own = [part(IMAGES)]) {
  const settings = { ...defaultSettings, dataset: /** @type {const} */ ("own") };
  const type = /** @type {const} */ ("start");
  const message = {
    type, element: 1, run: 3, settings, source: { side: 28, images: 0, pieces: [] }, training: false, own, goal: {},
    ...start,
  };
  /** @type {any} */
  const module = { Session: FakeSession };
  const run = new Run(message, { session: Promise.resolve(module), wake: () => undefined, runs });
  runs.set(message.element, run);
  await run.loading;
  return run;
}

/**
 * Works until nothing is left, or for some slices.
 * @param {Run} run
 * @param {number} [slices]
 */
export function work(run, slices = 50) {
  for (let i = 0; i < slices && (i === 0 || run.busy); i++) run.work();
}
