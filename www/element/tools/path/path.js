// The tool "path": interpolation between two anchors, as a line on the plane, as a film strip of decoded
// images, and played by the ring.

import { html, svg } from "lit-html";
import { icons } from "../../../ui/icons.js";
import { picture } from "../../../ui/picture.js";
import { number } from "../../../ui/numbers.js";
import { hasArc, pathBetween, pointBetween } from "../../plane/path.js";
import { rows } from "../../../ui/rows.js";
import { hasPlane } from "../../settings.js";
import { fill } from "../../../ui/fill.js";
import { choiceOf, chooseFilm, FEWEST, filmOf, MOST } from "../export/film.js";
import css from "./strip.css";
import { Walk } from "./walk.js";

/** @typedef {import("../bench.js").Bench} Bench */

const NAMES = /** @type {const} */ (["A", "B"]);
const FINE = 61; // points of an arc as it is drawn

class Path {
  /**
   * As far as they are decoded.
   * @type {Float32Array[]}
   */
  #pictures = [];
  /** @type {Walk | undefined} */
  #walk;

  /** @param {Bench} bench */
  constructor(bench) {
    this.bench = bench;
  }

  template() {
    const { texts, settings } = this.bench.state;
    if (!hasPlane(settings)) {
      const { latent } = settings;
      return html`<div class="strip-tool" part="path"><p>${fill(texts.pathLatent, { latent })}</p></div>`;
    }
    return html`
      <div class="strip-tool" part="path">
        ${this.#buttons()}
        ${this.#shape()}
        <p class="hint" role="status">${this.#remark()}</p>
        ${this.#strip()}
        <p class="hint">${texts.pathCaption}</p>
      </div>`;
  }

  /** @param {import("../../plane/marks.js").Rule} rule */
  marks({ pixel }) {
    const { anchors, look } = this.bench.state;
    const { arc, count } = choiceOf(this.bench);
    const [a, b] = anchors;
    const letter = (look.text === "large" ? 20 : 13) * pixel;
    const line = rows(pathBetween(a, b, { count: arc ? FINE : 2, arc }), 2);
    const d = `M${line.map(([x, y]) => `${x},${-y}`).join("L")}`;
    const stops = rows(pathBetween(a, b, { count, arc }), 2).slice(1, -1);
    return svg`
      <g class="path-marks">
        <path class="halo" d=${d} /><path d=${d} />
        ${stops.map(([x, y]) => svg`<circle class="stop" cx=${x} cy=${-y} r=${3.5 * pixel} />`)}
        ${NAMES.map((name, i) => svg`
          <circle class="anchor" cx=${anchors[i][0]} cy=${-anchors[i][1]} r=${0.8 * letter} />
          <text x=${anchors[i][0]} y=${-anchors[i][1]} dy="0.36em" font-size=${letter}>${name}</text>`)}
      </g>`;
  }

  modelChanged() {
    this.#decodeFilm();
  }

  imagesChanged() {
    if (!hasPlane(this.bench.state.settings)) this.#walk?.halt();
    this.#pictures = [];
    this.bench.changed();
  }

  close() {
    this.#walk?.halt();
  }

