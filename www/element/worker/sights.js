// The worker's side of what is drawn beside the training: one element's decoder, and what is computed of its plane.
// It holds no images and no encoder.

import { contourPath } from "../../ui/contours.js";
import { SHARES } from "../plane/scale.js";
import { unexpected } from "../protocol.js";

/** @typedef {typeof import("../../../src/wasm/session.js")} SessionModule */
/** @typedef {import("../protocol.js").Model} Model */
/** @typedef {import("../protocol.js").Sight} Sight */
/** @typedef {import("../protocol.js").Window} Window */

const CELLS = 160; // a side, of the grid that a density is computed on

export class Sights {
  /** @type {InstanceType<SessionModule["Decoder"]> | undefined} */
  #decoder;
  /**
   * What it is made for.
   * @type {import("../images/decoded.js").Size | undefined}
   */
  #size;
  /**
   * q(z) of the last density.
   * @type {InstanceType<SessionModule["Aggregate"]> | undefined}
   */
  #aggregate;

  /** @param {Promise<SessionModule>} session */
  constructor(session) {
    this.session = session;
  }

  free() {
    this.#decoder?.free();
    this.#decoder = undefined;
    this.#aggregate?.free();
    this.#aggregate = undefined;
  }

  /**
   * @param {Sight} sight
   * @returns {Promise<{ value: unknown, transfer: Transferable[] }>}
   */
  async see(sight) {
    const module = await this.session;
    switch (sight.name) {
      case "decode": {
        const pixels = this.#decode(module, sight.model, sight.z);
        return { value: pixels, transfer: [/** @type {ArrayBuffer} */ (pixels.buffer)] };
      }
      case "manifold": {
        const texture = this.#manifold(module, sight);
        return { value: { texture, columns: sight.columns, window: sight.window }, transfer: [texture.buffer] };
      }
      case "density": return { value: this.#density(module, sight), transfer: [] };
      case "likelihood": {
        if (!this.#aggregate) throw new Error("likelihood came before a density");
        return { value: this.#aggregate.logDensity(sight.z), transfer: [] };
      }
      default: return unexpected(sight);
    }
  }

  /**
   * @param {SessionModule} module
   * @param {Model} model
   * @param {Float32Array} z  (n, latent)
   * @returns {Float32Array}  (n, side * side)
   */
  #decode({ Decoder }, { side, hidden, latent, weights }, z) {
    const known = this.#size;
    if (side !== known?.side || hidden !== known.hidden || latent !== known.latent) {
      this.#decoder?.free();
      this.#decoder = undefined;
    }
    this.#size = { side, hidden, latent };
    this.#decoder ??= new Decoder(this.#size);
    if (weights) this.#decoder.set(weights);
    return this.#decoder.decode(z);
  }

  /**
   * The decoder's pictures of the middles of columns x columns cells of a window, as one picture of bytes. Further
   * latent dimensions are 0.
   * @param {SessionModule} module
   * @param {Extract<Sight, { name: "manifold" }>} sight
   */
  #manifold(module, { model, window, columns }) {
    const { side, latent } = model;
    const z = new Float32Array(columns * columns * latent);
    for (let row = 0; row < columns; row++) {
      for (let column = 0; column < columns; column++) {
        const at = (row * columns + column) * latent;
        z[at] = window.x + (((column + 0.5) / columns) * 2 - 1) * window.half;
        if (latent > 1) z[at + 1] = window.y - (((row + 0.5) / columns) * 2 - 1) * window.half;
      }
    }
    const pixels = this.#decode(module, model, z); // (columns^2, side^2)
    const width = columns * side;
    const texture = new Uint8Array(width * width);
    for (let image = 0, from = 0; image < columns * columns; image++) {
      const corner = Math.floor(image / columns) * side * width + (image % columns) * side;
      for (let y = 0; y < side; y++) {
        for (let x = 0, to = corner + y * width; x < side; x++) texture[to++] = 255 * pixels[from++] + 0.5;
      }
    }
    return texture;
  }

  /**
   * The aggregate posterior q(z) of a plane: its contours, and its distance from the prior in nats.
   * @param {SessionModule} module
   * @param {Extract<Sight, { name: "density" }>} sight
   */
  #density({ Aggregate }, { mu, logvar, window }) {
    this.#aggregate?.free();
    const aggregate = (this.#aggregate = new Aggregate(mu, logvar));
    const levels = aggregate.levels(Float64Array.from(SHARES));
    const cells = aggregate.cells(window, CELLS); // (CELLS, CELLS)
    const contours = SHARES.map((share, i) => ({ share, path: contourPath(cells, CELLS, window, levels[i]) }));
    return { contours, kl: aggregate.kl() };
  }
}
