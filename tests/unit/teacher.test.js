// The teacher's page: each question has its pictures and says where its controls are, by the names that stand on them.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import test from "node:test";
import { languages } from "../../www/languages.js";
import { pages, textsOf } from "../../www/lesson/guide/pages.js";

/** @typedef {import("../../www/languages.js").Language} Language */

const WWW = new URL("../../www/", import.meta.url);
const PICTURES = new URL("lesson/teacher/pictures/", WWW);
/** What stands in figures as a symbol, not as a text. */
const SYMBOLS = ["BCE", "KL"];

/**
 * @param {string} path
 * @returns {Promise<string[]>}
 */
const said = async (path) => Object.values((await import(new URL(path, WWW).href)).default);

for (const language of /** @type {Language[]} */ (Object.keys(languages))) {
  test(`${language}: what is done is said with the names that stand in the figure`, async () => {
    const texts = await textsOf(language);
    for (const { id, figure } of pages) {
      const own = await said(`figures/${figure}/texts.${language}.js`);
      const names = [...own, ...await said(`figures/texts.${language}.js`)];
      const stands = (/** @type {string} */ name) => SYMBOLS.includes(name)
        || names.some((text) => text === name || (text.startsWith(name) && /^[:：（(]/.test(text.slice(name.length))));
      assert.ok(texts[`${id}Where`], `${id}Where`);
      const quoted = `${texts[`${id}Task`]} ${texts[`${id}Where`]}`.matchAll(/“([^”]+)”/g);
      for (const [, name] of quoted) assert.ok(stands(name), `${id}: “${name}” stands nowhere in ${figure}`);
    }
  });
}

test("each question has a picture for light pages and one for dark ones, 150 KB in all at most", () => {
  const files = readdirSync(PICTURES);
  assert.deepEqual(files.sort(), pages.flatMap(({ id }) => [`${id}-dark.webp`, `${id}-light.webp`]).sort());
  const bytes = files.reduce((sum, file) => sum + statSync(new URL(file, PICTURES)).size, 0);
  assert.ok(bytes <= 150_000, `${bytes} bytes`);
});

test("the plans take the minutes that they are for", () => {
  const sum = (/** @type {"short" | "long"} */ plan) =>
    pages.reduce((all, { minutes }) => all + (minutes[plan] ?? 0), 0);
  assert.deepEqual([sum("short"), sum("long")], [10, 45]);
});

test("the statement on accessibility says as much in each language", () => {
  const html = readFileSync(new URL("accessibility.html", WWW), "utf8");
  const shapes = Object.entries(languages).map(([language, { tag }]) => {
    const section = html.match(new RegExp(`<section id="${language}" lang="${tag}">(.*?)</section>`, "s"))?.[1] ?? "";
    return [...section.matchAll(/<(h2|p|ul|li)>/g)].map(([, name]) => name).join(" ");
  });
  assert.ok(shapes[0].length > 60);
  assert.deepEqual(new Set(shapes).size, 1);
});
