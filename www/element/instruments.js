// What is seen on the plane beside the points: the manifold, the density, the posteriors, the open tool and its marks.
// It keeps them up to date with the model that is shown, beside the training.

import { svg } from "lit-html";
import { priorPath } from "../ui/contours.js";
import { Marks } from "./plane/marks.js";
import { ringsTemplate } from "./plane/posteriors.js";
import { SHARES } from "./plane/scale.js";
import { hasPlane } from "./settings.js";
import { Bench } from "./tools/bench.js";
import { tools } from "./tools/tools.js";
import { Refresh } from "./client/refresh.js";
import { Viewer } from "./client/viewer.js";

/** @typedef {import("./tools/tools.js").Tool} Tool */
/** @typedef {import("./view.js").View} View */

/**
 * @typedef {object} Density
 * @property {{ share: number, path: string }[]} contours  of q(z)
 * @property {number} kl  of q(z) from the prior, in nats
 */

const MANIFOLD_EVERY = 250; // ms
const DENSITY_EVERY = 1000;
const SHARE = 1 / 8; // of the time that the manifold may take, and the density too: the rest is the training's
const UNLIKELY = 0.005; // the quantile of log q(z) under which z is an extrapolation
const SAMPLES_EVERY = 5000; // while it trains: they cost more than all the rest of a density
const LIKELIHOOD_EVERY = 120;
const TOOL_EVERY = 250;

export class Instruments {
  viewer = new Viewer();
  /** @type {Density | undefined} */
  #density;
  /** How often it was void what was computed of q(z). */
  #forgotten = 0;
  /** log q(z) under which z is an extrapolation, and when that was found. */
  #unlikely = { nats: NaN, at: -Infinity };
  /** @type {Tool | undefined} */
  #tool;
  #toolName = "training";
  /**
   * In the place of the plane, where there is none.
   * @type {import("./images/gallery.js").Gallery | undefined}
   */
  gallery;

