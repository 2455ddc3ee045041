// The tour of the screen: what it points at is there, it says little, and says it in both languages; it never covers
// what it speaks of.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { layoutTemplate } from "../../www/element/layout.js";
import { State } from "../../www/element/state.js";
import { loadTexts } from "../../www/element/texts.js";
import { calloutsOf, edgeOf } from "../../www/element/tour/callouts.js";
import { around, MARGIN, placeCallout, sideOf } from "../../www/element/tour/place.js";

/** @typedef {import("../../www/element/state.js").ViewState} ViewState */
/**
 * @typedef {object} Of
 * @property {"en" | "zh"} [language]
 * @property {Partial<ViewState["settings"]>} [settings]
 * @property {Partial<ViewState["look"]>} [look]
 */

const MOST = { callouts: 9, letters: { en: 220, zh: 110 } };
const EVERYTHING = /** @type {const} */ (["axes", "rings", "points", "handle", "manifold", "density"]);
const all = { en: await loadTexts("en", "tools"), zh: await loadTexts("zh", "tools") };
const galleryScript = readFileSync(new URL("../../www/element/images/gallery.js", import.meta.url), "utf8");

/**
 * @param {Of} [of]
 * @returns {ViewState}
 */
function stateOf({ language = "en", settings = {}, look = {} } = {}) {
  const state = new State();
  state.set({ language, texts: all[language], settings, options: look });
  return state.now;
}

// The layout says how many cores there are; older Node has no such object.
if (!globalThis.navigator) Object.assign(globalThis, { navigator: { hardwareConcurrency: 2 } });

/** The states that an element may be in, as far as the tour cares. */
function* states() {
  for (const language of /** @type {const} */ (["en", "zh"])) {
    for (const latent of [1, 2, 10]) {
      for (const dataset of /** @type {const} */ (["mnist", "shapes", "own"])) {
        for (const layers of [EVERYTHING, /** @type {const} */ (["axes"])]) {
          for (const tool of /** @type {const} */ (["training", "sample"])) {
            yield stateOf({ language, settings: { latent, dataset }, look: { layers: [...layers], tool } });
          }
        }
      }
    }
  }
}

/**
 * What lit-html would make of a template, without what listens.
 * @param {any} part
 * @returns {string}
 */
function written(part) {
  if (Array.isArray(part)) return part.map(written).join("");
  if (!part?.strings) return typeof part === "function" || part === undefined ? "" : String(part);
  const { strings, values } = part;
  return strings.map((/** @type {string} */ text, /** @type {number} */ i) => text + written(values[i])).join("");
}

test("whatever is on the screen: at most nine callouts, short ones, and each points at what is there", () => {
  let seen = 0;
  for (const state of states()) {
    const page = written(layoutTemplate(state, /** @type {any} */ ({}), { panel: "", timeline: "" })) + galleryScript;
    const shown = calloutsOf(state, "left");
    const { language, settings, look } = state;
    const where = JSON.stringify([language, settings.latent, settings.dataset, look.layers, look.tool]);
    assert.ok(shown.length >= 5 && shown.length <= MOST.callouts, `${where}: ${shown.length} callouts`);
    assert.equal(new Set(shown.map(({ name }) => name)).size, shown.length, where);
    for (const { at, title, words, clear } of shown) {
      seen += 1;
      for (const id of [at, ...clear]) assert.match(page, new RegExp(`\\bid="?${id}["\\s]`), `${where}: no ${id}`);
      assert.ok(title.length > 0 && title.length <= 30, title);
      assert.ok(words.length <= MOST.letters[language], `${where}: ${words.length} letters: ${words}`);
      assert.doesNotMatch(words, /[{}]|undefined/);
    }
  }
  assert.ok(seen > 300);
});

test("it explains what is there: a line, a plane or a gallery, and images of one's own", () => {
  const said = (/** @type {Of} */ of = {}) =>
    calloutsOf(stateOf(of)).map(({ title, words }) => `${title}: ${words}`).join("\n");
  const { tourRings, tourUnits, ownDot } = all.en;
  assert.match(said(), /39\.3%, 86\.5% and 98\.9% of its mass/);
  assert.match(said({ settings: { latent: 1 } }), /one number[^]*68\.3%, 95\.5% and 99\.7%/);
  assert.ok(said({ settings: { dataset: "own" } }).includes(ownDot));
  const gallery = said({ settings: { latent: 10 } });
  assert.ok(gallery.includes(tourUnits) && gallery.includes("10 numbers") && !gallery.includes(tourRings));
});

