// The grammar of the reader's own F(x, f, f'): what it reads, and where it says that it cannot.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parser } from "../../scripts/grammar.mjs";
import { readFormula, sentence } from "../../www/figures/functional/formula.js";
import { LONGEST } from "../../www/figures/options.js";
import en from "../../www/figures/functional/texts.en.js";
import zh from "../../www/figures/functional/texts.zh.js";

const path = fileURLToPath(new URL("../../www/figures/functional/formula.peggy", import.meta.url));
/** @type {import("../../www/figures/functional/formula.js").Grammar} */
const grammar = await import(`data:text/javascript,${encodeURIComponent(await parser(path))}`);

/**
 * The formula in postfix order.
 * @param {string} text
 */
const postfix = (text) => grammar.parse(text).join(" ");

/** @param {string} text */
function slipIn(text) {
  const result = readFormula(grammar, text);
  assert.ok("slip" in result, `${text} was read`);
  return result.slip;
}

test("products come before sums, and equals go from the left", () => {
  assert.equal(postfix("1 + x*f - p/2"), "1 x f * + p 2 / -");
  assert.equal(postfix("1-2-x"), "1 2 - x -");
  assert.equal(postfix("x/f*p"), "x f / p *");
  assert.equal(postfix("(1+x) * (2-f)"), "1 x + 2 f - *");
});

test("powers go from the right, and bind more than a sign before them", () => {
  assert.equal(postfix("2^3^x"), "2 3 x ^ ^");
  assert.equal(postfix("-x^2"), "x 2 ^ negative");
  assert.equal(postfix("2^-x"), "2 x negative ^");
  assert.equal(postfix("--x"), "x negative negative");
  assert.equal(postfix("x*-f"), "x f negative *");
  assert.equal(postfix("(-x)^2"), "x negative 2 ^");
});

test("the slope is p, f' or what keyboards make of it, and a product needs no sign but before a digit", () => {
  for (const slope of ["p", "f'", "f′", "f’"]) assert.equal(postfix(`${slope}^2/2 + f`), "p 2 ^ 2 / f +");
  assert.equal(postfix("2x f'"), "2 x * p *");
  assert.equal(postfix("2(x+1)(f)"), "2 x 1 + * f *");
  assert.equal(postfix("f x^2"), "f x 2 ^ *");
  assert.equal(slipIn("2 3").at, 2);
  assert.equal(slipIn("x2").at, 1);
});

test("functions and constants are what they are called", () => {
  const names = ["sqrt", "exp", "log", "sin", "cos", "tan", "tanh", "abs"];
  for (const name of names) assert.equal(postfix(`${name} (x)`), `x ${name}`);
  assert.equal(postfix("ln（2 × x）"), "2 x * log");
  assert.deepEqual(grammar.parse("2π"), [2, Math.PI, "*"]);
  assert.deepEqual(grammar.parse("e^pi"), [Math.E, Math.PI, "^"]);
  assert.deepEqual(grammar.parse(" .5 + 1.5e-3 − 2. "), [0.5, 0.0015, "+", 2, "-"]);
});

test("brackets in brackets take no longer than others", () => {
  const [deep, start] = [40, performance.now()];
  assert.equal(postfix(`${"(".repeat(deep)}x${")".repeat(deep)}`), "x");
  assert.equal(slipIn("(".repeat(deep)).at, deep);
  assert.ok(performance.now() - start < 500);
});

test("what is as long as a formula may be is read, however deep", () => {
  const half = LONGEST / 2 - 1;
  for (const text of [
    `${"(".repeat(half)}x${")".repeat(half)}`, `${"-".repeat(LONGEST - 1)}x`, `${"f^".repeat(half)}f`,
    "x ".repeat(LONGEST / 2),
  ]) {
    assert.ok(text.length <= LONGEST);
    assert.ok(grammar.parse(text).length > 0);
  }
});

test("what cannot be read is told by its place, what came, and what was expected", () => {
  assert.deepEqual(slipIn("x+*2"), { at: 2, found: "*", expected: ["value"] });
  assert.deepEqual(slipIn("sqrt(1+p^2"), { at: 10, found: null, expected: ["operator", "close"] });
  assert.deepEqual(slipIn("sin x"), { at: 4, found: "x", expected: ["open"] });
  assert.deepEqual(slipIn("x)"), { at: 1, found: ")", expected: ["operator"] });
  assert.deepEqual(slipIn("1 + y"), { at: 4, found: "y", expected: ["value"] });
  assert.deepEqual(slipIn("xf"), { at: 0, found: "x", expected: ["value"] });
  assert.deepEqual(slipIn(""), { at: 0, found: null, expected: ["value"] });
});

test("a slip is told in both languages", () => {
  assert.equal(
    sentence(slipIn("x+*2"), en),
    "Character 3 is “*”, where a number, x, f, f′, a function or “(” was expected. The last good formula stays.",
  );
  assert.match(sentence(slipIn("sqrt(1+p^2"), en), /ends where an operator or “\)” was expected/);
  assert.match(sentence(slipIn("x+*2"), zh), /第 3 个字符是“\*”/);
});