  /**
   * @param {View} view
   * @param {SVGSVGElement} place  of the marks
   * @param {(error: Error) => void} refuse
   */
  constructor(view, place, refuse) {
    this.view = view;
    this.refuse = refuse;
    this.marks = new Marks(place, () => view.frame.request(), (rule) => [
      this.#contours(),
      ringsTemplate(view.state, view.plane.points, rule),
      this.#tool?.marks?.(rule) ?? "",
    ]);
    const failed = (/** @type {Error} */ error) => {
      // A run that was replaced answers no more; the next one is asked again.
      if (view.state.images > 0) console.warn(`zscape: ${error.message}`);
    };
    this.bench = new Bench(view, this.viewer, refuse);
    this.manifold = new Refresh(MANIFOLD_EVERY, () => this.#makeManifold(), failed, SHARE);
    this.density = new Refresh(DENSITY_EVERY, () => this.#makeDensity(), failed, SHARE);
    this.likelihood = new Refresh(LIKELIHOOD_EVERY, () => this.#makeLikelihood(), failed);
    this.toolModel = new Refresh(TOOL_EVERY, async () => this.#tool?.modelChanged?.(), failed);
  }

  /** @type {import("./state.js").Subscriber} */
  stateChanged(change, _now, before) {
    if (change.z) this.ringMoved();
    if (change.settings) this.latentChanged();
    if (change.options) this.lookChanged(before.look);
    if ("hovered" in change || "anchors" in change) this.marks.markStale();
  }

  /**
   * The view looks elsewhere, or otherwise.
   * @param {Readonly<import("./options.js").Look>} before
   */
  lookChanged(before) {
    const { look } = this.view.state;
    this.marks.markStale();
    if (look.window !== before.window || look.manifoldSide !== before.manifoldSide || look.layers !== before.layers) {
      if (this.#shows("manifold")) this.manifold.hurry();
      else this.view.plane.setManifold(undefined);
      if (this.#wantsDensity) this.density.hurry();
    }
    if (look.tool !== this.#toolName) this.#openTool(look.tool);
    if (!this.#wantsDensity) this.#forgetDensity(); // it would not be kept up to date
  }

  /** The run's model has learned, or is another one. What is drawn of a past moment stays as it is. */
  modelChanged() {
    const { past, step, training } = this.view.state;
    // The first steps need all of a slow device.
    if (!past && this.#shows("manifold") && (step > 0 || !training)) this.manifold.request();
    if (!past && this.#wantsDensity) this.density.request();
    if (this.#tool) this.toolModel.request();
    this.gallery?.modelChanged();
  }

  /** Another moment of the run is shown, or the present again: its reader waits. */
  momentChanged() {
    this.marks.markStale();
    if (this.#shows("manifold")) this.manifold.hurry();
    if (this.#wantsDensity) this.density.hurry();
    if (this.#tool) this.toolModel.hurry();
    this.gallery?.momentChanged();
  }

  /** There is a plane, or none: then its place is the gallery's. */
  latentChanged() {
    if (!hasPlane(this.view.state.settings)) return void this.#openGallery().catch(this.refuse);
    this.gallery?.close();
    this.gallery = undefined;
  }

  /** Another run: what was computed of the last one is void. */
  clear() {
    this.#forgetDensity();
    this.view.plane.setManifold(undefined);
    this.#tool?.imagesChanged?.();
    this.gallery?.imagesChanged();
    this.marks.markStale();
  }

  #forgetDensity() {
    this.#forgotten += 1;
    this.#unlikely = { nats: NaN, at: -Infinity };
    if (!this.#density) return;
    this.#density = undefined;
    this.view.set({ density: undefined, likelihood: undefined });
  }

  ringMoved() {
    this.#tool?.ringMoved?.();
    if (this.#density) this.likelihood.request();
  }

  close() {
    for (const refresh of [this.manifold, this.density, this.likelihood, this.toolModel]) refresh.cancel();
    this.viewer.close();
    this.#tool?.close();
    this.#tool = undefined;
    this.#toolName = "training";
    this.gallery?.close();
    this.gallery = undefined;
  }

  /** What is in the panel of the open tool. */
  get panel() {
    return this.#tool?.template() ?? "";
  }

  /** @param {string} layer */
  #shows(layer) {
    const { look, settings } = this.view.state;
    return hasPlane(settings) && /** @type {string[]} */ (look.layers).includes(layer);
  }

  /** In one dimension there is no density of the plane. */
  get #wantsDensity() {
    const { look, settings } = this.view.state;
    return settings.latent === 2 && (this.#shows("density") || look.tool === "point");
  }

  async #makeManifold() {
    const { view } = this;
    const model = view.decoded.model;
    if (!model || !this.#shows("manifold")) return;
    const { manifoldSide: columns } = view.state.look;
    const sight = /** @type {const} */ ({ name: "manifold", model, window: view.lens.window, columns });
    const manifold = await this.viewer.see("manifold", sight);
    if (manifold && this.#shows("manifold") && view.decoded.model) view.plane.setManifold(manifold);
  }

  async #makeDensity() {
    const { view } = this;
    const { mu, logvar } = seen(view.plane.points.posteriors);
    if (mu.length === 0 || !this.#wantsDensity) return;
    const forgotten = this.#forgotten;
    const density = await this.viewer.see("density", { name: "density", mu, logvar, window: view.lens.window });
    const samples = await this.#samples();
    // A question of its own: the manifold may come in between.
    const answer = samples && (await this.viewer.see("samples", { name: "likelihood", z: samples }));
    if (!density || forgotten !== this.#forgotten || !this.#wantsDensity) return;
    if (answer) {
      const likelihoods = answer.sort();
      this.#unlikely = { nats: likelihoods[Math.floor(UNLIKELY * likelihoods.length)], at: performance.now() };
    }
    this.#density = density;
    view.set({ density: { kl: density.kl, unlikely: this.#unlikely.nats } });
    this.marks.markStale();
    this.ringMoved();
  }

  /** z1 and z2 of samples of the held-out images' posteriors, when it is time for them; a past moment has none. */
  async #samples() {
    const { training, past, settings } = this.view.state;
    if (past || (training && performance.now() - this.#unlikely.at < SAMPLES_EVERY)) return undefined;
    return plane(await this.view.player.ask({ name: "posteriorSamples" }), settings.latent);
  }

  async #makeLikelihood() {
    const { view } = this;
    const z = Float32Array.from(view.state.z);
    const answer = await this.viewer.see("likelihood", { name: "likelihood", z });
    if (answer && this.#density) view.set({ likelihood: answer[0] });
  }

  #contours() {
    if (!this.#shows("density") || !this.#density) return "";
    return svg`
      <g class="prior">${SHARES.map((share) => svg`<path d=${priorPath(share)} />`)}</g>
      <g class="aggregate">${this.#density.contours.map(({ path }) => svg`<path d=${path} />`)}</g>`;
  }

  /** @param {import("./tools/tools.js").ToolName} name */
  #openTool(name) {
    this.#tool?.close();
    this.#tool = undefined;
    this.#toolName = name;
    this.view.set({});
    this.marks.markStale();
    this.#loadTool(name).catch(this.refuse);
  }

  async #openGallery() {
    if (this.gallery) return;
    const { view } = this;
    const { Gallery } = await view.lazy.load(import("./images/gallery.js"));
    if (this.gallery || hasPlane(view.state.settings)) return;
    this.gallery = new Gallery(this.bench, (pixels) => view.decoded.showPicture(pixels));
    view.set({});
  }

  /** @param {import("./tools/tools.js").ToolName} name */
  async #loadTool(name) {
    const { load } = tools.find((tool) => tool.name === name) ?? {};
    if (!load) return;
    const { view } = this;
    const module = await view.lazy.load(load());
    if (this.#toolName !== name || this.#tool) return;
    this.#tool = module.open(this.bench);
    view.set({});
    this.marks.markStale();
    this.toolModel.request();
    if (this.#wantsDensity) this.density.hurry();
  }
}

/**
 * The posteriors of the images that have one: those come first.
 * @param {Readonly<import("./plane/points.js").Posteriors>} posteriors
 */
function seen({ mu, logvar }) {
  const first = mu.findIndex(Number.isNaN);
  const end = first < 0 ? mu.length : first;
  return { mu: mu.slice(0, end), logvar: logvar.slice(0, end) };
}

/**
 * The first two dimensions of points.
 * @param {Float32Array} z  (n, latent)
 * @param {number} latent
 */
function plane(z, latent) {
  return Float32Array.from({ length: (2 * z.length) / latent }, (_, i) => z[(i >> 1) * latent + (i & 1)]);
}
