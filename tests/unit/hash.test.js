// The URL hash: only what is not the default, with a version; what cannot be read is reported, never thrown.

import assert from "node:assert/strict";
import test from "node:test";
import { defaultOptions, optionsTable, parseOption } from "../../www/element/options.js";
import { defaultSettings, parsePoint, parseSetting, settingsTable } from "../../www/element/settings.js";
import {
  changes, defaultsOf, linkedOptions, onFullPage, pageDefaults, readHash, VERSION, withRing, writeHash,
} from "../../www/hash.js";

/** @typedef {import("../../www/hash.js").PageState} PageState */
/** @typedef {import("../../www/hash.js").Options} Options */

const { bare, frame, main } = pageDefaults;
const vocabulary = { settingsTable, optionsTable, parseSetting, parseOption, parsePoint };
const read = (/** @type {string} */ hash) => readHash(hash, vocabulary);
const write = (/** @type {PageState} */ state) => writeHash(state, vocabulary, main);
/**
 * The state of an element nobody has touched, on a page with such defaults.
 * @param {Partial<Options>} defaults
 */
const untouched = (defaults) => ({
  settings: { ...defaultSettings }, z: /** @type {[number, number]} */ ([0, 0]), lang: undefined,
  options: { ...defaultOptions, ...defaults },
});
/**
 * The hash of the main page with some options.
 * @param {Partial<Options>} options
 */
const hashOf = (options) => {
  const state = untouched(main);
  return write({ ...state, options: { ...state.options, ...options } });
};

test("defaults make no hash", () => {
  for (const defaults of [bare, frame, main]) assert.equal(writeHash(untouched(defaults), vocabulary, defaults), "");
});

test("only what differs from the defaults is written, with the version", () => {
  const settings = { ...defaultSettings, seed: 3, beta: 2 };
  const hash = write({ ...untouched(main), settings, z: [0.5, -1.2], lang: "zh" });
  assert.equal(hash, "#v=2&seed=3&beta=2&z=0.5,-1.2&lang=zh");
});

test("each page has its own defaults: what one writes another may leave out", () => {
  const shown = "layers=axes+rings+points+handle+manifold&manifoldOpacity=0.35";
  assert.equal(writeHash(untouched(main), vocabulary, frame), `#v=2&controls=full&${shown}&background=1&autoplay=1`);
  const plain = "layers=axes+rings+points+handle&manifoldOpacity=0.6";
  assert.equal(write(untouched(frame)), `#v=2&controls=minimal&${plain}&background=0&autoplay=0`);
});

test("what is written is read again, every setting and every option of it", () => {
  const settings = /** @type {const} */ ({
    dataset: "shapes", seed: 4294967295, beta: 0.1, learningRate: 1e-7,
    hidden: 12, latent: 3, batch: 7, noise: false,
  });
  /** @type {Partial<Options>} */
  const options = {
    controls: "none", layers: ["axes", "points", "density"], manifoldSide: 24, manifoldOpacity: 0.4,
    posteriors: "sample", window: [0.5, -1.25, 1.0625], hiddenClasses: [3, 11], classShapes: true, image: 0,
    tool: "path", rival: "beta=4", text: "large", background: false, gentle: true, epochs: 30, until: 2000,
    checkpoint: "https://example.org/a b.gz?x=1&y=2#3", autoplay: false,
  };
  assert.deepEqual(Object.keys(options), linkedOptions(optionsTable).map(({ name }) => name));
  const state = read(write({ settings, z: [-3.125, 4], lang: "en", options }));
  assert.deepEqual(state, { settings, z: [-3.125, 4], lang: "en", options, version: VERSION, problems: [] });
});

test("the whole view is in the hash, by the names of its options", () => {
  const view = optionsTable.filter((option) => option.view).map(({ name }) => name);
  assert.ok(view.length > 10);
  assert.deepEqual(linkedOptions(optionsTable).slice(0, view.length).map(({ name }) => name), view);
  assert.equal(
    hashOf({ window: [1 / 3, -2, 1.5], hiddenClasses: [3, 5], classShapes: true, image: 7, layers: ["points"] }),
    "#v=2&layers=points&window=0.3333,-2,1.5&hiddenClasses=3,5&classShapes=1&image=7",
  );
});

test("a layer that went off and on again has changed nothing, and no layer at all is kept", () => {
  assert.equal(hashOf({ layers: ["handle", "manifold", "rings", "axes", "points"] }), "");
  assert.equal(hashOf({ layers: [] }), "#v=2&layers=");
  assert.deepEqual(read("#v=1&layers=").options, { layers: [] });
});

test("a window that was zoomed and brought back is none", () => {
  assert.equal(hashOf({ window: [-1e-9, 0, 4.3] }), "");
});

test("links of before the view was in them open as they did", () => {
  const { settings, options, problems } = read("#v=1&seed=3&controls=minimal&layers=axes+points&until=2000&autoplay=0");
  assert.deepEqual({ settings, problems }, { settings: { seed: 3 }, problems: [] });
  assert.deepEqual(options, { controls: "minimal", layers: ["axes", "points"], until: 2000, autoplay: false });
});

