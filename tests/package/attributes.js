// Every documented attribute with a text, as templates write it, and whether the elements have taken it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("zscape").ZScape} ZScape */

/**
 * Another value than the default. The data set is written twice, by both names.
 * @type {Record<string, string>}
 */
const TEXTS = {
  "dataset": "shapes", "data-set": "shapes", "seed": "3", "beta": "4", "learning-rate": "0.002", "hidden-units": "16",
  "latent": "3", "batch": "64", "noise": "false", "z": "0.5,-1.2", "controls": "minimal",
  "layers": "axes manifold handle", "manifold-side": "15", "manifold-opacity": "0.5", "posteriors": "none",
  "window": "0,1,2", "hidden-classes": "1,2", "class-shapes": "", "image": "7", "tool": "charts", "rival": "beta=2",
  "text": "large", "background": "", "gentle": "", "epochs": "2", "autoplay": "", "until": "9", "checkpoint": "mnist",
  "poster": "none", "lang": "zh",
};

/** @type {Record<string, string>} */
const FIGURE_TEXTS = { name: "functional", state: "seed=3", text: "large", lang: "zh" };

/**
 * What the manifest documents, but for `hidden`, of which the README says to write `hidden-units`.
 * @param {number} module
 */
function documented(module) {
  const manifest = JSON.parse(readFileSync(new URL("../../pkg/custom-elements.json", import.meta.url), "utf8"));
  const { attributes } = manifest.modules[module].declarations[0];
  return attributes.map((/** @type {{ name: string }} */ { name }) => name)
    .filter((/** @type {string} */ name) => name !== "hidden");
}

assert.deepEqual(Object.keys(TEXTS).sort(), documented(0).sort());
assert.deepEqual(Object.keys(FIGURE_TEXTS).sort(), documented(1).sort());

/** @param {Record<string, string>} texts */
const written = (texts) => Object.entries(texts).map(([name, text]) => `${name}="${text}"`).join(" ");

/**
 * What an app draws: an element and a figure whose attributes stand in the template, in JSX as in Vue, and those whose
 * attributes a script gives, by the app's own syntax. All of it is far below what is seen: none loads.
 */
export const given = { scape: TEXTS, figure: FIGURE_TEXTS };
export const markup = `<z-scape id="written" ${written(TEXTS)}></z-scape>
  <z-scape-figure id="written-figure" ${written(FIGURE_TEXTS)}></z-scape-figure>`;

/**
 * Waits until all is there and fails unless the elements say what was written.
 * @param {Page} page
 */
export async function assertArrived(page) {
  for (const id of ["written", "bound"]) {
    await page.locator(`#${id}-figure`).waitFor({ state: "attached" });
    const seen = await page.evaluate(readAttributes, { id, texts: TEXTS, figureTexts: FIGURE_TEXTS });
    assert.deepEqual(seen.scape, seen.expected, id);
    assert.deepEqual(seen.figure, FIGURE_TEXTS, `${id}-figure`);
  }
}

/**
 * Fails unless the bound element, whose attributes the page has taken away, is as one that never had any.
 * @param {Page} page
 */
export async function assertCleared(page) {
  const { cleared, fresh } = await page.evaluate(() => {
    const known = (/** @type {ZScape} */ { settings, view }) => ({ settings, view });
    return {
      cleared: known(/** @type {ZScape} */ (document.querySelector("#bound"))),
      fresh: known(document.createElement("z-scape")),
    };
  });
  assert.deepEqual(cleared, fresh);
}

/**
 * Runs in the page: what an element says of each attribute, and what its text means.
 * @param {{ id: string, texts: Record<string, string>, figureTexts: Record<string, string> }} given
 */
function readAttributes({ id, texts, figureTexts }) {
  const Element = /** @type {typeof import("zscape").ZScape} */ (customElements.get("z-scape"));
  const element = /** @type {ZScape} */ (document.getElementById(id));
  const figure = /** @type {HTMLElement} */ (document.getElementById(`${id}-figure`));
  /** @type {Record<string, unknown>} */
  const scape = {};
  /** @type {Record<string, unknown>} */
  const expected = {};
  for (const [attribute, text] of Object.entries(texts)) {
    const name = attribute === "data-set" ? "dataset" : attribute;
    const setting = Element.settingsTable.find((entry) => entry.attribute === name);
    const option = Element.optionsTable.find((entry) => entry.attribute === name);
    if (setting) {
      expected[attribute] = Element.parseSetting(setting.name, text)[setting.name];
      scape[attribute] = element.settings[setting.name];
    } else if (option?.view) {
      expected[attribute] = option.kind === "flag" || Element.parseOption(option.name, text)[option.name];
      scape[attribute] = element.view[/** @type {keyof import("zscape").ZScapeLook} */ (option.name)];
    } else {
      expected[attribute] = attribute === "z" ? Element.parsePoint(text) : text;
      scape[attribute] = attribute === "z" ? element.z : element.getAttribute(attribute);
    }
  }
  const own = Object.keys(figureTexts).map((name) => [name, figure.getAttribute(name)]);
  return { scape, expected, figure: Object.fromEntries(own) };
}
