// The picture beside the plane: what the decoder makes of z. The decoder runs on the page, with weights that
// the worker sends, so that a drag is answered within the frame.

import init, { Decoder } from "../../src/wasm/session.js";
import { wasmModule } from "./client.js";

const SIDE = 28;

/** @type {Promise<unknown> | undefined} */
let loading;

/** The page's own wasm, started once for all elements. */
function load() {
  loading ??= wasmModule().then((module) => init({ module_or_path: module })).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

export class Decoded {
  #loaded = false;
  /** @type {Decoder | undefined} */
  #decoder;
  #model = { hidden: 0, latent: 0 };
  /** Weights that the decoder has not got yet. @type {Float32Array | undefined} */
  #weights;
  /** @type {[number, number]} */
  #z = [0, 0];
  #dirty = false;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {() => void} changed  asks for a frame
   * @param {(z: [number, number], pixels: Float32Array) => void} decoded
   */
  constructor(canvas, changed, decoded) {
    this.changed = changed;
    this.decoded = decoded;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
    this.image = this.context.createImageData(SIDE, SIDE);
    this.image.data.fill(255);
  }

  /** Makes the page's own wasm ready. */
  async load() {
    await load();
    this.#loaded = true;
    this.#touch();
  }

  /** @param {[number, number]} z */
  setZ(z) {
    this.#z = z;
    this.#touch();
  }

  /**
   * @param {{ hidden: number, latent: number }} model
   * @param {Float32Array} weights
   */
  setWeights({ hidden, latent }, weights) {
    if (this.#model.hidden !== hidden || this.#model.latent !== latent) this.free();
    this.#model = { hidden, latent };
    this.#weights = weights;
    this.#touch();
  }

  free() {
    this.#decoder?.free();
    this.#decoder = undefined;
    this.#weights = undefined;
  }

  draw() {
    if (!this.#dirty || !this.#loaded) return;
    this.#dirty = false;
    if (this.#weights) {
      this.#decoder ??= new Decoder({ side: SIDE, ...this.#model });
      this.#decoder.set(this.#weights);
      this.#weights = undefined;
    }
    if (!this.#decoder) return;
    const z = new Float32Array(this.#model.latent);
    z.set(this.#z.slice(0, this.#model.latent));
    const pixels = this.#decoder.decode(z);
    const { data } = this.image;
    for (let i = 0; i < pixels.length; i++) {
      const byte = Math.round(255 * pixels[i]);
      data[4 * i] = byte;
      data[4 * i + 1] = byte;
      data[4 * i + 2] = byte;
    }
    this.context.putImageData(this.image, 0, 0);
    this.decoded([...this.#z], pixels);
  }

  #touch() {
    this.#dirty = true;
    this.changed();
  }
}
