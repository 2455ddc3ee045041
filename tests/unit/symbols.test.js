// The colours of the symbols: read as easily as text, and told apart by readers with any kind of colour vision.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { contrast, parseHex } from "../../www/element/plane/palette.js";
import { nearest } from "./vision.js";

const [css, lessonCss] = await Promise.all(
  ["ui/symbols.css", "figures/figure.css"].map((path) =>
    readFile(new URL(`../../www/${path}`, import.meta.url), "utf8")),
);
/** @param {string} text */
const symbolsOf = (text) => [...text.matchAll(/--symbol-(\w+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
  ([, name, light, dark]) => ({ name, light: parseHex(light), dark: parseHex(dark) }),
);
const symbols = symbolsOf(css);
const lessonSymbols = symbolsOf(lessonCss);

/** The ground and the surface, as colours.css has them. */
const GROUNDS = { light: ["#ffffff", "#f4f4f1"], dark: ["#1b1d22", "#24272e"] };

/** Eleven that hold 4.5:1 lie nearer to each other than the ten of the classes, which hold 3:1. */
const LEAST = /** @type {const} */ ({ normal: 0.12, protanopia: 0.07, deuteranopia: 0.07, tritanopia: 0.055 });

test("every symbol has a colour and a class of its own", () => {
  const names = ["x", "xhat", "h", "mu", "logvar", "eps", "z", "reconstruction", "kl", "gradient", "adam"];
  assert.deepEqual(symbols.map(({ name }) => name), names);
  for (const name of [...names, "sigma"]) assert.ok(css.includes(`.symbol-${name} { color: var(--symbol-${name}); }`));
});

for (const scheme of /** @type {const} */ (["light", "dark"])) {
  test(`every ${scheme} symbol holds 4.5 : 1 against the ground and the surface`, async () => {
    const box = await readFile(new URL("../../www/ui/colours.css", import.meta.url), "utf8");
    for (const [i, ground] of GROUNDS[scheme].entries()) {
      assert.ok(box.includes(`light-dark(${GROUNDS.light[i]}, ${GROUNDS.dark[i]})`));
      assert.ok(lessonSymbols.length >= 6);
      for (const symbol of [...symbols, ...lessonSymbols]) {
        const ratio = contrast(symbol[scheme], parseHex(ground));
        assert.ok(ratio >= 4.5, `${symbol.name} on ${ground}: ${ratio.toFixed(2)}`);
      }
    }
  });

  for (const [vision, least] of /** @type {[keyof typeof LEAST, number][]} */ (Object.entries(LEAST))) {
    test(`any two of the ${scheme} symbols are told apart in ${vision}`, () => {
      const { pair, distance } = nearest(symbols.map((symbol) => symbol[scheme]), vision);
      assert.ok(distance >= least, `${pair.map((i) => symbols[i].name)}: ${distance.toFixed(3)}`);
    });
  }
}
