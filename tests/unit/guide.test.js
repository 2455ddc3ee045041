// The guide's pages: each knows by its figure's facts when the reader has done what it asks, and when not; and the
// teacher's plans, which are made of the same pages.

import assert from "node:assert/strict";
import test from "node:test";
import { figures } from "../../www/figures/figures.js";
import { english, pages, textsOf } from "../../www/lesson/guide/pages.js";

/** @typedef {Record<string, string | number | boolean>} Facts */

/** @typedef {Record<string, { open: Facts[], done: Facts[] }>} Moments  by the page's id */

/**
 * What each page sees: a file a figure, in the lesson's order.
 * @type {Moments}
 */
const MOMENTS = Object.assign({}, ...(await Promise.all(
  Object.keys(figures).map(async (name) => (await import(`./guide/${name}.js`)).default),
)));

test("every page of the guide has a name of its own, and a figure; the figures come in the order of the lesson", () => {
  assert.equal(new Set(pages.map(({ id }) => id)).size, pages.length);
  const names = [...new Set(pages.map(({ figure }) => figure))];
  assert.deepEqual(names, Object.keys(figures));
  assert.deepEqual(Object.keys(MOMENTS), pages.map(({ id }) => id));
});

test("each page says which parts of its figure its words speak of, at whatever moment", () => {
  for (const { id, shows } of pages) {
    for (const facts of [{}, ...MOMENTS[id].open, ...MOMENTS[id].done]) {
      const parts = shows(facts);
      assert.ok(parts.length > 0 && parts.every((part) => /^[#.a-z]/.test(part)), `${id}: ${parts.join()}`);
    }
  }
});

for (const { id, done } of pages) {
  test(`${id}: what has been done is known, and what has not is not taken for it`, () => {
    assert.ok(!done({}), "before the first picture");
    for (const facts of MOMENTS[id].open) assert.ok(!done(facts), JSON.stringify(facts));
    for (const facts of MOMENTS[id].done) assert.ok(done(facts), JSON.stringify(facts));
  });
}

test("the two plans take 10 and 45 minutes, and the longer asks all that the guide asks", () => {
  const sum = (/** @type {"short" | "long"} */ plan) =>
    pages.reduce((total, { minutes: { [plan]: minutes = 0 } }) => total + minutes, 0);
  assert.equal(sum("short"), 10);
  assert.equal(sum("long"), 45);
});

test("each page has its texts in the guide and for the teacher, and there are none for others", () => {
  const kinds = ["Title", "Task", "Seen", "Ask", "Listen"];
  const expected = pages.flatMap(({ id }) => kinds.map((kind) => id + kind));
  assert.deepEqual(Object.keys(english).filter((key) => kinds.some((kind) => key.endsWith(kind))), expected);
});

test("what is to be seen is told without measured digits, for they hang on the seed", async () => {
  for (const texts of [english, await textsOf("zh")]) {
    for (const [key, text] of Object.entries(texts)) {
      if (/(Seen|Ask|Listen)$/.test(key)) assert.doesNotMatch(text, /\d[.,]\d|[1-9]\d/, `${key}: ${text}`);
    }
  }
});
