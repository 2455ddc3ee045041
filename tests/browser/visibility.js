// A tab that is hidden or seen again, as its page is told.

/**
 * @param {import("@playwright/test").Page} page
 * @param {"visible" | "hidden"} state
 */
export function setVisibility(page, state) {
  return page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { get: () => value, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}