test("what is switched off is pointed at where it is switched on, and nothing is switched on for the tour", () => {
  const state = stateOf({ look: { layers: ["axes"], tool: "path" } });
  const before = structuredClone(state.options);
  const off = calloutsOf(state);
  assert.deepEqual(off.map(({ at }) => at),
    ["layer-points", "decoded", "layer-rings", "layer-density", "tab-training", "tab-training"]);
  const named = ["layerPoints", null, "layerRings", "layerDensity", "toolTraining", "toolTraining"];
  for (const [i, key] of named.entries()) {
    if (key) assert.ok(off[i].words.includes(`“${/** @type {any} */ (all.en)[key]}”`), off[i].words);
  }
  assert.deepEqual(state.options, before);
  const on = calloutsOf(stateOf({ look: { layers: [...EVERYTHING] } }));
  assert.deepEqual(on.map(({ at }) => at),
    ["plane", "handle", "decoded", "plane", "plane", "reconstruction", "kl", "kl"]);
});

test("dots in line at an edge are explained where most of them are, and where there are some", () => {
  const dots = (/** @type {[number, number][]} */ ...at) => ({
    x: at.map(([x]) => x), y: at.map(([, y]) => y), shapes: at.map(() => 0),
  });
  const out = dots([0, 5], [1, 9], [2, 4.4], [-6, 0], [NaN, NaN]);
  assert.equal(edgeOf(out), "top");
  assert.equal(edgeOf({ ...out, shapes: [255, 0, 0, 0, 0] }), undefined); // a class that is hidden
  assert.equal(edgeOf(dots([0, 0], [4, -4])), undefined);
  const title = all.en.tourEdge;
  const edge = calloutsOf(stateOf(), "bottom").find((shown) => shown.title === title);
  assert.deepEqual(edge?.part, [0, 0.94, 1, 0.06]);
  assert.ok(calloutsOf(stateOf(), undefined).every((shown) => shown.title !== title));
  assert.ok(calloutsOf(stateOf({ look: { window: [0, 0, 2] } }), "top").every((shown) => shown.title !== title));
});

test("a callout stands beside what it speaks of: on a side, or else as a sheet, never upon it", () => {
  const overlap = (/** @type {any} */ a, /** @type {any} */ b) =>
    a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
  for (const width of [320, 360, 768, 1024, 1280, 1920]) {
    const view = { width, height: 800, screen: 800 };
    const size = { width: Math.min(322, width - 24), height: 200 };
    for (const [left, top, wide, tall] of [[20, 100, 0.9, 480], [20, 20, 0.4, 300], [200, 600, 0.1, 30]]) {
      const clear = { left, top, width: wide * (width - 40), height: tall };
      const place = { ...placeCallout(clear, clear, size, view), ...size };
      assert.ok(!overlap(place, clear), JSON.stringify({ view, clear, place }));
      assert.ok(place.left >= MARGIN && place.left + place.width <= width - MARGIN);
      assert.ok(place.top >= MARGIN && place.top + place.height <= 800 - MARGIN);
    }
  }
  const [phone, callout] = [{ width: 360, height: 740, screen: 740 }, { width: 336, height: 180 }];
  const low = { left: 20, top: 600, width: 320, height: 120 };
  assert.equal(sideOf(low, callout, phone), undefined);
  assert.equal(placeCallout(low, low, callout, phone).top, MARGIN); // the sheet is at the top then
  // A frame that is as tall as what is in it: at its bottom the sheet would be out of sight.
  assert.equal(placeCallout(low, low, callout, { ...phone, height: 2400 }).top, 734);
  assert.deepEqual(around([low, { left: 0, top: 700, width: 10, height: 100 }]),
    { left: 0, top: 600, width: 340, height: 200 });
});
