// What the lesson and the presets say of a run is so with each of ten seeds: the texts, held to runs that
// tests/fixtures/make_claims.mjs has made.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { claims } from "../claims/claims.js";

const SEEDS = 10;

/** @type {Record<string, Record<string, (number | null)[]>>} */
const runs = JSON.parse(readFileSync(new URL("../fixtures/claims.json", import.meta.url), "utf8"));

/** @param {string} path */
const textsOf = async (path) => /** @type {Record<string, string>} */ (
  (await import(new URL(`../../www/${path}.js`, import.meta.url).href)).default);

test("every run is there with ten seeds", () => {
  for (const [run, rows] of Object.entries(runs)) {
    for (const [name, row] of Object.entries(rows)) assert.equal(row.length, SEEDS, `${run}: ${name}`);
  }
});

for (const { book, key, en, zh, holds, seeds = Array.from({ length: SEEDS }, (_, i) => i + 1) } of claims) {
  test(`${book}, ${key}, is borne out by every seed: ${en}`, async () => {
    assert.ok((await textsOf(`${book}.en`))[key]?.includes(en), "the text says something else");
    assert.ok((await textsOf(`${book}.zh`))[key]?.includes(zh), "the Chinese text says something else");
    const against = seeds.filter((seed) => !holds((run, name) => {
      const value = runs[run]?.[name]?.[seed - 1];
      assert.ok(typeof value === "number", `expected ${run}: ${name} in the fixture`);
      return value;
    }));
    assert.deepEqual(against, [], "seeds that show something else");
  });
}

test("the teacher's page promises no more than that", async () => {
  assert.match((await textsOf("lesson/teacher/texts.en")).beforeSeed, /tried with ten seeds/);
  assert.match((await textsOf("lesson/teacher/texts.zh")).beforeSeed, /十个种子/);
});
