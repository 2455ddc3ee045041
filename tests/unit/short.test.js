// Numbers of figures in short.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { short } from "../../www/figures/short.js";
import { number } from "../../www/ui/numbers.js";

const host = { number: (/** @type {number} */ value, digits = 0) => number({ language: "en" }, value, digits) };

test("a number has three digits, and at most three of them after the point", () => {
  const shown = {
    "244": 244.3544, "173": 172.7, "99.9": 99.94, "100": 99.96, "4.77": 4.7712, "0.777": 0.77694, "0.023": 0.0231,
    "0.000": 0.0000319, "0.00": 0, "−2.09": -2.0851, "−0.253": -0.25302, "6,660": 6657.6, "1.00": 0.9996,
  };
  for (const [text, value] of Object.entries(shown)) assert.equal(short(host, value), text);
  assert.equal(short(host, -0.0000319), "0.000");
});

test("no figure writes a measured number with more than three digits after its point", () => {
  const folder = new URL("../../www/figures/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  const long = files.filter((file) => /\bnumber\([^()]*, [4-9]\)/.test(readFileSync(new URL(file, folder), "utf8")));
  // L_T, which training does not move by any of its digits.
  assert.deepEqual(long, ["diffusion/diffusion.js"]);
});
