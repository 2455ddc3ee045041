// The figure "inference": one drags a distribution q over a density p. It shows both KL divergences, as a number and as
// a map; seeking one mode beside covering all.

import { html } from "lit-html";
import { contourPath } from "../../ui/contours.js";
import { Ended } from "../engine.js";
import { controlsTemplate } from "./controls.js";
import formulas from "./formulas.js";
import { PIECES } from "../frame.js";
import { options, restarts } from "./options.js";
import { panelTemplate } from "./panel.js";
import { numbersIn, numbersOf, shapesOf, textOf, within } from "./shapes.js";
import { summaryOf } from "./summary.js";
import { short } from "../short.js";
import css from "./inference.css";

/** @typedef {import("../host.js").FigureHost} FigureHost */
/** @typedef {import("../engine.js").Engine} Engine */
/** @typedef {import("./shapes.js").Shape} Shape */
/** @typedef {import("./panel.js").Name} Name */
/** @typedef {import("./panel.js").Target} Target */
/** @typedef {import("./panel.js").Seen} Seen */

export { css, options, restarts };

export const texts = (/** @type {string} */ language) => import(`./texts.${language}.js`);

const STEPS = 8; // of a round of Play, which is one panel's
const SHARES = Float64Array.of(0.5, 0.9, 0.99); // of p within its contours
/** @type {Name[]} */
const NAMES = ["qp", "pq"];

export const layout = "beside";

/** @param {FigureHost} host */
export const open = (host) => new Inference(host);

class Inference {
  /** @type {Engine | undefined} */
  #engine;
  /** @type {Target | undefined} */
  #target;
  /**
   * Of each target, once drawn.
   * @type {Map<string, string[]>}
   */
  #contours = new Map();
  /**
   * What the core last said of each panel.
   * @type {Record<Name, Seen> | undefined}
   */
  #seen;
  /**
   * Where q is drawn.
   * @type {Record<Name, Shape[]>}
   */
  #shapes = { qp: [], pq: [] };
  /**
   * Where Reset and a link put q.
   * @type {Record<Name, Shape[]>}
   */
  #starts = { qp: [], pq: [] };
  /**
   * The panels that the reader has moved and the core has not answered to.
   * @type {Set<Name>}
   */
  #moved = new Set();
  /** @type {Promise<void> | undefined} */
  #telling;
  #turn = 0;
  #closed = false;

  /** @param {FigureHost} host */
  constructor(host) {
    this.host = host;
  }

  async begin() {
    const { target } = this.host.options; // they may change meanwhile
    const engine = await this.#makeEngine();
    try {
      const about = await engine.call("about", SHARES);
      const [qp, pq] = await Promise.all(NAMES.map((name) => engine.call("see", name)));
      const contours = await this.#contoursOf(target, about);
      if (this.#closed) return engine.free();
      this.#engine?.free();
      this.#engine = engine;
      this.#target = { ...about, contours };
      this.#moved.clear();
      this.#seen = { qp, pq };
      this.#starts = { qp: shapesOf(qp.q), pq: shapesOf(pq.q) };
      this.#shapes = { ...this.#starts };
    } catch (error) {
      engine.free();
      throw error;
    }
  }

  /**
   * One task a contour, for each takes some milliseconds; they are kept.
   * @param {string} name
   * @param {Pick<Target, "side" | "window"> & { density: Float32Array, levels: Float64Array }} about
   */
  async #contoursOf(name, { density, levels, side, window }) {
    const kept = this.#contours.get(name);
    if (kept) return kept;
    const contours = [];
    for (const level of levels) {
      await new Promise((resolve) => setTimeout(resolve));
      contours.push(contourPath(density, side, window, level));
    }
    this.#contours.set(name, contours);
    return contours;
  }

