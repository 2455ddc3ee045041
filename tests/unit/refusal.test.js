// What a reader types and what is said of it: decimals with a comma, and refusals in the reader's words.

import assert from "node:assert/strict";
import test from "node:test";
import { refusalText } from "../../www/element/controls/refusal.js";
import { defaultOptions } from "../../www/element/options.js";
import { defaultSettings, parseSetting } from "../../www/element/settings.js";
import { loadTexts } from "../../www/element/texts.js";
import { typedNumber } from "../../www/ui/fields.js";

const [en, zh] = await Promise.all([loadTexts("en", "element"), loadTexts("zh", "element")]);

test("a comma may stand before decimals; what may be thousands is left as it is, and so refused", () => {
  for (const [typed, read] of [
    ["0,01", "0.01"], [" 0,001 ", "0.001"], [",5", ".5"], ["12,5", "12.5"], ["-0,5", "-0.5"], ["0.01", "0.01"],
    ["1e-3", "1e-3"], ["1,000", "1,000"], ["12,345", "12,345"], ["1,000,000", "1,000,000"], ["abc", "abc"], ["", ""],
    ["０，０１", "0.01"], ["４００", "400"],
  ]) assert.equal(typedNumber(typed), read, typed);
  assert.deepEqual(parseSetting("learningRate", typedNumber("0,01")), { learningRate: 0.01 });
  for (const text of ["1,000", "abc", "", "-1", "0"]) assert.throws(() =>
    parseSetting("learningRate", typedNumber(text)));
  assert.throws(() => parseSetting("hidden", typedNumber("1,5")));
});

/**
 * What is said when a text is refused as a setting.
 * @param {string} name
 * @param {string} text
 * @param {typeof en} texts
 */
function said(name, text, texts) {
  try {
    parseSetting(name, text);
    return "";
  } catch (error) {
    const state = /** @type {any} */ ({ texts, settings: defaultSettings, options: defaultOptions });
    return refusalText(/** @type {Error} */ (error), state);
  }
}

test("a refusal says what was refused, what is taken, and what holds, in the reader's words", () => {
  assert.equal(said("beta", "-1", en), "β (KL weight) takes numbers from 0 to 1000. “-1” is not one: it is still 1.");
  assert.equal(said("learningRate", "99", en),
    "Learning rate takes numbers above 0, up to 10. “99” is not one: it is still 0.001.");
  assert.equal(said("latent", "abc", en),
    "Latent dimensions takes whole numbers from 1 to 64. “abc” is not one: it is still 2.");
  assert.equal(said("hidden", "", en),
    "Hidden units takes whole numbers from 1 to 4096. Nothing was typed: it is still 400.");
  assert.equal(said("learningRate", "99", zh), "“学习率”应为大于 0、不超过 10 的数。“99”不是，仍为 0.001。");
  assert.match(said("dataset", "none", en), /^Not changed: dataset must be one of mnist/);
});
