// The second run: an element of its own, whose run keeps in step with the first's. What the reader does on one plane is
// done on the other.

import { defaultSettings, liveOf } from "../../settings.js";

/** @typedef {import("../../zscape.js").ZScape} ZScape */
/** @typedef {import("../../settings.js").Settings} Settings */
/** @typedef {import("../../options.js").Look} Look */
/** @typedef {import("../../../../pkg/types/zscape.d.ts").ZScapeView} View */

/** What of the look is the same on both planes. */
const LINKED = /** @type {const} */ ([
  "window", "hiddenClasses", "classShapes", "image", "layers", "manifoldSide", "manifoldOpacity", "posteriors", "text",
]);

export class Second {
  /**
   * What both planes were last known to show.
   * @type {Partial<View>}
   */
  #known = {};

  /**
   * @param {import("../bench.js").Bench} bench
   * @param {ZScape} first
   * @param {Partial<Settings>} otherwise  than the first's settings
   * @param {() => void} changed  its numbers are others
   */
  constructor(bench, first, otherwise, changed) {
    this.bench = bench;
    this.otherwise = otherwise;
    this.element = /** @type {ZScape} */ (document.createElement(first.localName));
    this.element.id = "second";
    this.element.follow(first, otherwise);
    this.element.setAttribute("controls", "none");
    this.element.settings = this.#wanted;
    this.ringMoved();
    this.followFirst();
    this.element.addEventListener("zscape-change", (event) =>
      this.#takeOver(/** @type {CustomEvent} */ (event).detail.view));
    this.element.addEventListener("zscape-ready", () => this.#hush());
    for (const type of ["zscape-step", "zscape-ready", "zscape-error"]) this.element.addEventListener(type, changed);
    this.element.train(); // as its leader does
  }

  get record() {
    return this.element.drawn?.records.present;
  }

  get state() {
    return this.element.drawn?.state;
  }

  /** It makes steps. */
  get going() {
    return this.state?.speed !== undefined;
  }

  /** It goes on where the first has ended. */
  get alone() {
    const { training, step } = this.bench.state;
    return !training && this.going && this.element.stepCount > step;
  }

  /** Goes on from where it was before it began again, as the first does; says whether it can. */
  takeBack() {
    const kept = this.state?.undo !== undefined;
    if (kept) this.element.drawn?.actions.undo();
    return kept;
  }

  /** Starts again, as the first has. */
  beginAgain() {
    const { drawn } = this.element;
    if (drawn) drawn.actions.runAnew(this.#wanted);
    else this.element.settings = this.#wanted;
  }

  /** The first may look otherwise, speak otherwise, or have changed a setting on the way. */
  followFirst() {
    const { language, look } = this.bench.state;
    if (this.element.lang !== language) this.element.lang = language;
    // Out of sight the two go on while the first does, but this one does not by itself.
    this.element.toggleAttribute("background", !this.alone);
    this.#showView(Object.fromEntries(LINKED.map((name) => [name, look[name]])));
    this.element.settings = liveOf(this.#wanted);
  }

  ringMoved() {
    this.#showView({ z: this.bench.state.z });
  }

  /** The run is freed when the element has been out of the page for a moment; until then it keeps nobody waiting. */
  close() {
    this.element.pause().catch(() => undefined); // it may be gone before it rests
    this.element.remove();
  }

  get #wanted() {
    return { ...defaultSettings, ...this.bench.state.settings, ...this.otherwise };
  }

  /** @param {Partial<View>} view */
  #showView(view) {
    const news = changesOf(view, this.#known);
    if (Object.keys(news).length === 0) return;
    Object.assign(this.#known, news);
    this.element.view = news;
  }

  /**
   * What the reader has done on the second plane.
   * @param {View} view
   */
  #takeOver(view) {
    const linked = Object.fromEntries([...LINKED, /** @type {const} */ ("z")].map((name) => [name, view[name]]));
    const { z, ...look } = changesOf(linked, this.#known);
    Object.assign(this.#known, linked);
    if (z) this.bench.actions.moveRing(z);
    if (Object.keys(look).length > 0) this.bench.actions.look(look);
  }

  /** Its own status is said by the tool. */
  #hush() {
    this.element.shadowRoot?.getElementById("status")?.setAttribute("aria-live", "off");
  }
}

/**
 * @param {Partial<View>} view
 * @param {Partial<View>} known
 * @returns {Partial<View>}
 */
function changesOf(view, known) {
  const before = /** @type {Record<string, unknown>} */ (known);
  return Object.fromEntries(
    Object.entries(view).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
  );
}
