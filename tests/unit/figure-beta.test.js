// The questions of the figure "beta": which prediction is right is what the numbers of the runs say, whatever is
// expected.

import assert from "node:assert/strict";
import { test } from "node:test";
import { questionOf, questions } from "../../www/figures/beta/questions.js";
import en from "../../www/figures/beta/texts.en.js";

/** As measured at beta 1 after five epochs, seed 1. */
const USUAL = {
  reconstruction: 172.7, kl: 4.77, units: [2.42, 2.34], active: 2, rms: 1.55, inside: 0.71, samples: [], spread: 0.06,
};

/**
 * @param {string} name
 * @param {Partial<typeof USUAL>} asked
 */
const judged = (name, asked) => questionOf(name).judge({ ...USUAL, ...asked }, USUAL);

test("what the three runs measured makes the expected prediction right", () => {
  assert.equal(judged("autoencoder", { reconstruction: 168.2, rms: 3.75, inside: 0.16 }), "spread");
  assert.equal(judged("larger", { reconstruction: 176.1, kl: 2.3, rms: 1.04, inside: 0.92 }), "trade");
  assert.equal(judged("collapse", { reconstruction: 208, kl: 0.01, active: 0, rms: 0.05, inside: 1 }), "none");
  for (const { name, expected } of questions) {
    assert.equal({ autoencoder: "spread", larger: "trade", collapse: "none" }[name], expected);
  }
});

test("each other prediction is right where the numbers say so", () => {
  assert.equal(judged("autoencoder", { inside: 0.8 }), "prior");
  assert.equal(judged("autoencoder", { rms: 0.1, inside: 1 }), "point");
  assert.equal(judged("autoencoder", { inside: 0.2, active: 1 }), "line");
  assert.equal(judged("larger", { reconstruction: 172.5, kl: 4.8 }), "same");
  assert.equal(judged("larger", { reconstruction: 170, kl: 3 }), "both");
  assert.equal(judged("larger", { reconstruction: 170, kl: 6 }), "opposite");
  assert.equal(judged("collapse", { active: 1, kl: 2 }), "one");
  assert.equal(judged("collapse", { kl: 1 }), "blur");
  assert.equal(judged("collapse", { kl: 9 }), "apart");
});

test("every prediction has its words and an answer of its own", () => {
  const texts = /** @type {Record<string, string>} */ (en);
  const answers = questions.flatMap(({ name, choices, expected }) => {
    assert.ok(choices.includes(expected));
    assert.notEqual(choices[0], expected);
    for (const key of ["title", "run", "question", "measured"]) assert.ok(texts[`${name}-${key}`], `${name}-${key}`);
    return choices.map((choice) => {
      assert.ok(texts[`${name}-${choice}`], choice);
      return texts[`${name}-${choice}-answer`];
    });
  });
  assert.ok(answers.every(Boolean));
  assert.equal(new Set(answers).size, 12);
});
