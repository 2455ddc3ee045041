// The beads of the brachistochrone: three are let go at once, down the straight line, the reader's curve and the
// cycloid, which is hidden until the reader has said which one arrives first.

import { roundStep } from "../axis.js";
import { slideAlong, slideDownCycloid } from "./slides.js";

/** @typedef {import("./functional.js").Picture} Picture */
/** @typedef {import("./slides.js").Slide} Slide */
/** @typedef {"line" | "own" | "cycloid"} Name */
/** @typedef {{ name: Name, slide: Slide }} Bead */

const LONGEST = 250; // ms of a frame: who was away finds the beads where they were
const FLASHES = 8; // about so many until the first has arrived

export class Beads {
  /**
   * By their arrival.
   * @type {Bead[]}
   */
  #all = [];
  #frame = 0;
  #before = 0;
  /** Since they were let go, in s. */
  time = 0;
  sliding = false;
  /** The cycloid has been seen. */
  known = false;
  /** They have arrived after a vote. */
  raced = false;

  /** @param {import("../host.js").FigureHost} host */
  constructor(host) {
    this.host = host;
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
  }

  get #here() {
    return this.host.options.problem === "brachistochrone";
  }

  /** Whether the extremal may not be seen yet. */
  get hide() {
    return this.#here && !this.known;
  }

  /** Those that are to be seen. */
  get all() {
    return this.#all.filter(({ name }) => this.known || name !== "cycloid");
  }

  /** When the last one arrives. */
  get #end() {
    return Math.max(...this.#all.map(({ slide }) => slide.arrival));
  }

  get arrived() {
    return this.#all.length > 0 && this.time >= this.#end;
  }

  /** Those that arrive first, to the millisecond that is shown. */
  get first() {
    const least = milliseconds(this.#all[0]);
    return this.#all.filter((bead) => milliseconds(bead) === least).map(({ name }) => name);
  }

  /** Why they cannot be let go yet, in words; "" if they can. */
  get waits() {
    return this.hide && this.host.options.vote === "" ? this.host.texts.waitsVote : "";
  }

  /** The time between two of the dots that they leave. */
  get flash() {
    return roundStep(this.#all[0].slide.arrival / FLASHES);
  }

  /**
   * The places where a bead was at equal steps of time.
   * @param {Slide} slide
   */
  flashesOf({ arrival, at }) {
    const count = Math.floor(Math.min(this.time, arrival) / this.flash + 1e-9);
    return Array.from({ length: count }, (_, k) => at((k + 1) * this.flash));
  }

  /**
   * Another curve: the beads are at its start, and those that slide begin there again. Once the descent has moved it,
   * nobody need guess where it goes.
   * @param {Picture} picture
   */
  follow({ x, f, steps }) {
    this.time = 0;
    if (!this.#here) {
      this.#all = [];
      return this.pause();
    }
    if (steps > 0) this.known = true;
    const depth = f[f.length - 1];
    /** @type {Bead[]} */
    const beads = [
      { name: "cycloid", slide: slideDownCycloid(depth) },
      { name: "own", slide: slideAlong(x, f) },
      { name: "line", slide: slideAlong([x[0], x[x.length - 1]], [0, depth]) },
    ];
    // The picture may be one of the problem before.
    this.#all = beads.filter(({ slide }) => Number.isFinite(slide.arrival))
      .sort((one, other) => milliseconds(one) - milliseconds(other));
  }

  /** From the start, or from where they were stopped. Who wants no motion sees them arrived. */
  letGo() {
    if (this.waits || this.#all.length === 0) return;
    this.known = true;
    if (this.arrived) this.time = 0;
    this.sliding = true;
    if (this.still.matches) this.#moveTo(this.#end);
    else {
      this.#before = performance.now();
      this.#request();
    }
    this.host.changed();
  }

  pause() {
    this.sliding = false;
    cancelAnimationFrame(this.#frame);
    this.host.changed();
  }

  /** Another class: the cycloid is hidden again. */
  voteAgain() {
    [this.time, this.known, this.raced] = [0, false, false];
    this.pause();
    this.host.set({ vote: "" });
  }

  #request() {
    this.#frame = requestAnimationFrame(() => {
      const now = performance.now();
      const passed = Math.min(now - this.#before, LONGEST) / 1000;
      this.#before = now;
      this.#moveTo(this.time + passed / Number(this.host.options.slow));
      if (this.sliding) this.#request();
    });
  }

  /** @param {number} time */
  #moveTo(time) {
    this.time = Math.min(time, this.#end);
    if (this.arrived) {
      this.raced ||= this.host.options.vote !== "";
      this.pause();
    }
    this.host.changed();
  }
}

/** @param {Bead} bead */
const milliseconds = ({ slide }) => Math.round(1000 * slide.arrival);
