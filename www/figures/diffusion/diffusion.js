// The figure "diffusion": one runs a diffusion model in the latent plane, or trains it anew. It shows its bound, a KL a
// step, with q fixed; particles from noise to the codes of digits, decoded; what of the prior it repairs.

import { html, nothing } from "lit-html";
import { fill } from "../../ui/fill.js";
import { BoundPicture } from "./bound.js";
import { modelControls, particleControls, timeControls, trainingControls } from "./controls.js";
import own from "./diffusion.css";
import { measuredTable } from "./measured.js";
import { modelOf } from "./model.js";
import { planePicture } from "./plane.js";
import { Run } from "./run.js";
import formulas from "./formulas.js";
import { PIECES } from "../frame.js";
import panels from "../panels.css";
import { subscripts } from "../subscripts.js";

/** @typedef {import("../host.js").FigureHost} FigureHost */

export const css = panels + own;
export const texts = (/** @type {string} */ language) => import(`./texts.${language}.js`);

/** @type {readonly import("../figures.js").Option[]} */
export const options = [
  { name: "beta", kind: "choice", choices: ["0.3", "1"], default: "0.3" },
  { name: "weights", kind: "choice", choices: ["shipped", "fresh"], default: "shipped" },
];

export const restarts = ["beta", "weights"];

class Diffusion {
  /** @type {Run | undefined} */
  #run;
  #picture = new BoundPicture();
  #closed = false;

  /** @param {FigureHost} host */
  constructor(host) {
    this.host = host;
  }

  async begin() {
    const { host } = this;
    const { options: { beta, weights }, seed } = host;
    const run = await Run.create(host, await modelOf(beta), { beta, weights, seed });
    if (this.#closed) return run.free();
    this.#run?.free();
    this.#run = run;
    this.#picture = new BoundPicture();
    run.refineAtRest();
  }

  async advance() {
    const run = this.#run;
    if (!run) return false;
    const goes = await run.advance();
    return goes && run === this.#run;
  }

  controls() {
    return modelControls(this.host, options);
  }

  /** Why it is variational: the bound, which the chain is read beside, and the training that lowers it. */
  theory() {
    const { host } = this;
    const { texts } = host;
    const run = this.#run;
    return html`
      <h3>${texts.why}</h3>
      ${trainingControls(host, run)}
      ${run ? this.#bars(run) : nothing}
      ${host.formula(formulas.bound)} ${host.formula(formulas.terms)}
      <p class="prose">${subscripts(texts.fixed)}</p>
      ${host.formula(formulas.noising)} ${host.formula(formulas.simple)}
      <p class="hint">${subscripts(texts.simpleNote)}</p>`;
  }

  template() {
    const { host } = this;
    const run = this.#run;
    if (!run) return html`<p class="waiting">${host.texts.loading}</p>`;
    return host.pieces > PIECES.formulas ? this.#chain(run) : html``;
  }

  /** @param {Run} run */
  #bars(run) {
    const { host } = this;
    const { texts } = host;
    if (!run.bounds.known) return "";
    const { now, before, codes } = run.bounds.known;
    this.#picture.fit(now, before);
    return html`
      <div class="panels">
        <figure>${this.#picture.sums(host, now, before)}
          <figcaption>${fill(texts.sums, { codes: host.number(codes) })}</figcaption></figure>
        <figure>${this.#picture.steps(host, now, before, run.chain.t)}
          <figcaption>${subscripts(texts.bars)}</figcaption></figure>
      </div>`;
  }

  /** @param {Run} run */
  #chain(run) {
    const { host } = this;
    const { texts } = host;
    return html`
      <h3>${texts.chain}</h3>
      <div class="chain">
        ${planePicture(host, run)}
        <div class="images">${particleControls(host, run)} ${run.pictures.pair(host)}</div>
        ${timeControls(host, run)}
        <div class="images others">${run.pictures.strip(host)}
          <p class="hint">${texts.plane}</p>
          <p class="hint" id="noising">${texts.noising}</p></div>
      </div>`;
  }

  notes() {
    const { host } = this;
    const { texts } = host;
    return html`
      <h3>${texts.measuredTitle}</h3>
      ${this.#run ? measuredTable(host, this.#run) : ""}
      <p class="prose" id="end">${texts.end}</p>`;
  }

  summary() {
    const { host } = this;
    const { texts } = host;
    const run = this.#run;
    if (!run?.bounds.known) return "";
    const { chain, bounds: { known: { now: bound, before } }, measured } = run;
    const [x, y] = chain.at(run.chosen);
    const number = (/** @type {number} */ value, digits = 2) => host.number(value, digits);
    const simple = bound.simple.reduce((sum, value) => sum + value, 0) / bound.simple.length;
    const now = fill(texts.summary, {
      t: chain.t, T: chain.steps, total: number(bound.total), before: number(before.total),
      prior: number(bound.prior, 5), steps: number(bound.total - bound.prior - bound.reconstruction),
      reconstruction: number(bound.reconstruction), simple: number(simple), k: run.chosen + 1,
      x: number(x), y: number(y),
    });
    if (!measured) return now;
    const { posterior, noise, diffusion, prior } = measured;
    return now + fill(texts.summaryMeasured, {
      toMean: number(diffusion.toMean / posterior.toMean), toSample: number(diffusion.toSample / posterior.toSample),
      priorToMean: number(prior.toMean / posterior.toMean), priorToSample: number(prior.toSample / posterior.toSample),
      holes: number(100 * diffusion.holes, 1), noiseHoles: number(100 * noise.holes, 1),
      priorHoles: number(100 * prior.holes, 1),
    });
  }

  facts() {
    const run = this.#run;
    if (!run?.bounds.known || !run.wanted) return /** @type {Record<string, number | boolean>} */ ({});
    const { measured } = run;
    return {
      trainedSteps: run.trained, t: run.chain.t, total: run.bounds.known.now.total, ran: run.chain.ran,
      dragged: run.dragged, returned: run.returned,
      ...(measured && {
        ratioToMean: measured.diffusion.toMean / measured.posterior.toMean,
        ratioToSample: measured.diffusion.toSample / measured.posterior.toSample,
        holesPrior: measured.prior.holes, holesNoise: measured.noise.holes, holesDiffusion: measured.diffusion.holes,
      }),
    };
  }

  close() {
    this.#closed = true;
    this.#run?.free();
  }
}

export const layout = "beside";

/** @param {FigureHost} host */
export const open = (host) => new Diffusion(host);