  #buttons() {
    const { texts, z } = this.bench.state;
    const setAnchor = (/** @type {0 | 1} */ which) => this.#change(() => this.bench.actions.anchor(which, [...z]));
    const playing = this.#walk !== undefined;
    return html`
      <div class="strip-row">
        <button id="path-a" class="chip" part="button" title=${fill(texts.pathSetHint, { name: "A" })}
          @click=${() => setAnchor(0)}>${fill(texts.pathSet, { name: "A" })}</button>
        <button id="path-b" class="chip" part="button" title=${fill(texts.pathSetHint, { name: "B" })}
          @click=${() => setAnchor(1)}>${fill(texts.pathSet, { name: "B" })}</button>
        <button id="path-swap" class="chip" part="button" title=${texts.pathSwapHint}
          @click=${() => this.#change(() => this.#swap())}>${texts.pathSwap}</button>
        <button id="path-play" class="chip" part="button" title=${texts.pathPlayHint}
          aria-keyshortcuts="Escape" @click=${() => (playing ? this.#walk?.halt() : this.#playWalk())}>
          ${playing ? icons.pause : icons.train}${playing ? texts.pathStop : texts.pathPlay}</button>
      </div>`;
  }

  #shape() {
    const { texts } = this.bench.state;
    const { arc, count } = choiceOf(this.bench);
    /** @type {(wish: boolean, text: string, hint: string) => import("lit-html").TemplateResult} */
    const radio = (wish, text, hint) => html`
      <label class="check" title=${hint}>
        <input id=${wish ? "path-arc" : "path-straight"} type="radio" name="path-shape"
          .checked=${arc === wish} @change=${() => this.#change(() => chooseFilm(this.bench, { arc: wish }))} />
        ${text}
      </label>`;
    return html`
      <div class="strip-row">
        <div class="strip-row" role="radiogroup" aria-label=${texts.pathShape}>
          ${radio(false, texts.pathStraight, texts.pathStraightHint)}
          ${radio(true, texts.pathArc, texts.pathArcHint)}
        </div>
        <label class="chip-field" title=${texts.pathCountHint}>${texts.pathCount}
          <input id="path-count" type="range" part="slider" min=${FEWEST} max=${MOST} .value=${String(count)}
            @input=${(/** @type {any} */ { target }) =>
              this.#change(() => chooseFilm(this.bench, { count: Number(target.value) }))} />
          <span class="count">${count}</span>
        </label>
      </div>`;
  }

  #strip() {
    const state = this.bench.state;
    const { texts, z, legend } = state;
    const { path } = filmOf(this.bench, 2);
    const points = rows(path, 2);
    return html`
      <div id="film" class="strip film" part="film" role="group" aria-label=${texts.pathFilm}>
        ${points.map(([x, y], i) => {
          const place = { i: i + 1, count: points.length, x: number(state, x, 2), y: number(state, y, 2) };
          const here = Math.abs(z[0] - x) < 1e-4 && Math.abs(z[1] - y) < 1e-4;
          return html`
            <button title=${texts.stripHint} aria-label=${fill(texts.pathPicture, place)} aria-current=${here}
              @click=${() => this.bench.actions.moveRing([x, y])}>
              ${picture(this.#pictures[i], { label: "", scheme: legend.scheme })}</button>`;
        })}
      </div>`;
  }

  /** What is to be said of the path as it is. */
  #remark() {
    const { texts, anchors } = this.bench.state;
    const [a, b] = anchors;
    return choiceOf(this.bench).arc && !hasArc(a, b) ? texts.pathNoArc : "";
  }

  #swap() {
    const [a, b] = this.bench.state.anchors;
    this.bench.actions.anchor(0, b);
    this.bench.actions.anchor(1, a);
  }

  /**
   * Another path.
   * @param {() => void} make
   */
  #change(make) {
    this.#walk?.halt();
    make();
    this.bench.changed();
    this.#decodeFilm();
  }

  #playWalk() {
    const [a, b] = this.bench.state.anchors;
    const { arc, count } = choiceOf(this.bench);
    this.#walk = new Walk(this.bench, (t) => pointBetween(a, b, t, arc), {
      count,
      ended: () => {
        this.#walk = undefined;
        this.bench.changed();
      },
    });
    this.bench.changed();
  }

  #decodeFilm() {
    const model = this.bench.model;
    if (!model || !hasPlane(model)) return;
    this.bench.decode("path", filmOf(this.bench, model.latent).z).then((pixels) => {
      if (!pixels) return;
      this.#pictures = rows(pixels, model.side ** 2);
      this.bench.changed();
    }, this.bench.refuse);
  }
}

/** @type {import("../tools.js").ToolModule["open"]} */
export const open = (bench) => new Path(bench);
export { css };
