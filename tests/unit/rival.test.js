// What a second run has otherwise, as links have it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { checkLook, parseOption } from "../../www/element/options.js";
import { parseRival, writeRival } from "../../www/element/rival.js";

test("a rival is some settings in one line, and back", () => {
  assert.deepEqual(parseRival("beta=4"), { beta: 4 });
  assert.deepEqual(parseRival("noise=false,beta=0"), { noise: false, beta: 0 });
  assert.deepEqual(parseRival(""), {});
  for (const text of [
    "", "learningRate=0.01", "noise=true,beta=0,seed=7",
  ]) assert.equal(writeRival(parseRival(text)), text);
});

test("a text that is none is refused with what was expected and what came, wherever it is set", () => {
  const bad = /** @type {[string, RegExp][]} */ ([
    ["beta", /rival must be settings such as "beta=4".*got "beta"/],
    ["beta=1,beta=2", /each once/],
    ["dataset=shapes", /of seed, beta, learningRate.*got "dataset=shapes"/],
    ["constructor=1", /rival must be/],
    ["beta=-1", /beta must be a number from 0 to 1000, got -1/],
    ["noise=maybe", /noise must be true or false, got "maybe"/],
  ]);
  for (const [text, why] of bad) {
    assert.throws(() => parseOption("rival", text), why);
    assert.throws(() => checkLook({ rival: text }), why);
  }
  assert.deepEqual(parseOption("rival", "beta=4"), { rival: "beta=4" });
  assert.throws(() => checkLook({ rival: 4 }), /rival must be a text/);
});
