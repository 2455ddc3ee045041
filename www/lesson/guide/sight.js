// Brings into sight what the guide's words speak of: between the figure's Play, which stays above it, and the guide's
// bar below.

/** @typedef {import("../../figures/figure.js").ZScapeFigure} ZScapeFigure */

const APART = 8; // CSS pixels

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

/**
 * Scrolls as little as need be; of what is taller than its room the beginning is shown. False: not all is drawn yet,
 * and what comes may push it away.
 * @param {ZScapeFigure} figure
 * @param {readonly string[]} parts  of the figure, as selectors
 * @param {HTMLElement} bar
 */
export function bringIntoSight(figure, parts, bar) {
  const root = /** @type {ShadowRoot} */ (figure.shadowRoot);
  const boxes = parts.map((part) => root.querySelector(part)?.getBoundingClientRect());
  if (root.querySelector("[data-coming]") || !boxes.every((box) => box && box.height > 0)) return false;
  const [top, bottom] = [
    Math.min(...boxes.map((box) => box?.top ?? Infinity)), Math.max(...boxes.map((box) => box?.bottom ?? -Infinity)),
  ];
  const above = top - coveredAbove(root) - APART;
  const below = bottom - coveredBelow(bar) + APART;
  const distance = above < 0 ? above : Math.max(0, Math.min(above, below));
  if (distance !== 0) window.scrollBy({ top: distance, behavior: calm.matches ? "instant" : "smooth" });
  return true;
}

/** @param {ShadowRoot} root */
function coveredAbove(root) {
  const transport = /** @type {HTMLElement | null} */ (root.querySelector(".transport"));
  return transport && getComputedStyle(transport).position === "sticky" ? transport.offsetHeight : 0;
}

/** @param {HTMLElement} bar */
function coveredBelow(bar) {
  return getComputedStyle(bar).position === "sticky" ? window.innerHeight - bar.offsetHeight : window.innerHeight;
}
