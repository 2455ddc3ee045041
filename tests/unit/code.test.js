// The code that the tool "Code" shows: it is the one that cargo compiles and runs, it has the present settings, and
// each of its lines is about a part of the page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { datasets } from "../../www/element/datasets/datasets.js";
import { defaultSettings } from "../../www/element/settings.js";
import { loadTexts } from "../../www/element/texts.js";
import { parts, parameterCount } from "../../www/element/tools/code/parts.js";
import { pytorch } from "../../www/element/tools/code/pytorch.js";
import { rust } from "../../www/element/tools/code/rust.js";

const [en, zh] = await Promise.all([loadTexts("en", "tools"), loadTexts("zh", "tools")]);

/** @typedef {import("../../www/element/tools/code/pytorch.js").Line} Line */
/** @typedef {import("../../www/element/settings.js").Settings} Settings */

const CODES = { pytorch, rust };
/** How the images of each data set are read. */
const data = Object.fromEntries(await Promise.all(
  Object.entries(datasets).map(async ([name, { code }]) => /** @type {const} */ ([name, (await code()).code])),
));
/** @type {Settings} */
const discs = {
  ...defaultSettings, dataset: "shapes", hidden: 64, latent: 3, batch: 100, learningRate: 5e-3, beta: 0, noise: false,
  seed: 7,
};
/** @type {Settings[]} */
const runs = [
  defaultSettings,
  ...Object.keys(datasets).map((/** @type {any} */ dataset) => ({ ...discs, dataset, noise: dataset === "own" })),
];

/** @param {Line[]} lines */
const textOf = (lines) => lines.map((line) => `${line?.[1] ?? ""}\n`).join("");
const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

test("the Rust that is shown is the Rust that cargo runs beside the trainer", () => {
  for (const [settings, file] of /** @type {const} */ ([
    [defaultSettings, "running.rs"], [discs, "running_discs.rs"],
  ])) {
    assert.equal(textOf(rust({ settings, pixels: 784, data: data[settings.dataset], epochs: 10, texts: en })),
      read(`tests/fixtures/${file}`));
  }
});

test("every line that is not blank is about a part of the page, and every part has a line", () => {
  for (const settings of runs) {
    for (const [name, code] of Object.entries(CODES)) {
      const lines = code({ settings, pixels: 784, data: data[settings.dataset], epochs: 10, texts: zh });
      const found = new Set();
      for (const line of lines) {
        if (!line) continue;
        assert.match(line[1], /\S/, name);
        for (const id of parts[line[0]].ids) found.add(id);
      }
      const all = Object.values(parts).map(({ ids: [first] }) => first);
      assert.deepEqual(all.filter((id) => !found.has(id)), [], name);
    }
  }
});

test("the present settings are in the code, as each language writes them", () => {
  /** @type {Settings} */
  const settings = { ...discs, hidden: 321, latent: 17, batch: 55, learningRate: 1e-7, beta: 0.5, seed: 4294967295 };
  const [python, own] = [pytorch, rust].map((code) =>
    textOf(code({ settings, pixels: 784, data: data.shapes, epochs: 12, texts: en })));
  for (const piece of [
    "manual_seed(4294967295)", "nn.Linear(784, 321)", "nn.Linear(321, 17)", "nn.Linear(17, 321)", "split(55)",
    "lr=1e-7)", "beta = 0.5\n", "zeros_like(mu)", "range(1, 13)",
  ]) assert.ok(python.includes(piece), piece);
  for (const piece of [
    "hidden: 321,", "latent: 17,", "batch: 55,", "learning_rate: 1e-7,", "beta: 0.5,", "noise: false,",
    "seed: 4294967295,", "Tensor::zeros", "train(&images()?, 12)",
  ]) assert.ok(own.includes(piece), piece);
  const whole = textOf(rust({
    settings: { ...settings, beta: 4, noise: true }, pixels: 784, data: data.shapes, epochs: 1, texts: en,
  }));
  assert.ok(whole.includes("beta: 4.0,") && whole.includes("noise: true,") && whole.includes("noise.normals"));
  const noisy = textOf(pytorch({
    settings: { ...settings, noise: true }, pixels: 784, data: data.shapes, epochs: 1, texts: en,
  }));
  assert.ok(noisy.includes("randn_like(mu)") && !noisy.includes("zeros_like"));
});

test("the data of the code are those that come with the page", () => {
  const { train } = JSON.parse(read("www/data/mnist/manifest.json"));
  const [python, own] = [pytorch, rust].map((code) =>
    textOf(code({ settings: defaultSettings, pixels: 784, data: data.mnist, epochs: 1, texts: en })));
  assert.ok(python.includes(`.data[:${train.images}]`));
  assert.ok(own.includes(`for part in 0..${train.shards.length} {`));
  assert.ok(own.includes("www/data/mnist/train-{part}.images.idx.gz"));
});

test("comments are in the reader's language, the code is the same", () => {
  for (const code of Object.values(CODES)) {
    for (const settings of runs) {
      const [english, chinese] = [en, zh].map((texts) =>
        textOf(code({ settings, pixels: 784, data: data[settings.dataset], epochs: 10, texts })));
      assert.doesNotMatch(english, /\p{Script=Han}/u);
      assert.match(chinese, /\p{Script=Han}/u);
      const bare = (/** @type {string} */ text) => text.replace(/ *(#|\/\/) .*$/gm, "");
      assert.equal(bare(chinese), bare(english));
      assert.doesNotMatch(bare(chinese), /\p{Script=Han}/u);
    }
  }
});

test("the number beside the gradient is that of all weights and biases", () => {
  const [encoder, decoder] = [784 * 3 + 3 + 2 * (3 * 2 + 2), 2 * 3 + 3 + 3 * 784 + 784];
  assert.equal(parameterCount({ ...defaultSettings, hidden: 3, latent: 2 }, 784), encoder + decoder);
});
