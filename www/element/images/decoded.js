// The picture beside the plane: what the decoder makes of z. The decoder runs on the page, with weights that
// the worker sends, so that a drag is answered within the frame.

import init, { Decoder } from "../../../src/wasm/session.js";
import { wasmModule } from "../client/client.js";
import { SIDE } from "../../ui/side.js";

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

/** @typedef {{ hidden: number, latent: number, weights: Float32Array }} ShownModel */

export class Decoded {
  #loaded = false;
  /** @type {Decoder | undefined} */
  #decoder;
  #size = { hidden: 0, latent: 0 };
  /** What the run says. @type {Float32Array | undefined} */
  #present;
  /** Of a moment that is shown in place of the present. @type {Float32Array | undefined} */
  #moment;
  /** The weights that the decoder has. @type {Float32Array | undefined} */
  #taken;
  /** @type {[number, number]} */
  #z = [0, 0];
  #dirty = false;
  /** What z gives, and what is shown in place of it. @type {{ ofZ?: Float32Array, instead?: Float32Array }} */
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
   * @param {{ hidden: number, latent: number }} size
   * @param {Float32Array} weights
   */
  setWeights({ hidden, latent }, weights) {
    if (this.#size.hidden !== hidden || this.#size.latent !== latent) this.free();
    this.#size = { hidden, latent };
    this.#present = weights;
    if (!this.#moment) this.#touch();
  }

  /** Shows a moment in place of the present, or the present again. @param {Float32Array} [moment] */
  show(moment) {
    this.#moment = moment;
    this.#touch();
  }

  /** Shows a picture in place of what z gives, or that again. @param {Float32Array} [pixels] */
  showPicture(pixels) {
    if (pixels === this.#pictures.instead) return;
    this.#pictures.instead = pixels;
    this.#paint();
  }

  /** The model that is shown: of the run, or of a moment. @returns {ShownModel | undefined} */
  get model() {
    const weights = this.#moment ?? this.#present;
    return weights && { ...this.#size, weights };
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
    this.#decoder ??= new Decoder({ side: SIDE, ...this.#size });
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
    const { data } = this.image;
    for (let i = 0; i < pixels.length; i++) {
      const byte = Math.round(255 * pixels[i]);
      data[4 * i] = byte;
      data[4 * i + 1] = byte;
      data[4 * i + 2] = byte;
    }
    this.context.putImageData(this.image, 0, 0);
  }

  #touch() {
    this.#dirty = true;
    this.changed();
  }
}
