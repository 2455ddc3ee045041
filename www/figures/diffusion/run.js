// One run of the figure "diffusion": a denoiser, shipped or trained here, its chain of particles, its bound, and what
// is measured of it while nothing plays.

import { clamp } from "../axis.js";
import { Bounds } from "./bounds.js";
import { Chain } from "./chain.js";
import { densityOf, inHole } from "./density.js";
import { Pictures } from "./pictures.js";

/** @typedef {import("../host.js").FigureHost} FigureHost */
/** @typedef {import("../engine.js").Engine} Engine */
/** @typedef {import("./model.js").Model} Model */

/**
 * Distances in units of z, and a share.
 * @typedef {{ toMean: number, toSample: number, holes: number }} Distances
 */
/**
 * @typedef {object} Measured
 * @property {number} floor  where log q(z) is below it, there is a hole
 * @property {Distances} posterior
 * @property {Distances} noise  at t = T
 * @property {Distances} diffusion
 * @property {Distances} prior
 */

/**
 * What the reader has asked for.
 * @typedef {{ beta: string, weights: string, seed: number }} Wish
 */

/** Steps of Adam until Play has trained a fresh denoiser. */
export const TRAINED = 2000;
/** Samples that are measured. */
export const SAMPLES = 1000;
const PACE = 28; // ms a step of the chain: all of it takes about three seconds
const MOST = 4; // steps a frame, where frames are rare
const HOLD = 700; // ms at t = 0, before the particles start anew under a better denoiser
const BUSY = 30; // ms of training a frame
const BOUND_EVERY = 400; // ms
const WAIT = 150; // ms, until it is seen again whether anything plays

export class Run {
  /** Steps of Adam made here. */
  trained = 0;
  /**
   * Of the last round.
   * @type {number | undefined}
   */
  loss;
  /** @type {Measured | undefined} */
  measured;
  chosen = 0;
  /** Whether the reader has moved a particle. */
  dragged = false;
  /** Whether the reader has moved one into a hole, and out of it into the cloud. */
  returned = false;
  /** The chosen one is in a hole, where the reader has put it. */
  #astray = false;
  /** Steps of training at which these were begun. */
  #boundAt = 0;
  #measuredAt = -1;
  #boundTime = 0;
  #stepTime = 0;
  #arrival = 0;
  #round = 4;
  #surveying = false;
  #freed = false;

  /**
   * @param {FigureHost} host
   * @param {Model} model
   * @param {Wish} wish
   * @param {{ engine: Engine, blank: Engine, decoder: Engine, steps: number }} made
   */
  constructor(host, model, wish, { engine, blank, decoder, steps }) {
    this.host = host;
    this.model = model;
    this.wish = wish;
    this.engine = engine;
    this.engines = [engine, blank, decoder];
    this.bounds = new Bounds(engine, blank);
    this.chain = new Chain(engine, steps);
    this.pictures = new Pictures(decoder, this.chain, host.changed);
  }

  /**
   * @param {FigureHost} host
   * @param {Model} model
   * @param {Wish} wish
   */
  static async create(host, model, wish) {
    const { mu, logvar, heldOutMu, heldOutLogvar, denoiser, parameters } = model;
    const weights = wish.weights === "fresh" ? {} : { weights: denoiser };
    const settings = { mu, logvar, heldOutMu, heldOutLogvar, seed: wish.seed };
    /** @type {Engine[]} */
    const engines = [];
    const makeEngine = async (/** @type {string} */ name, /** @type {object} */ of) => {
      const engine = await host.engine(name, of);
      engines.push(engine);
      return engine;
    };
    try {
      const engine = await makeEngine("Diffusion", { ...settings, ...weights });
      const blank = await makeEngine("Diffusion", settings);
      const decoder = await makeEngine("LatentDecoder", { parameters });
      const run = new Run(host, model, wish, { engine, blank, decoder, steps: await engine.call("steps") });
      await run.bounds.renew();
      await run.chain.start();
      await run.pictures.decodeParticles(run.chosen);
      return run;
    } catch (error) {
      for (const engine of engines) engine.free();
      throw error;
    }
  }

  /** Whether the denoiser is trained here. */
  get fresh() {
    return this.wish.weights === "fresh";
  }

  /** Whether the reader has not asked for another run since. */
  get wanted() {
    const { options: { beta, weights }, seed } = this.host;
    return this.wish.beta === beta && this.wish.weights === weights && this.wish.seed === seed;
  }

