// The reference workload as its contenders see it: sizes, initial weights, batches, eps. It runs in the page.
//
// zscape brings batches and eps itself; what stands here gives the other contenders the same, as cheaply as plain
// JavaScript can: under 1 % of a step.

export const PIXELS = 784;
const HIDDEN = 400;
export const LATENT = 2;
export const BATCH = 128;

/** Whole batches only: a shorter last one would be the quickest step of an epoch, and thus the smallest time. */
export const IMAGES = 15 * BATCH;

const LEARNING_RATE = 1e-3;
export const BETA1 = 0.9;
export const BETA2 = 0.999;
export const EPSILON = 1e-8;

/**
 * The layers under PyTorch's names: inputs and outputs.
 * @type {Record<string, [number, number]>}
 */
export const LAYERS = {
  fc1: [PIXELS, HIDDEN],
  fc21: [HIDDEN, LATENT],
  fc22: [HIDDEN, LATENT],
  fc3: [LATENT, HIDDEN],
  fc4: [HIDDEN, PIXELS],
};

/** @typedef {{ weight: Float32Array, bias: Float32Array }} Layer weight: (inputs, outputs) */

/**
 * @typedef {object} Run
 * @property {Uint8Array} pixels the training images
 * @property {boolean} noise
 * @property {Uint8Array} [weights] a model file to start from
 */

/**
 * @typedef {object} Contender
 * @property {() => Promise<unknown>} prepare fetches and starts what it needs
 * @property {(run: Run) => void} begin starts a run in place of the present one
 * @property {() => number} trainStep gives the loss of its batch in nats an image
 * @property {(z: Float32Array) => Float32Array} decode
 * @property {(x: Float32Array) => { mu: Float32Array, logvar: Float32Array }} encode
 */

/**
 * What Adam multiplies with in its step t, counted from 1: p -= rate * m / (correction * sqrt(v) + EPSILON).
 * @param {number} t
 */
export function adamFactors(t) {
  return { rate: LEARNING_RATE / (1 - BETA1 ** t), correction: 1 / Math.sqrt(1 - BETA2 ** t) };
}

/**
 * The layers of a model file in safetensors; without one, uniform in +-1/sqrt(inputs), as PyTorch starts them.
 * @param {Uint8Array} [file]
 * @returns {Record<string, Layer>}
 */
export function startingLayers(file) {
  return file ? readLayers(file) : drawLayers();
}

function drawLayers() {
  const random = uniform();
  return mapLayers((name, inputs, outputs) => {
    const bound = 1 / Math.sqrt(inputs);
    const draw = () => bound * (2 * random() - 1);
    return {
      weight: Float32Array.from({ length: inputs * outputs }, draw),
      bias: Float32Array.from({ length: outputs }, draw),
    };
  });
}

/** @param {Uint8Array} file */
function readLayers(file) {
  const start = 8 + Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, start)));
  const read = (/** @type {string} */ name) => {
    const [from, to] = header[name].data_offsets;
    return new Float32Array(file.slice(start + from, start + to).buffer);
  };
  return mapLayers((name, inputs, outputs) => {
    const weight = read(`${name}.weight`); // (outputs, inputs)
    return {
      weight: Float32Array.from(weight, (_, i) => weight[(i % outputs) * inputs + Math.floor(i / outputs)]),
      bias: read(`${name}.bias`),
    };
  });
}

/**
 * @template T
 * @param {(name: string, inputs: number, outputs: number) => T} make
 * @returns {Record<string, T>}
 */
function mapLayers(make) {
  const entries = Object.entries(LAYERS);
  return Object.fromEntries(entries.map(([name, [inputs, outputs]]) => [name, make(name, inputs, outputs)]));
}

/** Numbers in [0, 1), the same in every run: Mulberry32. */
function uniform() {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a byte stands for. */
const LEVELS = Float32Array.from({ length: 256 }, (_, byte) => byte / 255);

/** Batches of a shuffled epoch, one after the other, each with its eps. */
export class Batches {
  /** @param {Run} run */
  constructor({ pixels, noise }) {
    this.pixels = pixels;
    this.noise = noise;
    this.random = uniform();
    this.order = Uint32Array.from({ length: pixels.length / PIXELS }, (_, i) => i);
    this.next = this.order.length;
  }

  /** @returns {{ x: Float32Array, eps: Float32Array }} (batch, pixels) and (batch, latent), the caller's own */
  take() {
    if (this.next + BATCH > this.order.length) this.shuffle();
    const x = new Float32Array(BATCH * PIXELS);
    for (let row = 0; row < BATCH; row++) {
      const from = this.order[this.next++] * PIXELS;
      const to = row * PIXELS;
      for (let i = 0; i < PIXELS; i++) x[to + i] = LEVELS[this.pixels[from + i]];
    }
    return { x, eps: this.normals(BATCH * LATENT) };
  }

  /** Fisher and Yates's shuffle. */
  shuffle() {
    this.next = 0;
    for (let i = this.order.length - 1; i > 0; i--) {
      const j = Math.floor(this.random() * (i + 1));
      [this.order[i], this.order[j]] = [this.order[j], this.order[i]];
    }
  }

  /**
   * Standard normal numbers by Box and Muller, or zeros where the run has no noise.
   * @param {number} count
   */
  normals(count) {
    const values = new Float32Array(count);
    if (!this.noise) return values;
    for (let i = 0; i < count; i++) {
      const radius = Math.sqrt(-2 * Math.log(1 - this.random()));
      values[i] = radius * Math.cos(2 * Math.PI * this.random());
    }
    return values;
  }
}
