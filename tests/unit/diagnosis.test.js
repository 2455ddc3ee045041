// What is said of a run's numbers: each preset's own trouble, and nothing of a sound run. The numbers are
// excerpts of runs of the core: MNIST, seed 1, where nothing else is said.

import assert from "node:assert/strict";
import test from "node:test";
import { presetOf, presets } from "../../www/element/controls/presets.js";
import { diagnose, findingText } from "../../www/element/progress/diagnosis.js";
import { defaultSettings, validate } from "../../www/element/settings.js";
import { loadTexts } from "../../www/element/texts.js";
import { each, epochs, evaluation, kinds, STEADY, told } from "./diagnosis.js";

const [en, zh] = await Promise.all([loadTexts("en", "tools"), loadTexts("zh", "tools")]);

/** @typedef {import("./diagnosis.js").Row} Row */

/** @param {string} name */
const preset = (name) => presets.find((entry) => entry.name === name)?.settings;

/** @type {Record<string, Row[]>} */
const runs = {
  "autoencoder": [
    [1, 1, 545.34, 0.012, [0.116, 0.0431]], [8, 1, 411.6, 3.405, [9.94, 2.97]],
    [32, 1, 225.42, 26.87, [11.2, 3.67]],
    [71, 1, 196.21, 15.99, [9.96, 3.74]], [142, 2, 180.58, 17.22, [10.5, 4.79]],
    [1065, 15, 154.08, 16.41, [7.14, 5.01]],
  ],
  "beta-zero": [
    [1, 1, 551.25, 0.012, [0.041, 0.039]], [8, 1, 422.23, 1.235, [3.14, 2.25]],
    [32, 1, 228.99, 15.72, [6.64, 4.06]],
    [71, 1, 199.07, 14.69, [10.2, 4.93]], [142, 2, 182.53, 19.86, [12.7, 7.41]],
    [1065, 15, 157.27, 29.06, [14, 12]],
  ],
  "collapse": [
    [1, 1, 551.25, 0.012, [0.0511, 0.0178]], [8, 1, 436.26, 0.142, [0.174, 0.124]],
    [32, 1, 264.29, 0.125, [0.0213, 0.0178]], [71, 1, 219.36, 0.024, [0.00953, 0.0108]],
    [142, 2, 209.95, 0.017, [0.00689, 0.00777]], [213, 3, 208.08, 0.012, [0.00493, 0.00644]],
  ],
  "rate-high": [
    [1, 1, 551.25, 0.012, [203, 6780]], [8, 1, 70245703.92, 2278244613376, [22.3, 21.8]],
    [32, 1, 10891.42, 287.2, [638, 329]], [71, 1, 12557.24, 497.1, [1120, 156]],
    [142, 2, 3264.99, 346.6, [85.1, 86.4]], [852, 12, 197.67, 165.8, [78.3, 83.2]],
  ],
  "narrow": [
    [1, 1, 558.85, 0.075, [0.0809, 0.0161]], [8, 1, 553.74, 0.097, [0.0331, 0.074]],
    [32, 1, 540.98, 0.298, [0.114, 0.561]], [71, 1, 494.26, 4.92, [0.622, 9.86]],
    [142, 2, 334.61, 22.21, [1.21, 23.9]], [213, 3, 237.94, 25.76, [1.15, 19.3]],
  ],
  // The four units that are nearest to the prior; step 1 has 13 of 20 under the bar.
  "latent-20": [
    [1, 1, 548.83, 0.158, [0.00221, 0.00255, 0.00296, 0.00318]],
    [8, 1, 435.53, 2.874, [0.0749, 0.153, 0.155, 0.185]],
    [32, 1, 232.98, 14.65, [0.0488, 0.0514, 0.0583, 0.105]],
    [71, 1, 203.64, 6.447, [0.0355, 0.0813, 0.106, 0.12]],
    [142, 2, 172.01, 10.63, [0.168, 0.241, 0.264, 0.288]],
    [568, 8, 102.07, 21.54, [0.486, 0.562, 0.637, 0.697]],
  ],
};

test("of a run with the defaults nothing is said in its first epochs", () => {
  /** @type {Row[]} */
  const early = [
    [1, 1, 546.7, 0.008, [0.0275, 0.0343]], [8, 1, 428.35, 0.586, [1.04, 2.09]],
    [32, 1, 232.68, 7.477, [0.15, 4.66]],
  ];
  assert.deepEqual(kinds([...early, ...epochs([208.89, 190.03, 182.34, 178.27])]), []);
});

