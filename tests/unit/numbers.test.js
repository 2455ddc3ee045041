// Numbers as readers see them.

import assert from "node:assert/strict";
import test from "node:test";
import { format, number } from "../../www/element/numbers.js";

test("a minus is a minus, and what rounds to 0 has none", () => {
  assert.equal(number({ language: "en" }, -1.256, 2), "−1.26");
  assert.equal(number({ language: "en" }, -0.001, 2), "0.00");
  assert.equal(number({ language: "en" }, 9000), "9,000");
});

test("two formats with the same values are two formats", () => {
  assert.equal(format("en", { style: "percent", minimumFractionDigits: 1 }, 0.5), "50.0%");
  assert.equal(format("en", { style: "percent", maximumFractionDigits: 1 }, 0.5), "50%");
});
