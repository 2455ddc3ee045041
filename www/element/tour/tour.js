// "What am I looking at?": callouts that explain what is on the screen, one after the other, each beside the thing
// itself. They open when the reader asks for them, and all goes on meanwhile: it is no modal dialog, so that what is
// spoken of can be seen, and tried.

import { html, render } from "lit-html";
import { Frame } from "../../ui/frame.js";
import { fill } from "../../ui/fill.js";
import { icons } from "../../ui/icons.js";
import { scaleOf } from "../local.js";
import { calloutsOf, edgeOf } from "./callouts.js";
import { around, GAP, MARGIN, partOf, placeCallout, sideOf } from "./place.js";
import tourCss from "./tour.css";

/** @typedef {import("../view.js").View} View */
/** @typedef {import("./callouts.js").Shown} Shown */
/** @typedef {import("./place.js").Box} Box */

export const css = tourCss;

/**
 * Begins with the first callout, whether or not one is shown.
 * @param {View} view
 */
export function beginTour(view) {
  const shown = view.parts.find((part) => part instanceof Tour);
  (shown ?? new Tour(view)).begin();
}

class Tour {
  /** Which callout is shown, and what it is about: the others may come and go. */
  #at = 0;
  #name = "";
  /** @type {ReturnType<typeof edgeOf>} */
  #edge;
  #over = new AbortController();

