// The picture beside the plane: what the decoder makes of z. The decoder runs on the page, with weights that
// the worker sends, so that a drag is answered within the frame.

import init, { Decoder } from "../../../src/wasm/session.js";
import { wasmModule } from "../client/client.js";

/** @type {Promise<unknown> | undefined} */
let loading;

/** The page's own wasm, started once for all elements. */
function loadWasm() {
  loading ??= wasmModule().then((module) => init({ module_or_path: module })).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/**
 * The decoder of images of side x side pixels.
 * @typedef {{ side: number, hidden: number, latent: number }} Size
 */
/** @typedef {Size & { weights: Float32Array }} ShownModel */

export class Decoded {
  #loaded = false;
  /** @type {Decoder | undefined} */
  #decoder;
  /** @type {Size} */
  #size = { side: 0, hidden: 0, latent: 0 };
  /** @type {ImageData | undefined} */
  #image;
  /**
   * What the run says.
   * @type {Float32Array | undefined}
   */
  #present;
  /**
   * Of a moment that is shown in place of the present.
   * @type {Float32Array | undefined}
   */
  #moment;
  /**
   * The weights that the decoder has.
   * @type {Float32Array | undefined}
   */
  #taken;
  /** @type {[number, number]} */
  #z = [0, 0];
  #dirty = false;
  /**
   * What z gives, and what is shown in place of it.
   * @type {{ ofZ?: Float32Array, instead?: Float32Array }}
   */
  #pictures = {};

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {() => void} changed  asks for a frame
   * @param {(z: [number, number], pixels: Float32Array) => void} decoded
   */
  constructor(canvas, changed, decoded) {
    this.changed = changed;
    this.decoded = decoded;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
  }

  /** Makes the page's own wasm ready. */
  async loadDecoder() {
    await loadWasm();
    this.#loaded = true;
    this.#markStale();
  }

  /** @param {[number, number]} z */
  setZ(z) {
    this.#z = z;
    this.#markStale();
  }

  /**
   * @param {Size} size
   * @param {Float32Array} weights
   */
  setWeights({ side, hidden, latent }, weights) {
    const size = this.#size;
    if (size.side !== side || size.hidden !== hidden || size.latent !== latent) this.free();
    this.#size = { side, hidden, latent };
    this.#present = weights;
    if (!this.#moment) this.#markStale();
  }

  /**
   * Shows a moment in place of the present, or the present again.
   * @param {Float32Array} [moment]
   */
  showMoment(moment) {
    this.#moment = moment;
    this.#markStale();
  }

  /**
   * Shows a picture in place of what z gives, or that again.
   * @param {Float32Array} [pixels]
   */
  showPicture(pixels) {
    if (pixels === this.#pictures.instead) return;
    this.#pictures.instead = pixels;
    this.#paint();
  }

  /**
   * The model that is shown: of the run, or of a moment.
   * @returns {ShownModel | undefined}
   */
  get model() {
    const weights = this.#moment ?? this.#present;
    return weights && { ...this.#size, weights };
  }

  /** @type {import("../state.js").Subscriber} */
  stateChanged({ z }) {
    if (z) this.setZ(z);
  }

  keep() {
    return this.#present && { ...this.#size, weights: this.#present };
  }

  /** @param {ShownModel} [model]  of a run that is seen again */
  takeBack(model) {
    if (model) this.setWeights(model, model.weights);
  }

  close() {
    this.free();
  }

  free() {
    this.#decoder?.free();
    this.#decoder = undefined;
    this.#present = undefined;
    this.#moment = undefined;
    this.#taken = undefined;
  }

  draw() {
    if (!this.#dirty || !this.#loaded) return;
    this.#dirty = false;
    const { model } = this;
    if (!model) return;
    this.#decoder ??= new Decoder(this.#size);
    if (model.weights !== this.#taken) this.#decoder.set(model.weights);
    this.#taken = model.weights;
    const z = new Float32Array(model.latent);
    z.set(this.#z.slice(0, model.latent));
    const pixels = this.#decoder.decode(z);
    this.#pictures.ofZ = pixels;
    this.#paint();
    this.decoded([...this.#z], pixels);
  }

  #paint() {
    const pixels = this.#pictures.instead ?? this.#pictures.ofZ;
    if (!pixels) return;
    const image = this.#imageOf(Math.sqrt(pixels.length));
    for (let i = 0; i < pixels.length; i++) {
      const byte = Math.round(255 * pixels[i]);
      image.data[4 * i] = byte;
      image.data[4 * i + 1] = byte;
      image.data[4 * i + 2] = byte;
    }
    this.context.putImageData(image, 0, 0);
  }

  /**
   * What the canvas shows, of the size of the picture.
   * @param {number} side
   */
  #imageOf(side) {
    const { canvas } = this.context;
    if (this.#image?.width !== side) {
      canvas.width = canvas.height = side;
      this.#image = this.context.createImageData(side, side);
      this.#image.data.fill(255);
    }
    return this.#image;
  }

  #markStale() {
    this.#dirty = true;
    this.changed();
  }
}
