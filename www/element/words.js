// What the element says around its pictures: the template, rendered when it is stale, and numbers that change all the
// time a few times a second.

import { render } from "lit-html";
import { layoutTemplate } from "./layout.js";
import { classAbout } from "./plane/places.js";
import { hasPlane } from "./settings.js";

const NUMBERS_EVERY = 250; // ms: numbers that change faster cannot be read

export class Words {
  stale = false;
  #renderedAt = 0;
  #later = 0;

  /** @param {import("./view.js").View} view */
  constructor(view) {
    this.view = view;
  }

  /** What the state holds has changed: a frame renders it. */
  markStale() {
    this.stale = true;
    this.view.frame.request();
  }

  /** @param {Pick<import("./state.js").ViewState, "step" | "epoch" | "speed" | "losses">} numbers */
  setNumbers(numbers) {
    Object.assign(this.view.state, numbers);
    if (this.#later !== 0) return;
    const wait = Math.max(0, this.#renderedAt + NUMBERS_EVERY - performance.now());
    this.#later = window.setTimeout(() => {
      this.#later = 0;
      this.view.set({});
    }, wait);
  }

  render() {
    this.stale = false;
    this.#renderedAt = performance.now();
    const { state, box, place, plane, probe, instruments, timeline, actions } = this.view;
    const { z, look, settings, failure, images } = state;
    box.setFailed(failure !== undefined && images === 0);
    // Who is to bring images of their own must reach the element.
    if (failure || (settings.dataset === "own" && images === 0)) box.setCovered(false);
    state.about = plane && hasPlane(settings) ? classAbout(plane.points, z, look.hiddenClasses) : undefined;
    const { panel, gallery } = instruments ?? {};
    const parts = { panel, gallery, timeline: timeline.template() };
    render(layoutTemplate(state, actions, parts), place, { renderBefore: probe.probes[0] });
  }

  close() {
    clearTimeout(this.#later);
    this.#later = 0;
  }
}
