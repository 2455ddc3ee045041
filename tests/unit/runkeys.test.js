// The lines of the charts: seen on their ground, and told apart by readers with any kind of colour vision.

import assert from "node:assert/strict";
import test from "node:test";
import { contrast, parseHex } from "../../www/element/plane/palette.js";
import { COLOURS, meanStroke, STYLES } from "../../www/element/tools/charts/runkeys.js";
import { nearest, VISION } from "./vision.js";

/** The ground and the accent, which is the colour of the present run, as colours.css has them. */
const PAGE = { light: ["#ffffff", "#2f4bd0"], dark: ["#1b1d22", "#9db1ff"] };
const LEAST = 0.13; // in OKLab

for (const scheme of /** @type {const} */ (["light", "dark"])) {
  const [ground, accent] = PAGE[scheme];

  test(`every ${scheme} line stands out 3 : 1`, () => {
    for (const colour of COLOURS[scheme]) {
      const ratio = contrast(parseHex(colour), parseHex(ground));
      assert.ok(ratio >= 3, `${colour}: ${ratio.toFixed(2)}`);
    }
  });

  for (const vision of /** @type {(keyof typeof VISION)[]} */ (Object.keys(VISION))) {
    test(`any two of the ${scheme} lines are told apart in ${vision}`, () => {
      const all = [accent, ...COLOURS[scheme]];
      const { pair, distance } = nearest(all.map(parseHex), vision);
      assert.ok(distance >= LEAST, `${pair.map((i) => all[i])}: ${distance.toFixed(3)}`);
    });
  }
}

test("without colour, each run has a dash of its own", () => {
  const dashes = Array.from({ length: STYLES }, (_, i) => String(meanStroke(i + 1, "light").dash));
  assert.equal(new Set(dashes).size, STYLES);
  assert.ok(!dashes.includes(""));
});
