// Numbers as readers see them.

import assert from "node:assert/strict";
import test from "node:test";
import { format, number } from "../../www/ui/numbers.js";

test("a minus is a minus, and what rounds to 0 has none", () => {
  assert.equal(number({ language: "en" }, -1.256, 2), "−1.26");
  assert.equal(number({ language: "en" }, -0.001, 2), "0.00");
  assert.equal(number({ language: "en" }, 9000), "9,000");
});

test("both languages write a number as Intl does", () => {
  for (const language of ["en", "zh"]) {
    for (const digits of [0, 1, 3]) {
      const intl = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
      for (const value of [0, 0.05, 0.5, 1.005, 2.675, 999.9995, 1000, 123456.789, 9876543210.12, NaN, Infinity]) {
        assert.equal(number({ language }, value, digits), intl.format(value),
          `${value} with ${digits} digits in ${language}`);
      }
    }
  }
});

test("two formats with the same values are two formats", () => {
  assert.equal(format("en", { style: "percent", minimumFractionDigits: 1 }, 0.5), "50.0%");
  assert.equal(format("en", { style: "percent", maximumFractionDigits: 1 }, 0.5), "50%");
});
