// Large text for a projector: the hash's choice, and the button that changes it.

import { readHash, writeHash } from "./address.js";

const button = /** @type {HTMLButtonElement} */ (document.querySelector("#large-text"));

const wished = () => readHash().get("text") === "large";

/**
 * What of it an address holds, for links to other pages.
 * @returns {Record<string, string>}
 */
export const largeText = () => (wished() ? { text: "large" } : {});

/** Brings the page, its button and its figures to the hash's choice; a figure that comes later has to ask, too. */
export function showText() {
  const large = wished();
  document.documentElement.classList.toggle("large", large);
  button.ariaPressed = String(large);
  for (const figure of document.querySelectorAll("z-scape-figure")) sizeText(figure);
}

/** @param {Element} figure */
export function sizeText(figure) {
  if (wished()) figure.setAttribute("text", "large");
  else figure.removeAttribute("text");
}

/**
 * What is done when the reader has chosen another size.
 * @param {() => void} take
 */
export function onText(take) {
  button.addEventListener("click", () => {
    writeHash({ text: wished() ? "" : "large" });
    take();
  });
}
