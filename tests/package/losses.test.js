// The same seed gives the same numbers from one version to the next, whatever is rebuilt around the mathematics.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { firstLosses, SEEDS, STEPS } from "./losses.js";

/**
 * tests/fixtures/make_losses.mjs made them.
 * @type {Awaited<ReturnType<typeof firstLosses>>}
 */
const known = JSON.parse(await readFile(new URL("../fixtures/losses.json", import.meta.url), "utf8"));

test("the losses of the first steps are those of before, to the last bit", async () => {
  assert.deepEqual(known.map(({ length }) => length), SEEDS.map(() => STEPS));
  assert.deepEqual(await firstLosses(), known);
});