  /** A start that the core refuses is told, and its own is taken. */
  async #makeEngine() {
    const { host } = this;
    const { target, family, q } = host.options;
    const settings = { target, family, seed: host.seed, q: numbersIn(q) };
    try {
      return await host.engine("Inference", settings);
    } catch (error) {
      if (q === "" || error instanceof Ended) throw error;
      host.refuse(/** @type {Error} */ (error), "refused");
      host.set({ q: "" });
      return host.engine("Inference", { ...settings, q: [] });
    }
  }

  /** The panels that are shown. */
  get #names() {
    const { divergence } = this.host.options;
    return divergence === "both" ? NAMES : [/** @type {Name} */ (divergence)];
  }

  async advance() {
    await this.#telling;
    const engine = this.#engine;
    if (!engine || !this.#seen) return false;
    const { playing } = this.host;
    const names = playing ? [this.#nextInTurn()] : this.#names;
    const steps = playing ? STEPS : 1;
    await Promise.all(names.map((name) => engine.call("advance", name, steps)));
    if (engine !== this.#engine) return false;
    const seen = await Promise.all(names.map((name) => engine.call("see", name)));
    if (engine !== this.#engine) return false;
    names.forEach((name, i) => this.#showPanel(name, seen[i]));
    return this.#going.length > 0;
  }

  /** The panels on their way. */
  get #going() {
    return this.#names.filter((name) => !this.#seen?.[name].settled);
  }

  /** One panel a frame, for both take longer than a frame may: those that are still on their way, in turn. */
  #nextInTurn() {
    const going = this.#going;
    this.#turn += 1;
    return going[this.#turn % going.length] ?? this.#names[0];
  }

  /**
   * A panel that the reader moves meanwhile stays under the hand.
   * @param {Name} name
   * @param {Seen} seen
   */
  #showPanel(name, seen) {
    if (this.#moved.has(name)) return;
    this.#know(name, seen);
    this.#shapes[name] = shapesOf(seen.q);
  }

  /**
   * @param {Name} name
   * @param {Seen} seen
   */
  #know(name, seen) {
    this.#seen = { .../** @type {Record<Name, Seen>} */ (this.#seen), [name]: seen };
  }

  /**
   * @param {Name} name
   * @param {number} k
   * @param {import("./handles.js").Change} change
   */
  #moveComponent(name, k, change) {
    const target = /** @type {Target} */ (this.#target);
    const { family } = this.host.options;
    const shape = change(this.#shapes[name][k]);
    const rest = { weight: 1 - shape.weight };
    const shapes = this.#shapes[name].map((old, i) => (i === k ? shape : { ...old, ...rest }));
    // A fit may have left what the core takes from a hand.
    this.#shapes[name] = shapes.map((each) => within(each, target.window, family));
    this.#starts[name] = this.#shapes[name];
    this.host.set({ q: [...new Set(NAMES.map((panel) => textOf(this.#starts[panel])))].join(" ") });
    this.#moved.add(name);
    this.#telling ??= this.#tellCore().finally(() => {
      this.#telling = undefined;
    });
    this.host.changed();
  }

  /** Tells the core of what has moved, the newest place alone; what it refuses goes back to where it was. */
  async #tellCore() {
    for (const engine = this.#engine; engine && engine === this.#engine;) {
      const [name] = this.#moved;
      if (!name) return;
      const shapes = this.#shapes[name];
      try {
        await engine.call("place", name, numbersOf(shapes));
        if (engine !== this.#engine) return;
        this.#know(name, await engine.call("see", name));
      } catch (error) {
        if (this.#seen) this.#shapes[name] = shapesOf(this.#seen[name].q);
        this.host.refuse(/** @type {Error} */ (error), "refused");
        this.#moved.delete(name);
      }
      if (this.#shapes[name] === shapes) this.#moved.delete(name);
      this.host.changed();
    }
  }

  template() {
    const { host } = this;
    const [target, seen] = [this.#target, this.#seen];
    if (!target || !seen) return html`<p class="waiting">${host.texts.waiting}</p>`;
    const names = this.#names;
    const drawn = names.slice(0, host.pieces - PIECES.picture); // one more each frame
    return html`
      <div class="panels" data-panels=${names.length}>
        ${drawn.map((name) => panelTemplate(name, target, this.#shapes[name], seen[name], host,
          (k, change) => this.#moveComponent(name, k, change)))}
      </div>
      <p class="legend" ?hidden=${host.pieces < PIECES.numbers}>
        <span class="symbol-p">${host.texts.legendP}</span> · <span class="symbol-q">${host.texts.legendQ}</span> ·
        log Z = <data id="log-z" value=${target.logZ}>${short(host, target.logZ)}</data> ${host.texts.nats}
      </p>`;
  }

  notes() {
    const { host } = this;
    return html`
      ${host.formula(formulas.elbo)} ${host.formula(formulas.constant)}
      <p class="hint">${host.texts.functional}</p>`;
  }

  controls() {
    return controlsTemplate(this.host);
  }

  summary() {
    return this.#seen ? summaryOf(this.#names, this.#shapes, this.#seen, this.host) : "";
  }

  /**
   * Of the q that the core has seen, which one that is being moved may be ahead of.
   * @returns {import("../figures.js").Facts}
   */
  facts() {
    const seen = this.#seen;
    if (!seen) return {};
    const { qp, pq } = seen;
    const [{ x, y }] = shapesOf(qp.q);
    return {
      seekX: x, seekY: y, seekKl: qp.klQP, seekSettled: qp.settled, coverKl: pq.klPQ, coverSettled: pq.settled,
      steps: qp.steps + pq.steps, fitted: this.#names.every((name) => seen[name].settled),
    };
  }

  close() {
    this.#closed = true;
    this.#engine?.free();
    this.#engine = undefined;
  }
}
