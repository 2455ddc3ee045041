// What a control's title says, shown beside the control while it has the focus of the keyboard; the browser shows
// titles to those who hover alone. Escape or any other key but Tab and Shift takes it away.

import { scaleOf } from "../local.js";

const GAP = 6; // px

export class Hint {
  /** @param {HTMLElement} place  whose controls are explained; the hint is put at its end */
  constructor(place) {
    this.element = document.createElement("div");
    this.element.className = "tip-text";
    this.element.id = "hint";
    this.element.role = "tooltip";
    this.element.popover = "manual";
    place.append(this.element);
    place.addEventListener("focusin", ({ target }) => this.#showHint(/** @type {HTMLElement} */ (target)));
    place.addEventListener("focusout", ({ target }) => this.#hide(/** @type {HTMLElement} */ (target)));
    place.addEventListener("keydown", ({ key, target }) => {
      if (key !== "Tab" && key !== "Shift") this.#hide(/** @type {HTMLElement} */ (target));
    });
  }

  /** @param {HTMLElement} control */
  #showHint(control) {
    const titled = /** @type {HTMLElement | null} */ (control.closest("[title]"));
    if (!titled?.title || !control.matches(":focus-visible")) return;
    const { element } = this;
    element.textContent = titled.title;
    // The title of a label around it is not told to those who listen.
    if (titled !== control) control.setAttribute("aria-describedby", element.id);
    element.showPopover();
    const { left, top, bottom } = control.getBoundingClientRect();
    // Of the top layer: what zooms the page's text zooms it, too.
    const { width, height } = element.getBoundingClientRect();
    const scale = scaleOf(element.offsetWidth, width);
    const { clientWidth, clientHeight } = document.documentElement;
    const below = bottom + GAP + height <= clientHeight;
    element.style.left = `${scale * (window.scrollX + Math.max(0, Math.min(left, clientWidth - width)))}px`;
    element.style.top = `${scale * (window.scrollY + (below ? bottom + GAP : top - GAP - height))}px`;
  }

  /** @param {HTMLElement} control */
  #hide(control) {
    if (control.getAttribute("aria-describedby") === this.element.id) control.removeAttribute("aria-describedby");
    if (this.element.matches(":popover-open")) this.element.hidePopover();
  }
}