test("a link means the defaults of its version: the first had no manifold on the main page", () => {
  assert.deepEqual(defaultsOf("main", "1"), { background: true, autoplay: true });
  assert.deepEqual(defaultsOf("main", read("#v=1&seed=3").version), defaultsOf("main", "1"));
  for (const hash of ["", "#v=2&seed=3", "#lang=zh", "#v=9"]) {
    assert.deepEqual(defaultsOf("main", read(hash).version).layers, main.layers, hash);
  }
  assert.ok(main.layers?.includes("manifold"));
  assert.deepEqual(defaultsOf("frame", "1"), frame);
  assert.equal(write({ ...untouched(main), options: { ...defaultOptions, ...defaultsOf("main", "1") } }),
    "#v=2&layers=axes+rings+points+handle&manifoldOpacity=0.6");
});

test("an empty hash is all defaults, without a complaint", () => {
  const nothing = { settings: {}, z: undefined, lang: undefined, options: {}, version: undefined, problems: [] };
  assert.deepEqual(read(""), nothing);
});

test("a hash of another version is left alone", () => {
  const state = read("#v=3&seed=3");
  assert.equal(state.version, "3");
  assert.deepEqual(state.settings, {});
  assert.equal(read("#seed=3").version, "?");
});

test("a language is taken in whatever version, and alone it needs none", () => {
  assert.deepEqual([read("#lang=zh").lang, read("#lang=zh").version], ["zh", VERSION]);
  assert.deepEqual([read("#lang=zh&seed=3").lang, read("#lang=zh&seed=3").version], ["zh", "?"]);
  assert.equal(read("#v=9&lang=zh").lang, "zh");
  assert.deepEqual([read("#lang=tlh").lang, read("#lang=tlh").version], [undefined, "?"]);
});

test("each bad field is reported with its name and the others are used", () => {
  const state = read("#v=1&seed=5&latent=99&foo=1&z=1&lang=tlh&dataset=own&beta=%");
  assert.deepEqual(state.settings, { seed: 5 });
  assert.equal(state.z, undefined);
  assert.equal(state.lang, undefined);
  assert.equal(state.problems.length, 6);
  assert.match(state.problems[0], /^latent must be .* got 99$/);
  assert.match(state.problems[1], /^unknown setting "foo"/);
});

test("each bad option is reported with its name and the others are used", () => {
  const bad = {
    controls: "few", layers: "points,rings", until: "0", epochs: "1.5", autoplay: "yes", background: "",
    window: "1,2", hiddenClasses: "3,3", classShapes: "true", image: "-1", tool: "hammer", manifoldSide: "5",
  };
  const state = read(`#v=1&${new URLSearchParams(bad)}&checkpoint=mnist`);
  assert.deepEqual(state.options, { checkpoint: "mnist" });
  assert.deepEqual(state.problems.map((problem) => problem.split(" ")[0]).sort(), Object.keys(bad).sort());
});

test("a link opens the shipped model or an https URL, nothing else", () => {
  for (const checkpoint of [
    "http://example.org/a", "data:,a", "javascript:1", "../a", "blob:https://example.org/a", "",
  ]) {
    const { options, problems } = read(`#v=1&${new URLSearchParams({ checkpoint })}`);
    assert.deepEqual([options, problems.length], [{}, 1], checkpoint);
  }
  assert.deepEqual(read("#v=1&checkpoint=https://example.org/a").options, { checkpoint: "https://example.org/a" });
});

test("images of one's own are not put into a link, nor what a view says of them", () => {
  const settings = { ...defaultSettings, dataset: /** @type {const} */ ("own") };
  const options = { ...untouched(main).options, image: 3, hiddenClasses: [1] };
  assert.equal(write({ ...untouched(main), settings, options }), "");
  assert.equal(write({ ...untouched(main), options }), "#v=2&hiddenClasses=1&image=3");
});

test("as attributes, changes have the attributes' names", () => {
  const settings = { ...defaultSettings, learningRate: 0.01, noise: false };
  /** @type {Partial<Options>} */
  const options = { hiddenClasses: [3, 5], classShapes: true, layers: ["points", "axes"], autoplay: true };
  const found = changes({ settings, z: [1, 0], lang: "zh", options }, vocabulary, bare);
  assert.deepEqual(found.map(({ attribute, value }) => [attribute, value]), [
    ["learning-rate", 0.01], ["noise", false], ["z", "1,0"], ["lang", "zh"], ["layers", "axes points"],
    ["hidden-classes", "3,5"], ["class-shapes", true], ["autoplay", true],
  ]);
});

test("the full page gets the view, where the run stops and what it opens with, all controls and the ring", () => {
  /** @type {Partial<Options>} */
  const options = { controls: "none", layers: ["points"], window: [1, 1, 1], image: 4, tool: "path", text: "large" };
  const run = { until: 5, epochs: 2, checkpoint: "mnist", background: false, autoplay: false };
  assert.equal(
    write({ ...untouched(main), options: onFullPage({ ...options, ...run }) }),
    "#v=2&layers=points+handle&window=1,1,1&image=4&tool=path&text=large&epochs=2&until=5&checkpoint=mnist",
  );
});

test("the ring is one of the layers, once or not at all", () => {
  assert.deepEqual(withRing(["handle", "points"], true).toSorted(), ["handle", "points"]);
  assert.deepEqual(withRing(["points"], true).toSorted(), ["handle", "points"]);
  assert.deepEqual(withRing(["handle", "points"], false), ["points"]);
});

test("every page's defaults are options of links", () => {
  const known = linkedOptions(optionsTable).map(({ name }) => String(name));
  for (const name of [bare, frame, main].flatMap(Object.keys)) assert.ok(known.includes(name), name);
});