for (const name of ["autoencoder", "beta-zero", "narrow", "latent-20"]) {
  test(`of the preset ${name} nothing is said`, () => {
    assert.deepEqual(kinds(runs[name], { ...preset(name), latent: runs[name][0][4].length }), []);
  });
}

test("beta 40 collapses: one unit in epoch 2, both in epoch 3, and beta 1 is advised", () => {
  const said = told(runs.collapse, preset("collapse")).filter(({ found }) => found.length > 0);
  assert.deepEqual(said, [
    { step: 142, found: [{ kind: "collapse", numbers: { unused: 1, latent: 2 }, remedy: { beta: 1 } }] },
    { step: 213, found: [{ kind: "collapse", numbers: { unused: 2, latent: 2 }, remedy: { beta: 1 } }] },
  ]);
});

test("units that shapes leave unused are counted, and as many dimensions fewer are advised", () => {
  /** @type {Row[]} */
  const rows = [
    [1, 1, 548, 0.13, [0.004, 0.004, 0.004]], [639, 9, 39.75, 13.67, [0.0103, 0.843, 0.00894]],
    [710, 10, 39.38, 13.3, [0.00719, 0.815, 0.00906]],
  ];
  const [{ found: [finding] }] = told(rows, { latent: 3 }).slice(-1);
  assert.deepEqual([finding.numbers, finding.remedy], [{ unused: 1, latent: 3 }, { latent: 2 }]);
  assert.equal(findingText(finding, { texts: en, language: "en" }).try, "Set the latent dimensions to 2.");
});

test("units near the prior are not collapsed where the run has learned nothing yet, nor with beta 0", () => {
  /** @type {Row[]} */
  const slow = [
    [1, 1, 551.25, 0.012, [0.00352, 0.00739]], [71, 1, 550.9, 0.012, [0.0042, 0.0082]],
    [142, 2, 548.6, 0.012, [0.004, 0.008]],
  ];
  assert.deepEqual(kinds(slow, { learningRate: 1e-6 }), []);
  assert.deepEqual(kinds(runs.collapse, { beta: 0 }), []);
});

test("a unit that passes the bar at one evaluation is not collapsed", () => {
  const [first, ...rest] = runs["latent-20"];
  /** @type {Row} */
  const low = [71, 1, 203.64, 6.447, [0.009, 0.0813, 0.106, 0.12]];
  assert.deepEqual(kinds([first, low, ...rest.slice(-1)], { latent: 4 }), []);
});

test("rate 0.1 is too high from step 8 on, and its KL explodes: the run is to start again at 0.001", () => {
  const run = /** @type {const} */ ([runs["rate-high"], preset("rate-high")]);
  assert.deepEqual(kinds(...run), [
    [8, "rate"], [32, "rate"],
    [71, "rate", "exploding"], [142, "rate", "exploding"], [852, "rate", "exploding"],
  ]);
  for (const { remedy, restart } of told(...run).flatMap(({ found }) => found)) {
    assert.deepEqual([remedy, restart], [{ learningRate: 0.001 }, true]);
  }
});

test("a KL that exploded is still told of when the rate is 0.001, for that does not mend it", () => {
  /** @type {Row[]} */
  const rows = [...runs["rate-high"].slice(0, 5), [284, 4, 212.06, 170.56, [82, 84.2]]];
  assert.deepEqual(kinds(rows, {}, 213).at(-1), [284, "exploding"]);
});

test("rate 0.05 in the midst of a run is too high, 0.02 is not", () => {
  const before = epochs([190.54, 183.55], 2);
  const after = (/** @type {number} */ learningRate, /** @type {Row} */ row) =>
    kinds([...before, row], { learningRate }, 213);
  assert.deepEqual(after(0.05, [284, 4, 335.47, 3.68, [0.647, 0.601]]), [[284, "rate"]]);
  assert.deepEqual(after(0.02, [284, 4, 203.9, 5.131, [2.6, 1.82]]), []);
});

test("a KL that is hardly in the loss may grow", () => {
  /** @type {Row[]} */
  const shapes = [[1, 1, 550.15, 0.009, [0.04, 0.03]], [568, 8, 48.85, 129.67, [51.9, 75.1]]];
  assert.deepEqual(kinds(shapes, { beta: 0 }), []);
  assert.deepEqual(kinds(shapes, { beta: 0.01 }), []);
  assert.deepEqual(kinds(shapes), [[568, "exploding"]]);
});

