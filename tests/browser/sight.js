// What is in sight of a figure: neither under its own Play, which stays above the picture, nor under the guide's bar,
// nor outside the window.

/** @typedef {import("@playwright/test").Locator} Locator */

/**
 * The parts that are not in sight, as a whole, and where they are.
 * @param {Locator} figure
 * @param {string[]} parts  selectors
 */
export const outOfSight = (figure, parts) => figure.evaluate((element, selectors) => {
  const root = /** @type {ShadowRoot} */ (element.shadowRoot);
  const transport = /** @type {Element} */ (root.querySelector(".transport"));
  const bar = document.querySelector(".bar")?.getBoundingClientRect().top ?? innerHeight;
  const roof = Math.max(0, transport.getBoundingClientRect().bottom);
  return selectors.flatMap((selector) => {
    const part = /** @type {Element} */ (root.querySelector(selector));
    const { top, bottom, width } = part.getBoundingClientRect();
    const above = transport.contains(part) ? 0 : roof;
    if (width > 0 && top >= above - 1 && bottom <= bar + 1) return [];
    return [`${selector}: ${Math.round(top)} to ${Math.round(bottom)} of ${Math.round(above)} to ${Math.round(bar)}`];
  });
}, parts);

/**
 * Scrolls as a reader does who wants to see these.
 * @param {Locator} figure
 * @param {string[]} parts
 */
export const scrollToParts = (figure, parts) => figure.evaluate((element, selectors) => {
  const root = /** @type {ShadowRoot} */ (element.shadowRoot);
  const transport = /** @type {HTMLElement} */ (root.querySelector(".transport"));
  const tops = selectors.map((selector) => /** @type {Element} */ (root.querySelector(selector)))
    .filter((part) => !transport.contains(part)).map((part) => part.getBoundingClientRect().top);
  window.scrollBy(0, Math.min(...tops) - transport.offsetHeight - 4);
}, parts);
