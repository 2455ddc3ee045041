// The colours and shapes of the points: told apart by readers with any kind of colour vision, and seen on their ground.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import {
  CLASS_COLOURS, classColour, contrast, factorColour, parseHex, plainColour, schemeFor,
} from "../../www/element/plane/palette.js";
import { classShape, outnumberHues } from "../../www/element/plane/shapes.js";
import { nearest } from "./vision.js";

/**
 * The plane's ground, as colours.css has it.
 * @type {Record<"light" | "dark", string>}
 */
const GROUNDS = { light: "#ffffff", dark: "#1b1d22" };

/**
 * The least distance in OKLab that any two classes must keep. For comparison: Paul Tol's "muted" and Petroff's ten
 * keep 0.05 in protanopia and deuteranopia.
 */
const LEAST = /** @type {const} */ ({ normal: 0.17, protanopia: 0.1, deuteranopia: 0.1, tritanopia: 0.06 });

for (const scheme of /** @type {const} */ (["light", "dark"])) {
  const colours = CLASS_COLOURS[scheme].map(parseHex);

  for (const [vision, least] of /** @type {[keyof typeof LEAST, number][]} */ (Object.entries(LEAST))) {
    test(`any two of the ten ${scheme} colours are told apart in ${vision}`, () => {
      const { pair, distance } = nearest(colours, vision);
      assert.ok(distance >= least, `${pair} are ${distance.toFixed(3)} apart`);
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
