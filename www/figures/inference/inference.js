// The figure "inference": one drags a distribution q over a density p. It shows both KL divergences, as a number and as
// a map; seeking one mode beside covering all.

import { html } from "lit-html";
import { contourPath } from "../../ui/contours.js";
import { fill } from "../../ui/fill.js";
import { Ended } from "../engine.js";
import formulas from "./formulas.js";
import { PIECES } from "../frame.js";
import { pointOf } from "./handles.js";
import { options, restarts } from "./options.js";
import { panelTemplate } from "./panel.js";
import { numbersIn, numbersOf, shapesOf, textOf, within } from "./shapes.js";
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
    const engine = await this.#make();
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
  async #make() {
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
    names.forEach((name, i) => this.#show(name, seen[i]));
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
  #show(name, seen) {
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
  #move(name, k, change) {
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
    this.#telling ??= this.#tell().finally(() => {
      this.#telling = undefined;
    });
    this.host.changed();
  }

  /** Tells the core of what has moved, the newest place alone; what it refuses goes back to where it was. */
  async #tell() {
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
          (k, change) => this.#move(name, k, change)))}
      </div>
      <p class="legend">
        <span class="symbol-p">${host.texts.legendP}</span> · <span class="symbol-q">${host.texts.legendQ}</span> ·
        log Z = <data id="log-z" value=${target.logZ}>${host.number(target.logZ, 3)}</data> ${host.texts.nats}
      </p>`;
  }

  notes() {
    const { host } = this;
    return html`
      ${host.formula(formulas.elbo)} ${host.formula(formulas.constant)}
      <p class="hint">${host.texts.functional}</p>`;
  }

  controls() {
    const { host } = this;
    const { texts, options: present } = host;
    const set = (/** @type {Record<string, unknown>} */ partial) => {
      host.set(partial);
    };
    return html`
      <div class="choices">
        ${options.filter(({ kind }) => kind === "choice").map(({ name, choices = [] }) => html`
          <label>${texts[name]}
            <select id=${name} @change=${(/** @type {{ currentTarget: HTMLSelectElement }} */ { currentTarget }) =>
              set(restarts.includes(name) ? { [name]: currentTarget.value, q: "" } : { [name]: currentTarget.value })}>
              ${choices.map((choice) => html`
                <option value=${choice} ?selected=${choice === present[name]}>${texts[`${name}-${choice}`]}</option>`)}
            </select></label>`)}
        ${options.filter(({ kind }) => kind === "flag").map(({ name }) => html`
          <label class="check"><input id=${name} type="checkbox" .checked=${present[name]}
            @change=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) =>
              set({ [name]: currentTarget.checked })} /> ${texts[name]}</label>`)}
      </div>`;
  }

  summary() {
    const { host } = this;
    const { texts, options: present } = host;
    const seen = this.#seen;
    if (!seen) return "";
    const names = this.#names;
    const panels = names.map((name) => {
      const components = this.#shapes[name].map((shape) => fill(texts.summaryShape, {
        ...pointOf(shape, host),
        first: host.number(shape.sd[0], 2),
        second: host.number(shape.sd[1], 2),
      }));
      return fill(texts[`summary-${name}`], {
        steps: host.number(seen[name].steps),
        kl: host.number(name === "qp" ? seen[name].klQP : seen[name].klPQ, 3),
        shape: components.join(texts.and),
      });
    });
    const q = fill(texts.summary, {
      target: texts[`target-${present.target}`], family: texts[`family-${present.family}`],
    });
    return [q, ...panels, ...this.#comparison()].join(texts.sentence);
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

  /** How much smaller the q on the left is than that on the right, where both are one ellipse. */
  #comparison() {
    const [qp, pq] = NAMES.map((name) => this.#shapes[name]);
    if (this.#names.length < 2 || qp.length > 1) return [];
    const ratio = (qp[0].sd[0] * qp[0].sd[1]) / (pq[0].sd[0] * pq[0].sd[1]);
    return [fill(this.host.texts.summaryRatio, { ratio: this.host.number(ratio, 2) })];
  }

  close() {
    this.#closed = true;
    this.#engine?.free();
    this.#engine = undefined;
  }
}
