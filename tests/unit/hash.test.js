// The URL hash: only what is not the default, with a version; what cannot be read is reported, never thrown.

import assert from "node:assert/strict";
import test from "node:test";
import { optionsTable, parseOption } from "../../www/element/options.js";
import { defaultSettings, parsePoint, parseSetting, settingsTable } from "../../www/element/settings.js";
import { changes, onFullPage, optionDefaults, optionFields, readHash, writeHash } from "../../www/hash.js";

/** @typedef {import("../../www/hash.js").PageState} PageState */

const { element, frame, page } = optionDefaults;
const read = (/** @type {string} */ hash) =>
  readHash(hash, { setting: parseSetting, point: parsePoint, option: parseOption });
/** @type {PageState} */
const untouched = { settings: { ...defaultSettings }, z: [0, 0], lang: undefined, options: page };

test("defaults make no hash", () => {
  assert.equal(writeHash(untouched, settingsTable, page), "");
  assert.equal(writeHash({ ...untouched, options: frame }, settingsTable, frame), "");
});

test("only what differs from the defaults is written, with the version", () => {
  const settings = { ...defaultSettings, seed: 3, beta: 2 };
  const hash = writeHash({ settings, z: [0.5, -1.2], lang: "zh", options: page }, settingsTable, page);
  assert.equal(hash, "#v=1&seed=3&beta=2&z=0.5,-1.2&lang=zh");
});

test("each page has its own defaults: what one writes another may leave out", () => {
  assert.equal(writeHash({ ...untouched, options: page }, settingsTable, frame), "#v=1&controls=full&background=1&autoplay=1");
  assert.equal(
    writeHash({ ...untouched, options: frame }, settingsTable, page),
    "#v=1&controls=minimal&background=0&autoplay=0",
  );
});

test("what is written is read again, every setting and every option of it", () => {
  const settings = /** @type {const} */ ({
    dataset: "shapes", seed: 4294967295, beta: 0.1, learningRate: 1e-7,
    hidden: 12, latent: 3, batch: 7, noise: false,
  });
  const options = {
    controls: "none", layers: "axes points", until: "2000", epochs: "30",
    checkpoint: "https://example.org/a b.gz?x=1&y=2#3", background: false, autoplay: false,
  };
  assert.deepEqual(Object.keys(options), optionFields.map(({ name }) => name));
  const state = read(writeHash({ settings, z: [-3.125, 4], lang: "en", options }, settingsTable, page));
  assert.deepEqual(state, { settings, z: [-3.125, 4], lang: "en", options, version: "1", problems: [] });
});

test("an empty hash is all defaults, without a complaint", () => {
  const nothing = { settings: {}, z: undefined, lang: undefined, options: {}, version: undefined, problems: [] };
  assert.deepEqual(read(""), nothing);
});

test("a hash of another version is left alone", () => {
  const state = read("#v=2&seed=3");
  assert.equal(state.version, "2");
  assert.deepEqual(state.settings, {});
  assert.equal(read("#seed=3").version, "?");
});

test("each bad field is reported with its name and the others are used", () => {
  const state = read("#v=1&seed=5&latent=99&foo=1&z=1&lang=fr&dataset=own&beta=%");
  assert.deepEqual(state.settings, { seed: 5 });
  assert.equal(state.z, undefined);
  assert.equal(state.lang, undefined);
  assert.equal(state.problems.length, 6);
  assert.match(state.problems[0], /^latent must be .* got 99$/);
  assert.match(state.problems[1], /^unknown setting "foo"/);
});

test("each bad option is reported with its name and the others are used", () => {
  const bad = { controls: "few", layers: "points,rings", until: "0", epochs: "1.5", autoplay: "yes", background: "" };
  const state = read(`#v=1&${new URLSearchParams(bad)}&checkpoint=mnist`);
  assert.deepEqual(state.options, { checkpoint: "mnist" });
  assert.deepEqual(state.problems.map((problem) => problem.split(" ")[0]).sort(), Object.keys(bad).sort());
});

test("a link opens the shipped model or an https URL, nothing else", () => {
  for (const checkpoint of ["http://example.org/a", "data:,a", "javascript:1", "../a", "blob:https://example.org/a", ""]) {
    const { options, problems } = read(`#v=1&${new URLSearchParams({ checkpoint })}`);
    assert.deepEqual([options, problems.length], [{}, 1], checkpoint);
  }
  assert.deepEqual(read("#v=1&checkpoint=https://example.org/a").options, { checkpoint: "https://example.org/a" });
});

test("images of one's own are not put into a link", () => {
  const settings = { ...defaultSettings, dataset: /** @type {const} */ ("own") };
  assert.equal(writeHash({ ...untouched, settings }, settingsTable, page), "");
});

test("as attributes, changes have the attributes' names", () => {
  const settings = { ...defaultSettings, learningRate: 0.01, noise: false };
  const found = changes({ settings, z: [1, 0], lang: "zh", options: { ...element, autoplay: true } }, settingsTable, element);
  assert.deepEqual(found.map(({ attribute, value }) => [attribute, value]), [
    ["learning-rate", 0.01], ["noise", false], ["z", "1,0"], ["lang", "zh"], ["autoplay", true],
  ]);
});

test("the full page gets where the run stops and what it opens with, not how a frame shows it", () => {
  const options = { ...frame, layers: "points", until: "5", epochs: "2", checkpoint: "mnist" };
  assert.deepEqual(onFullPage(options), { until: "5", epochs: "2", checkpoint: "mnist" });
});

test("every option of a link is one of the element's", () => {
  const known = optionsTable.map(({ attribute }) => attribute);
  for (const { name } of optionFields) assert.ok(known.includes(name), name);
  for (const { name, default: value } of optionsTable) {
    if (name in element) assert.equal(element[/** @type {keyof typeof element} */ (name)], value, name);
  }
});