  get training() {
    return this.fresh && this.trained < TRAINED;
  }

  /**
   * One round of Play: training where there is some to do, and the chain at its pace. False: it has come to its end.
   */
  async advance() {
    const { chain } = this;
    chain.halt();
    if (this.training) {
      await this.#trainDenoiser();
      if (this.#freed) return false;
      this.refineAtRest();
    }
    const steps = this.#due();
    if (chain.t > 0) {
      for (let i = 0; i < steps && chain.t > 0 && !this.#freed; i++) await chain.denoise();
      this.#arrival = performance.now();
    } else if (!this.training || performance.now() > this.#arrival + HOLD) {
      await chain.start();
    }
    if (steps > 0) this.showParticles();
    return this.training || chain.t > 0;
  }

  /** How many steps of the chain are due by the clock. */
  #due() {
    if (!this.host.playing) return 1;
    const now = performance.now();
    const steps = clamp(Math.floor((now - this.#stepTime) / PACE), 0, MOST);
    if (steps > 0) this.#stepTime = steps < MOST ? this.#stepTime + steps * PACE : now;
    return steps;
  }

  async #trainDenoiser() {
    const begun = performance.now();
    const { step, loss } = await this.engine.call("train", Math.min(this.#round, TRAINED - this.trained));
    this.trained = step;
    this.loss = loss;
    if (this.#freed) return;
    this.#round = clamp(Math.round((this.#round * BUSY) / (performance.now() - begun)), 1, 2 * this.#round);
    if (performance.now() > this.#boundTime + BOUND_EVERY) await this.#renewBound();
  }

  async #renewBound() {
    this.#boundAt = this.trained;
    await this.bounds.renew();
    this.#boundTime = performance.now();
  }

  /** The images of where the particles are now. */
  showParticles() {
    if (!this.#freed) this.pictures.decodeParticles(this.chosen).catch(this.#fail);
    this.host.changed();
  }

  /** @param {number} t */
  goTo(t) {
    this.host.pause();
    this.chain.goTo(t, () => this.showParticles()).catch(this.#fail);
  }

  /** @param {number} index  past the last comes the first */
  chooseParticle(index) {
    const count = this.chain.points.length / 2;
    this.chosen = (index + count) % count;
    this.#astray = false;
    this.showParticles();
  }

  /**
   * Puts the chosen particle somewhere within the window.
   * @param {number} x
   * @param {number} y
   */
  placeParticle(x, y) {
    const { half } = this.model.window;
    const place = /** @type {const} */ ([clamp(x, -half, half), clamp(y, -half, half)]);
    const hole = inHole(this.model, ...place);
    this.host.pause();
    this.chain.halt();
    this.dragged = true;
    this.returned ||= this.#astray && hole === false;
    this.#astray = hole === true;
    this.chain.placeParticle(this.chosen, ...place).catch(this.#fail);
    this.showParticles();
  }

  /** What takes long comes piece by piece while nothing plays: a finer bound, the density, the distances. */
  refineAtRest() {
    if (this.#surveying) return;
    this.#surveying = true;
    this.#survey().catch(this.#fail).finally(() => (this.#surveying = false));
  }

  async #survey() {
    while (!this.#freed) {
      if (this.host.playing) await new Promise((resolve) => setTimeout(resolve, WAIT));
      else if (this.#boundAt !== this.trained) await this.#renewBound();
      else if (!this.model.density) await densityOf(this.model, this.engine, () => this.#freed);
      else if (this.#measuredAt !== this.trained) await this.#measureDistances();
      else if (!(await this.bounds.refine())) return;
      this.host.changed();
    }
  }

  async #measureDistances() {
    const { trained } = this;
    await this.engine.call("survey", SAMPLES);
    /** @type {Measured | undefined} */
    let measured;
    while (!measured && !this.#freed && trained === this.trained) measured = await this.engine.call("surveyed");
    if (!measured) return;
    this.measured = measured;
    this.model.floor = measured.floor;
    this.#measuredAt = trained;
  }

  /** Whether the table is of the denoiser as it is. */
  get current() {
    return this.#measuredAt === this.trained;
  }

  /**
   * What was under way when the run ended is nobody's concern.
   * @param {Error} error
   */
  #fail = (error) => {
    if (!this.#freed) this.host.refuse(error);
  };

  free() {
    this.#freed = true;
    this.chain.free();
    for (const engine of this.engines) engine.free();
  }
}
