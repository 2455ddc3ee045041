// What is seen of more than two latent dimensions, in the place of the plane: training images with their
// reconstructions, samples from the prior, and how much KL each unit takes. All of it follows the model that is shown.

import { html } from "lit-html";
import { number } from "../../ui/numbers.js";
import { css as unitsCss, nearestEvaluation, unitsTemplate } from "../progress/units.js";
import { flat, rows } from "../../ui/rows.js";
import { fill } from "../../ui/fill.js";
import { Refresh } from "../client/refresh.js";
import { firstsOf } from "./firsts.js";
import galleryCss from "./gallery.css";
import { Inspection } from "./inspection.js";
import { painted } from "../../ui/picture.js";

/** @typedef {import("../tools/bench.js").Bench} Bench */
/** @typedef {import("./firsts.js").Chosen & { x: Float32Array }} Image  x: (784) */

export const css = `${unitsCss}\n${galleryCss}`;

const COUNT = 10; // of each kind
const EVERY = 250; // ms

/** One above the other. */
const KINDS = /** @type {const} */ (["image", "reconstruction", "sample"]);
/** @typedef {typeof KINDS[number]} Kind */
/** @typedef {{ kind: Kind, at: number }} Place */

/** @type {Record<string, (place: Place) => Place>} */
const STEPS = {
  ArrowLeft: ({ kind, at }) => ({ kind, at: at - 1 }),
  ArrowRight: ({ kind, at }) => ({ kind, at: at + 1 }),
  ArrowUp: ({ kind, at }) => ({ kind: KINDS[KINDS.indexOf(kind) - 1] ?? kind, at }),
  ArrowDown: ({ kind, at }) => ({ kind: KINDS[KINDS.indexOf(kind) + 1] ?? kind, at }),
  Home: ({ kind }) => ({ kind, at: 0 }),
  End: ({ kind }) => ({ kind, at: COUNT - 1 }),
};

export class Gallery {
  /** Counts the runs: what was asked of an earlier one is dropped. */
  #run = 0;
  /** @type {Image[]} */
  #images = [];
  /** From so many images they are. */
  #gathered = 0;
  /**
   * Of the samples: the same throughout a run, unless others are asked for.
   * @type {Float32Array | undefined}
   */
  #z;
  /**
   * As far as there are any.
   * @type {Record<Kind, Float32Array[]>}
   */
  #pictures = { image: [], reconstruction: [], sample: [] };
  /**
   * The same, side by side: to draw a few canvases takes far less time than many.
   * @type {Partial<Record<Kind, Float32Array>>}
   */
  #strips = {};
  /** @type {Place} */
  #chosen = { kind: "sample", at: 0 };

