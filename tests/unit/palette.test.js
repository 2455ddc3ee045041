// The colours and shapes of the points: told apart by readers with any kind of colour vision, and seen on their ground.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import {
  CLASS_COLOURS, classColour, contrast, factorColour, parseHex, plainColour, schemeFor,
} from "../../www/element/plane/palette.js";
import { classShape, outnumberHues } from "../../www/element/plane/shapes.js";
import { ciede2000, nearest } from "./vision.js";

/** @typedef {import("./vision.js").Lab} Lab */

/**
 * The plane's ground, as colours.css has it.
 * @type {Record<"light" | "dark", string>}
 */
const GROUNDS = { light: "#ffffff", dark: "#1b1d22" };

/**
 * The least distance in OKLab that any two classes must keep. For comparison: Paul Tol's "muted" and Petroff's ten
 * keep 0.05 in protanopia and deuteranopia.
 */
const LEAST = /** @type {const} */ ({ normal: 0.17, protanopia: 0.1, deuteranopia: 0.1, tritanopia: 0.07 });
/** The same by CIEDE2000. */
const LEAST_2000 = /** @type {const} */ ({ normal: 20, protanopia: 10, deuteranopia: 10, tritanopia: 10 });

for (const scheme of /** @type {const} */ (["light", "dark"])) {
  const colours = CLASS_COLOURS[scheme].map(parseHex);

  for (const [vision, least] of /** @type {[keyof typeof LEAST, number][]} */ (Object.entries(LEAST))) {
    test(`any two of the ten ${scheme} colours are told apart in ${vision}`, () => {
      const { pair, distance } = nearest(colours, vision);
      assert.ok(distance >= least, `${pair} are ${distance.toFixed(3)} apart`);
      const closest = nearest(colours, vision, ciede2000);
      assert.ok(closest.distance >= LEAST_2000[vision], `${closest.pair}: ${closest.distance.toFixed(1)}`);
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
    const css = await readFile(new URL("../../www/ui/colours.css", import.meta.url), "utf8");
    assert.ok(css.includes(`light-dark(${GROUNDS.light}, ${GROUNDS.dark})`));
  });
}

test("the difference of CIEDE2000 is that of its published pairs", () => {
  for (const [one, other, difference] of /** @type {[Lab, Lab, number][]} */ ([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, -1, 2], [50, 0, 0], 2.3669],
    [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[50, 2.5, 0], [56, -27, -3], 31.903],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ])) {
    assert.ok(Math.abs(ciede2000.distance(one, other) - difference) < 1e-4, `${one}, ${other}`);
  }
});

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
