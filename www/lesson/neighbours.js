// A figure alone: where it stands in the lesson, and links to the one before and the one after, above it and below.

import { readHash } from "./address.js";

export class Neighbours {
  #navs = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".neighbours"));
  /** @type {Record<string, string>} */
  #texts = {};
  #shown = "";

  /** @param {Record<string, string>} texts  the lesson's, and of each figure its name */
  setTexts(texts) {
    this.#texts = texts;
  }

  /**
   * @param {string} shown  the figure that is alone; "": none is
   * @param {readonly string[]} names  all, in their order
   */
  show(shown, names) {
    const turned = this.#shown !== "" && shown !== "" && shown !== this.#shown;
    this.#shown = shown;
    const at = names.indexOf(shown);
    const place = this.#said("figurePlace", { n: String(at + 1), of: String(names.length) });
    for (const [i, nav] of this.#navs.entries()) {
      nav.hidden = at < 0;
      // Above and below: no two landmarks have one name.
      nav.ariaLabel = (i === 0 ? [place, this.#texts[shown]] : [this.#texts[shown], place]).join(": ");
      const middle = Object.assign(document.createElement("span"), { textContent: place });
      nav.replaceChildren(this.#link(names[at - 1], "previousFigure"), middle, this.#link(names[at + 1], "nextFigure"));
    }
    if (!turned) return;
    window.scrollTo(0, 0);
    this.#navs[0].focus({ preventScroll: true });
  }

  /**
   * Nothing stands where there is no neighbour.
   * @param {string | undefined} name
   * @param {string} text
   */
  #link(name, text) {
    if (name === undefined) return document.createElement("span");
    const hash = readHash();
    hash.set("figure", name);
    return Object.assign(document.createElement("a"), {
      href: `#${hash}`, textContent: this.#said(text, { name: this.#texts[name] }),
    });
  }

  /**
   * @param {string} text
   * @param {Record<string, string>} values
   */
  #said(text, values) {
    return Object.entries(values).reduce((said, [key, value]) => said.replace(`{${key}}`, value), this.#texts[text]);
  }
}