test("a loss that was no number is the first thing said, until the run has got on for 100 steps", () => {
  const settings = { ...defaultSettings, ...preset("rate-too-high") };
  const restored = { step: 0, learningRate: 1 };
  const [finding, ...others] = diagnose({ settings, step: 0, evaluations: [], restored });
  assert.deepEqual(finding, { kind: "restored", numbers: restored, remedy: { learningRate: 0.001 } });
  assert.deepEqual(others, []);
  assert.equal(diagnose({ settings, step: 99, evaluations: [], restored }).length, 1);
  assert.equal(diagnose({ settings, step: 100, evaluations: [], restored }).length, 0);
});

test("where the rate was small already, a tenth of it is advised", () => {
  const restored = { step: 50, learningRate: 0.0003 };
  const settings = { ...defaultSettings, learningRate: 0.0003 };
  const [{ remedy }] = diagnose({ settings, step: 50, evaluations: [], restored });
  assert.deepEqual(remedy, { learningRate: 0.00003 });
});

test("an evaluation of an opened model, which has trained nothing yet, brings no finding", () => {
  const { units } = evaluation([2130, 30, 0, 0, STEADY]);
  const evaluations = [{ step: 2130, epoch: 30, units }];
  assert.deepEqual(diagnose({ settings: defaultSettings, step: 2130, evaluations }), []);
});

test("findings are said with their numbers, and with the value to try", () => {
  const say = (/** @type {Row[]} */ rows, /** @type {string} */ name, i = 0) => {
    const { found } = told(rows, preset(name)).at(-1) ?? { found: [] };
    const { what, try: attempt } = findingText(found[i], { texts: en, language: "en" });
    return [what, attempt];
  };
  assert.deepEqual(say(runs.collapse, "collapse"), [
    "Latent units unused: 2 of 2, with a KL divergence under 0.01 nats per image.", "Lower β to 1.",
  ]);
  const again = "Start again from step 0 with the learning rate 0.001.";
  assert.deepEqual(say(runs["rate-high"], "rate-high"), [
    "With the learning rate 0.1 the loss rose from 551 to > 1,000,000 nats per image by step 8.", again,
  ]);
  assert.deepEqual(say(runs["rate-high"], "rate-high", 1), [
    "The KL divergence of latent unit 2 is 83.2 nats per image, where 2 to 5 are usual.", again,
  ]);
  const flat = [41.3, 41.3, 41.3, 41.2, 41.2, 41.2, 41.2, 41.1, 41.1, 41.1];
  assert.deepEqual(say(epochs(flat, 34), "defaults"), [
    "From epoch 34 to 43 the loss went from 41.3 to 41.1 nats per image: it falls by less than 0.03 an epoch.",
    "Stop here?",
  ]);
});

test("no finding leaves a value of its text open, in either language", () => {
  const restored = { step: 50, learningRate: 1 };
  const settings = { ...defaultSettings, ...preset("rate-high") };
  const high = runs["rate-high"].map(evaluation);
  const found = [
    ...diagnose({ settings, step: 50, evaluations: high, restored }),
    ...told(runs.collapse, preset("collapse")).slice(-1).flatMap(({ found }) => found),
    ...told(epochs(each(1, 10).map(() => 9))).slice(-1).flatMap(({ found }) => found),
  ];
  const all = found.map(({ kind }) => kind).sort();
  assert.deepEqual(all, ["collapse", "exploding", "flat", "rate", "restored"]);
  for (const [language, texts] of /** @type {const} */ ([["en", en], ["zh", zh]])) {
    for (const finding of found) {
      const { what, try: attempt } = findingText(finding, { texts, language });
      assert.doesNotMatch(what + attempt, /undefined|NaN|[{}]/, `${finding.kind} in ${language}`);
    }
  }
});

test("each preset's settings are right, complete, and no other preset's", () => {
  assert.equal(presets[0].name, "defaults");
  for (const { name, settings } of presets) {
    validate(settings);
    const all = { ...settings, dataset: /** @type {const} */ ("shapes"), seed: 7 };
    assert.deepEqual(Object.keys(all).sort(), Object.keys(defaultSettings).sort());
    assert.equal(presetOf(all)?.name, name);
  }
  assert.equal(presetOf(defaultSettings)?.name, "defaults");
  assert.equal(presetOf({ ...defaultSettings, beta: 41 }), undefined);
  assert.equal(presetOf({ ...defaultSettings, batch: 64 }), undefined);
});
