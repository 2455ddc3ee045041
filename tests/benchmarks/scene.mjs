// The page as it is measured: opened, trained until every digit is plotted, and with something more to draw.

/** @typedef {import("@playwright/test").Browser} Browser */
/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("../browser/server.mjs").Server} Server */
/** @typedef {[what: string, measured: string, bar: string]} Row */
/** @typedef {{ browser: Browser, page: Page, server: Server, shown: string }} Scene */

/**
 * What the element is told once the digits are plotted.
 * @type {Record<string, { words: string, view?: object, settings?: object }>}
 */
export const SHOWN = {
  plain: { words: "" },
  instruments: {
    words: "manifold and density on", view: { layers: ["axes", "rings", "points", "handle", "manifold", "density"] },
  },
  charts: { words: "charts open", view: { tool: "charts" } },
  compare: { words: "a second run beside it", view: { tool: "compare", rival: "beta=4" } },
  step: { words: "the tool Step open", view: { tool: "step" } },
  gallery: { words: "gallery of 20 dimensions", settings: { latent: 20 } },
};

/**
 * Opens the page as it is served, trains until every digit is plotted, and goes on training.
 * @param {Scene} scene
 */
export async function openTrained({ page, server, shown }) {
  await page.goto(`${server.origin}/`);
  await page.waitForFunction(
    () => document.querySelector("z-scape")?.shadowRoot?.querySelector("#plane")?.ariaLabel?.includes("9,000"),
    undefined,
    { polling: 200 },
  );
  await page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector("z-scape"));
    await element.ready;
    await element.pause();
    element.train();
  });
  await page.evaluate(async ({ view, settings }) => {
    const element = /** @type {any} */ (document.querySelector("z-scape"));
    if (settings) element.settings = settings;
    if (view) element.view = view;
    await element.ready;
  }, SHOWN[shown]);
  await page.waitForTimeout(shown === "plain" ? 1500 : 4000);
}

/** @param {number[]} values in ms */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(1);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)} ms (${sorted.length})`;
}
