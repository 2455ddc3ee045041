// The URL hash: only what is not the default, with a version; what cannot be read is reported, never thrown.

import assert from "node:assert/strict";
import test from "node:test";
import { defaultSettings, parsePoint, parseSetting, settingsTable } from "../../www/element/settings.js";
import { readHash, writeHash } from "../../www/hash.js";

const read = (/** @type {string} */ hash) => readHash(hash, { setting: parseSetting, point: parsePoint });

test("defaults make no hash", () => {
  const settings = { ...defaultSettings };
  assert.equal(writeHash({ settings, z: [0, 0], lang: undefined }, settingsTable), "");
});

test("only what differs from the defaults is written, with the version", () => {
  const settings = { ...defaultSettings, seed: 3, beta: 2 };
  const hash = writeHash({ settings, z: [0.5, -1.2], lang: "zh" }, settingsTable);
  assert.equal(hash, "#v=1&seed=3&beta=2&z=0.5,-1.2&lang=zh");
});

test("what is written is read again, every setting of it", () => {
  const settings = /** @type {const} */ ({
    dataset: "shapes", seed: 4294967295, beta: 0.1, learningRate: 1e-7,
    hidden: 12, latent: 3, batch: 7, noise: false,
  });
  const state = read(writeHash({ settings, z: [-3.125, 4], lang: "en" }, settingsTable));
  assert.deepEqual(state, { settings, z: [-3.125, 4], lang: "en", version: "1", problems: [] });
});

test("an empty hash is all defaults, without a complaint", () => {
  const nothing = { settings: {}, z: undefined, lang: undefined, version: undefined, problems: [] };
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

test("images of one's own are not put into a link", () => {
  const settings = { ...defaultSettings, dataset: /** @type {const} */ ("own") };
  assert.equal(writeHash({ settings, z: [0, 0], lang: undefined }, settingsTable), "");
});
