// What a link may hold of a figure: each text has a bound, and what is beyond it is refused before anything is made of
// it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { options as functional } from "../../www/figures/functional/options.js";
import { options as inference } from "../../www/figures/inference/options.js";
import { checkOption, LONGEST, optionOf, readOption } from "../../www/figures/options.js";

/** @typedef {import("../../www/figures/options.js").Option} Option */

const heights = optionOf(functional, "heights");
const q = optionOf(inference, "q");

/**
 * @param {Option} option
 * @param {string} text
 */
function refusal(option, text) {
  try {
    readOption(option, text);
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
  return "";
}

test("no text of a link is longer than its bound, whatever it is", () => {
  const texts = [...functional, ...inference].filter(({ kind }) => kind === "text");
  assert.equal(texts.length, 3);
  for (const option of texts) {
    assert.equal(refusal(option, "1,".repeat(1000)),
      `${option.name} must be a text of at most ${LONGEST} characters, got 2000`);
    assert.throws(() => checkOption(option, 7), /must be a text, got 7/);
  }
  // What cannot be read is for the reader to mend.
  assert.equal(refusal(optionOf(functional, "formula"), "x".repeat(LONGEST)), "");
});

test("heights are a name, or seven numbers that are near", () => {
  for (const good of [
    "", "line", "outside", "inside", "0,-1,2.5,1000,1e-3,.5,-0",
  ]) assert.equal(refusal(heights, good), "");
  for (const bad of [
    "1,2", "0,1,2,3,4,5,6,7", "0,,2,3,4,5,6", "0,1,2,3,4,5,1e9", "0,1,2,3,4,5,NaN", "0,1,2,3,4,5,Infinity", "up",
  ]) {
    assert.equal(refusal(heights, bad),
      `heights must be 7 finite numbers from -1000 to 1000, or line, outside or inside, got ${bad}`);
  }
});

test("a q is six numbers a component, of four at most", () => {
  const shape = "0.5 2 1 1 0 1";
  for (const good of ["", shape, Array.from({ length: 4 }, () => shape).join(" ")]) assert.equal(refusal(q, good), "");
  for (const bad of [
    "1 2 x", "1 2 3 4 5", `${shape} 7`, "0 0 1 1 0 Infinity", Array.from({ length: 5 }, () => shape).join(" "),
  ]) {
    assert.match(refusal(q, bad), /^q must be finite numbers, six a component: .*, of at most 4 components, got /);
  }
});