  /** @param {View} view */
  constructor(view) {
    this.view = view;
    this.frame = new Frame(() => this.#draw());
    this.element = document.createElement("div");
    this.element.className = "tour";
    view.place.append(this.element);
    view.parts = [...view.parts, this];
    const { signal } = this.#over;
    const moved = () => this.frame.request();
    window.addEventListener("scroll", moved, { capture: true, passive: true, signal });
    window.addEventListener("resize", moved, { passive: true, signal });
    // The focus may be on the ring, or nowhere.
    window.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.end();
    }, { signal });
  }

  begin() {
    this.#goTo(0);
    this.#button("next")?.focus({ preventScroll: true });
  }

  stateChanged() {
    this.frame.request();
  }

  /** The reader has seen enough: the focus goes back to where they asked. */
  end() {
    const { root } = this.view;
    const { activeElement, body } = root.ownerDocument;
    const ours = activeElement === body || activeElement === root.host;
    this.close();
    if (ours) root.getElementById("tour")?.focus();
  }

  /** It is gone, wherever the focus is. */
  close() {
    this.#over.abort();
    this.frame.cancel();
    this.element.remove();
    this.view.parts = this.view.parts.filter((part) => part !== this);
  }

  /** @param {number} at */
  #goTo(at) {
    const { scene } = this.view.plane;
    this.#edge = scene && edgeOf(scene);
    const all = this.#callouts();
    if (at >= all.length) return this.end();
    this.#at = Math.max(0, at);
    this.#name = all[this.#at].name;
    this.#draw({ scroll: true });
    const back = this.#button("back");
    // What is disabled has no focus any more.
    if (this.#at === 0 && this.view.root.activeElement === back) this.#button("next")?.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey) return;
    if (key === "Escape") this.end();
    else if (key === "ArrowRight") this.#goTo(Math.min(this.#at + 1, this.#callouts().length - 1));
    else if (key === "ArrowLeft") this.#goTo(this.#at - 1);
    else return;
    event.preventDefault();
  };

  /** What there is to explain and to see. */
  #callouts() {
    return calloutsOf(this.view.state, this.#edge).filter((shown) => {
      const target = this.#targetOf(shown);
      return target?.checkVisibility() && !target.hasAttribute("data-outside");
    });
  }

  /**
   * @param {Shown} shown
   * @returns {Element | null | undefined}
   */
  #targetOf({ at, around: outer, within }) {
    const element = this.view.root.getElementById(at);
    const found = outer ? element?.closest(outer) : element;
    return within ? found?.querySelector(within) : found;
  }

  /** @param {{ scroll?: boolean }} [options]  scroll: brings what is explained into sight */
  #draw({ scroll = false } = {}) {
    const all = this.#callouts();
    const here = all.findIndex(({ name }) => name === this.#name);
    this.#at = here < 0 ? Math.min(this.#at, all.length - 1) : here;
    const shown = all[this.#at];
    if (!shown || this.view.state.look.controls !== "full") return this.end();
    this.#name = shown.name;
    render(this.#template(shown, all.length), this.element);
    const callout = /** @type {HTMLElement} */ (this.element.querySelector("#callout"));
    if (!callout.matches(":popover-open")) callout.showPopover();
    this.#place(shown, callout, scroll || here < 0);
  }

  /**
   * @param {Shown} shown
   * @param {number} count
   */
  #template({ title, words, round }, count) {
    const { texts, language } = this.view.state;
    const last = this.#at === count - 1;
    return html`
      <div class="tour-clear"></div>
      <div class="tour-outline ${round ? "round" : ""}"></div>
      <div id="callout" part="callout" role="dialog" popover="manual" lang=${language} aria-label=${texts.tour}
        aria-describedby="callout-words" @keydown=${this.#key}>
        <div id="callout-words" aria-live="polite" aria-atomic="true">
          <p class="callout-title">${title}</p>
          <p>${words}</p>
        </div>
        <div class="callout-foot">
          <span class="hint">${fill(texts.tourCount, { at: this.#at + 1, count })}</span>
          <button id="tour-back" part="button" ?disabled=${this.#at === 0}
            @click=${() => this.#goTo(this.#at - 1)}>${texts.tourBack}</button>
          <button id="tour-next" class="primary" part="button"
            @click=${() => this.#goTo(this.#at + 1)}>${last ? texts.tourDone : texts.tourNext}</button>
        </div>
        <button id="tour-end" part="button" aria-label=${texts.tourEnd} title=${texts.tourEndHint}
          @click=${() => this.end()}>${icons.close}</button>
      </div>`;
  }

  /**
   * @param {Shown} shown
   * @param {HTMLElement} callout
   * @param {boolean} scroll
   */
  #place(shown, callout, scroll) {
    const [clear, outline] = /** @type {Iterable<HTMLElement>} */ (this.element.children);
    const view = {
      width: document.documentElement.clientWidth, height: window.innerHeight, screen: window.screen.height,
    };
    const measured = this.#measure(shown, callout, view);
    this.#lay(clear, measured.clear);
    if (scroll) {
      const sheet = sideOf(measured.clear, measured.size, view) ? 0 : measured.size.height + GAP;
      clear.style.scrollMargin = `${MARGIN}px ${MARGIN}px ${MARGIN + sheet}px`;
      clear.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    }
    const { target, clear: kept, size } = scroll ? this.#measure(shown, callout, view) : measured;
    this.#lay(outline, target);
    const { left, top } = placeCallout(target, kept, size, view);
    // Of the top layer: what zooms the page's text zooms it, too.
    const scale = scaleOf(callout.offsetWidth, size.width);
    setStyle(callout, { left: left * scale, top: top * scale });
  }

  /**
   * Where all lies on the screen now.
   * @param {Shown} shown
   * @param {HTMLElement} callout
   * @param {import("./place.js").Size} view
   */
  #measure(shown, callout, view) {
    const size = callout.getBoundingClientRect();
    const target = partOf(/** @type {Element} */ (this.#targetOf(shown)).getBoundingClientRect(), shown.part);
    const others = shown.clear.map((id) => this.view.root.getElementById(id)?.getBoundingClientRect() ?? target);
    const all = around([target, ...others]);
    // Where there is no room for all of it, for the thing itself.
    const fits = all.height + GAP + size.height + 2 * MARGIN <= view.height;
    return { size, target, clear: fits || sideOf(all, size, view) ? all : target };
  }

  /**
   * Lays a box of ours over a place on the screen.
   * @param {HTMLElement} element
   * @param {Box} box
   */
  #lay(element, { left, top, width, height }) {
    const own = this.element.getBoundingClientRect();
    const scale = scaleOf(this.element.offsetWidth, own.width);
    setStyle(element, {
      left: (left - own.left) * scale, top: (top - own.top) * scale, width: width * scale, height: height * scale,
    });
  }

  /** @param {"back" | "next"} name */
  #button(name) {
    return /** @type {HTMLButtonElement | null} */ (this.element.querySelector(`#tour-${name}`));
  }
}

/**
 * Sets lengths, in CSS pixels, where they are others.
 * @param {HTMLElement} element
 * @param {Record<string, number>} lengths
 */
function setStyle({ style }, lengths) {
  for (const [name, length] of Object.entries(lengths)) {
    const text = `${Math.round(length * 10) / 10}px`;
    if (style.getPropertyValue(name) !== text) style.setProperty(name, text);
  }
}
