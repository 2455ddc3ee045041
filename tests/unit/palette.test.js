// The colours and shapes of the points: told apart by readers with any kind of colour vision, and seen on their ground.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import {
  CLASS_COLOURS, classColour, contrast, factorColour, parseHex, plainColour, schemeFor, toLinear,
} from "../../www/element/palette.js";
import { classShape, outnumberHues } from "../../www/element/shapes.js";

/** @typedef {import("../../www/element/palette.js").Rgb} Rgb */

/** The plane's ground, as box.css has it. @type {Record<"light" | "dark", string>} */
const GROUNDS = { light: "#ffffff", dark: "#1b1d22" };

/**
 * Colour vision at full severity, in linear sRGB (Machado, Oliveira and Fernandes 2009), and the least
 * distance in OKLab that any two classes must keep there. For comparison: Paul Tol's "muted" and Petroff's
 * ten keep 0.05 in the first two.
 *
 * @type {Record<string, { matrix: number[][], least: number }>}
 */
const VISION = {
  normal: { matrix: [[1, 0, 0], [0, 1, 0], [0, 0, 1]], least: 0.17 },
  protanopia: {
    matrix: [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
    ],
    least: 0.1,
  },
  deuteranopia: {
    matrix: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    least: 0.1,
  },
  tritanopia: {
    matrix: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
    least: 0.06,
  },
};

/**
 * @param {Rgb} rgb
 * @param {number[][]} matrix
 */
function seen(rgb, matrix) {
  const linear = rgb.map(toLinear);
  const [r, g, b] = matrix.map((row) => {
    const value = row.reduce((sum, weight, i) => sum + weight * linear[i], 0);
    return Math.min(1, Math.max(0, value));
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

for (const scheme of /** @type {const} */ (["light", "dark"])) {
  const colours = CLASS_COLOURS[scheme].map(parseHex);

  for (const [name, { matrix, least }] of Object.entries(VISION)) {
    test(`any two of the ten ${scheme} colours are told apart in ${name}`, () => {
      const lab = colours.map((rgb) => seen(rgb, matrix));
      for (let i = 0; i < lab.length; i++) {
        for (let j = 0; j < i; j++) {
          const distance = Math.hypot(...lab[i].map((value, k) => value - lab[j][k]));
          assert.ok(distance >= least, `${i} and ${j} are ${distance.toFixed(3)} apart`);
        }
      }
    });
  }

  test(`every ${scheme} colour holds 3 : 1 against its ground`, () => {
    const ground = parseHex(GROUNDS[scheme]);
    for (const rgb of [...colours, parseHex(plainColour(scheme))]) {
      assert.ok(contrast(rgb, ground) >= 3, String(rgb));
    }
    for (const [u, v] of [[0, 0], [0, 1], [1, 0], [1, 1], [0.5, 0.5], [0.5, 1], [0.5, 0]]) {
      const ratio = contrast(factorColour(scheme, u, v), ground);
      assert.ok(ratio >= 3, `factors ${u}, ${v}: ${ratio.toFixed(2)}`);
    }
  });

  test(`the ${scheme} ground picks the ${scheme} colours`, async () => {
    assert.equal(schemeFor(parseHex(GROUNDS[scheme])), scheme);
    const css = await readFile(new URL("../../www/element/box.css", import.meta.url), "utf8");
    assert.ok(css.includes(`light-dark(${GROUNDS.light}, ${GROUNDS.dark})`));
  });
}

test("a hundred classes have ten colours in ten shapes, each pair once", () => {
  assert.equal(classColour("light", 13), classColour("light", 3));
  const how = { repeat: outnumberHues([0, 99]), shapes: false };
  const looks = Array.from({ length: 100 }, (_, label) => `${classColour("light", label)} ${classShape(label, how)}`);
  assert.equal(new Set(looks).size, 100);
});

test("shapes come when hues repeat, or on demand", () => {
  assert.equal(outnumberHues([0, 4, 9]), false);
  assert.equal(outnumberHues([3, 10]), true);
  assert.equal(classShape(7, { repeat: false, shapes: false }), 0);
  assert.equal(classShape(7, { repeat: false, shapes: true }), 7);
});

test("both factors change a point's colour", () => {
  const middle = factorColour("light", 0.5, 0.5);
  assert.notDeepEqual(factorColour("light", 0.9, 0.5), middle);
  assert.notDeepEqual(factorColour("light", 0.5, 0.9), middle);
});