  /**
   * @param {Bench} bench
   * @param {(pixels: Float32Array | undefined) => void} enlarge  shows a picture large
   */
  constructor(bench, enlarge) {
    this.bench = bench;
    this.enlarge = enlarge;
    /** Of the image whose reconstruction is chosen. */
    this.inspection = new Inspection(bench, { questions: ["inspect"], every: EVERY }, () => bench.changed());
    this.refresh = new Refresh(EVERY, () => this.#makePictures(), (error) => {
      // A run that was replaced answers no more; the next one is asked again.
      if (bench.state.images > 0) console.warn(`zscape: ${error.message}`);
    });
    this.refresh.request();
  }

  modelChanged() {
    this.refresh.request();
    this.inspection.modelChanged();
  }

  /** Another moment of the run is shown: its reader waits. */
  momentChanged() {
    this.refresh.hurry();
  }

  /** The run began anew, maybe with other images. */
  imagesChanged() {
    this.#run += 1;
    this.#images = [];
    this.#gathered = 0;
    this.#z = undefined;
    this.#putPictures({ image: [], reconstruction: [], sample: [] });
    this.inspection.chooseImage(undefined);
    this.refresh.request();
  }

  close() {
    this.#run += 1;
    this.refresh.cancel();
    this.inspection.close();
    this.enlarge(undefined);
  }

  template() {
    const { texts, past, step, settings: { latent } } = this.bench.state;
    const evaluation = nearestEvaluation(this.bench.records.present.evaluations, past?.step ?? step);
    return html`
      <div id="gallery" class="gallery-pictures" role="group" aria-label=${fill(texts.gallery, { latent })}
        @keydown=${this.#key}>
        <p class="gallery-head">${past ? texts.galleryPast : texts.galleryImages}</p>
        <div class="gallery-rows">${this.#row("image")}${this.#row("reconstruction")}</div>
        <p class="gallery-head">${texts.gallerySamples}
          <button id="new-samples" class="chip" part="button" title=${texts.galleryNewHint}
            @click=${() => this.#drawAnew()}>${texts.galleryNew}</button>
        </p>
        <div class="gallery-rows">${this.#row("sample")}</div>
      </div>
      <section id="gallery-units" class="gallery-units" aria-label=${texts.galleryUnits}>
        <p class="gallery-head">${texts.galleryUnits}
          <span class="hint">
            ${evaluation
              ? fill(texts.galleryMeasured, { step: number(this.bench.state, evaluation.step) })
              : ""}</span>
        </p>
        ${unitsTemplate(evaluation?.units, this.bench.state)}
      </section>`;
  }

  /** What is shown large, in words. */
  get caption() {
    return this.#words(this.#shown);
  }

  /**
   * How many there are of a kind; until the images have come, there is a place for each that may.
   * @param {Kind} kind
   */
  #countOf(kind) {
    return kind === "sample" ? COUNT : this.#images.length || COUNT;
  }

  /** A picture that is not there, as a reconstruction of an earlier step, leaves its place to a sample. */
  get #shown() {
    const { kind, at } = this.#chosen;
    return this.#pictures[kind][at] || this.#pictures.sample.length === 0 ? this.#chosen : { kind: KINDS[2], at: 0 };
  }

  /** @param {Kind} kind */
  #row(kind) {
    const { side, legend: { scheme } } = this.bench.state;
    return html`
      <div class="gallery-row">
        <canvas class="picture" part="picture" width=${COUNT * side} height=${side} role="presentation" data-row=${kind}
          ${painted(this.#strips[kind], scheme)}></canvas>
        ${Array.from({ length: this.#countOf(kind) }, (_, at) => this.#button({ kind, at }))}
      </div>`;
  }

  /**
   * One picture of a row: it lies on the canvas.
   * @param {Place} place
   */
  #button(place) {
    const { kind, at } = place;
    const shown = this.#shown;
    const here = kind === shown.kind && at === shown.at;
    const words = this.#words(place);
    return html`
      <button data-kind=${kind} data-at=${at} part="button gallery-picture"
        tabindex=${here ? 0 : -1} aria-current=${here} aria-label=${words} title=${words}
        @focus=${() => this.#choosePicture(place)} @click=${() => this.#takeImage(place)}></button>`;
  }

  /** @param {Place} place */
  #words({ kind, at }) {
    const state = this.bench.state;
    const { texts, settings: { latent } } = state;
    if (kind === "sample") return fill(texts.gallerySample, { i: at + 1, latent });
    const image = this.#images[at];
    if (!image) return texts.galleryComing;
    const index = number(state, image.index);
    const name = image.label === undefined
      ? fill(texts.factsImage, { index }) : fill(texts.galleryImage, { index, label: image.label });
    if (kind === "image") return fill(texts.galleryOriginal, { name });
    if (!this.#pictures.reconstruction[at]) return texts.galleryPast;
    const inspected = this.inspection.index === image.index ? this.inspection.answers.inspect : undefined;
    if (!inspected) return fill(texts.galleryRedrawn, { name });
    const [reconstruction, kl] = [inspected.reconstructionAtMu, inspected.kl].map((nats) => number(state, nats, 1));
    return fill(texts.galleryReconstruction, { name, reconstruction, kl });
  }

  /**
   * Shows a picture large.
   * @param {Place} place
   */
  #choosePicture(place) {
    this.#chosen = place;
    this.#enlarge();
    this.bench.changed();
  }

  /**
   * An image becomes the one that the tools speak of, as by a click on its point.
   * @param {Place} place
   */
  #takeImage(place) {
    this.#choosePicture(place);
    const image = place.kind === "sample" ? undefined : this.#images[place.at];
    if (image) this.bench.actions.look({ image: image.index });
  }

  /** @param {KeyboardEvent & { currentTarget: HTMLElement }} event */
  #key = (event) => {
    const { key, altKey, ctrlKey, metaKey, currentTarget } = event;
    const { kind, at } = /** @type {HTMLElement} */ (event.target).dataset;
    if (kind === undefined || altKey || ctrlKey || metaKey || !Object.hasOwn(STEPS, key)) return;
    const to = STEPS[key]({ kind: /** @type {Kind} */ (kind), at: Number(at) });
    const place = Math.max(0, Math.min(this.#countOf(to.kind) - 1, to.at));
    const button = currentTarget.querySelector(`[data-kind="${to.kind}"][data-at="${place}"]`);
    /** @type {HTMLElement | null} */ (button)?.focus();
    event.preventDefault();
  };

  #enlarge() {
    const { kind, at } = this.#shown;
    const pixels = this.#pictures[kind][at];
    if (pixels) this.enlarge(pixels);
    this.inspection.chooseImage(kind === "reconstruction" ? this.#images[at]?.index : undefined);
  }

  /** @param {Partial<Record<Kind, Float32Array[]>>} pictures  of other kinds they stay */
  #putPictures(pictures) {
    Object.assign(this.#pictures, pictures);
    for (const [kind, some] of Object.entries(pictures)) {
      this.#strips[/** @type {Kind} */ (kind)] = some.length > 0 ? stripOf(some, this.bench.state.side) : undefined;
    }
  }

  #drawAnew() {
    this.#run += 1; // what is on its way is of the samples before
    this.#z = undefined;
    this.refresh.hurry();
  }

  async #makePictures() {
    const { bench } = this;
    const run = this.#run;
    const z = this.#z ?? (await bench.ask({ name: "draw", n: COUNT * bench.state.settings.latent }));
    await this.#gather();
    const images = this.#images;
    const { past, settings: { latent } } = bench.state;
    if (run !== this.#run || bench.model?.latent !== latent) return;
    // Of an earlier step there is no encoder.
    const encoded = past || images.length === 0
      ? nothing : await bench.ask({ name: "encode", x: flat(images.map(({ x }) => x)) });
    const { mu } = encoded;
    const pixels = await bench.decode("gallery", flat([z, mu]));
    if (!pixels || run !== this.#run || past !== bench.state.past) return;
    const decoded = rows(pixels, bench.state.side ** 2);
    this.#z = z;
    this.#putPictures({ reconstruction: decoded.slice(COUNT), sample: decoded.slice(0, COUNT) });
    this.#enlarge();
    bench.changed();
  }

  /** The images that are shown: others may become the first of their class as more of them come. */
  async #gather() {
    const run = this.#run;
    const { points } = this.bench.plane;
    const { count } = points;
    if (count === this.#gathered) return;
    const known = new Map(this.#images.map(({ index, x }) => [index, x]));
    const images = await Promise.all(firstsOf(points, COUNT).map(async ({ index, label }) => ({
      index, label, x: known.get(index) ?? (await this.bench.ask({ name: "image", index })),
    })));
    if (run !== this.#run) return;
    this.#images = images;
    this.#gathered = count;
    this.#putPictures({ image: images.map(({ x }) => x) });
  }
}

const nothing = { mu: new Float32Array(0) };

/**
 * Pictures next to each other, with room for as many as there may be: (side, COUNT * side).
 * @param {readonly Float32Array[]} pictures  (side * side) each
 * @param {number} side
 */
function stripOf(pictures, side) {
  const strip = new Float32Array(COUNT * side * side);
  pictures.forEach((picture, i) => {
    rows(picture, side).forEach((line, y) => strip.set(line, (y * COUNT + i) * side));
  });
  return strip;
}
