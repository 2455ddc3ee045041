// The table of settings: defaults, limits, and refusals in the words of the Rust core.

import assert from "node:assert/strict";
import test from "node:test";
import { datasets } from "../../www/element/datasets/datasets.js";
import {
  defaultSettings, parsePoint, parseSetting, settingsTable, validate, validatePoint,
} from "../../www/element/settings.js";

test("the defaults are those of the design, and pass their own check", () => {
  assert.deepEqual({ ...defaultSettings }, {
    dataset: "mnist", seed: 1, beta: 1, learningRate: 1e-3, hidden: 400, latent: 2, batch: 128, noise: true,
  });
  assert.deepEqual(validate({ ...defaultSettings }), { ...defaultSettings });
});

/** @type {[object, string][]} */
const refusals = [
  [{ latent: 65 }, "latent must be a whole number from 1 to 64, got 65"],
  [{ latent: 0 }, "latent must be a whole number from 1 to 64, got 0"],
  [{ hidden: 2.5 }, "hidden must be a whole number from 1 to 4096, got 2.5"],
  [{ batch: "128" }, 'batch must be a whole number from 1 to 4096, got "128"'],
  [{ learningRate: -0.1 }, "learningRate must be a number above 0 and at most 10, got -0.1"],
  [{ learningRate: 0 }, "learningRate must be a number above 0 and at most 10, got 0"],
  [{ beta: NaN }, "beta must be a number from 0 to 1000, got NaN"],
  [{ noise: 3 }, "noise must be true or false, got 3"],
  [{ seed: 2 ** 32 }, "seed must be a whole number from 0 to 4294967295, got 4294967296"],
  [{ dataset: "none" }, `dataset must be one of ${Object.keys(datasets).join(", ")}, got "none"`],
  [{ latent: null }, "latent must be a whole number from 1 to 64, got null"],
];
for (const [partial, message] of refusals) {
  test(`a bad value is refused: ${message}`, () => {
    assert.throws(() => validate(partial), { message });
  });
}

test("an unknown setting is refused with the names there are", () => {
  assert.throws(() => validate({ latnet: 2 }), {
    message:
      `unknown setting "latnet"; the settings are ${settingsTable.map(({ name }) => name).join(", ")}`,
  });
});

test("settings that are no object are refused", () => {
  assert.throws(() => validate(null), { message: "settings must be an object, got null" });
  assert.throws(() => validate("beta=2"), { message: 'settings must be an object, got "beta=2"' });
});

test("limits are allowed, what lies just beyond is not", () => {
  for (const { name, kind, min = 0, max = 0, above } of settingsTable) {
    if (kind !== "whole" && kind !== "number") continue;
    assert.equal(validate({ [name]: max })[name], max);
    assert.throws(() => validate({ [name]: max + 1 }));
    if (above) assert.throws(() => validate({ [name]: min }));
    else assert.equal(validate({ [name]: min })[name], min);
    assert.throws(() => validate({ [name]: min - 1 }));
  }
});

test("a slider offers only values that its setting takes, the default among them", () => {
  const sliders = settingsTable.filter(({ stops }) => stops);
  assert.equal(sliders.length, 2);
  for (const { name, stops = [], default: value } of sliders) {
    for (const stop of stops) assert.equal(validate({ [name]: stop })[name], stop);
    assert.ok(stops.includes(Number(value)));
    assert.deepEqual(stops, [...stops].sort((a, b) => a - b));
  }
});

test("text is read as the setting it is for", () => {
  assert.deepEqual(parseSetting("beta", "0.25"), { beta: 0.25 });
  assert.deepEqual(parseSetting("learningRate", "1e-4"), { learningRate: 1e-4 });
  assert.deepEqual(parseSetting("noise", "false"), { noise: false });
  assert.deepEqual(parseSetting("dataset", "shapes"), { dataset: "shapes" });
  assert.throws(() => parseSetting("seed", "abc"), {
    message: 'seed must be a whole number from 0 to 4294967295, got "abc"',
  });
  assert.throws(() => parseSetting("seed", ""), /got ""/);
  assert.throws(() => parseSetting("noise", "yes"), { message: 'noise must be true or false, got "yes"' });
});

test("a point is two finite numbers", () => {
  assert.deepEqual(validatePoint([0.5, -1.2]), [0.5, -1.2]);
  assert.deepEqual(parsePoint("0.5,-1.2"), [0.5, -1.2]);
  assert.throws(() => validatePoint([1]), { message: "z must be two finite numbers [x, y], got [1]" });
  assert.throws(() => validatePoint([1, NaN]), /^Error: z must be two finite numbers \[x, y\], got \[1, NaN\]$/);
  assert.throws(() => parsePoint("a,b"), { message: 'z must be two finite numbers [x, y], got ["a", "b"]' });
});
