// Each language that www/languages.js names has all that is said in English, and is declared.

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import test from "node:test";
import { languages, textsIn } from "../../www/languages.js";

const WWW = new URL("../../www/", import.meta.url);
const files = readdirSync(WWW, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".en.js"));
const values = (/** @type {string} */ text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

/**
 * @param {string} path
 * @returns {Promise<Record<string, string>>}
 */
const textsAt = async (path) => (await import(new URL(path, WWW).href)).default;

for (const [language, { tag, name }] of Object.entries(languages)) {
  test(`${name}: the same texts as in English, with the same values in them`, async () => {
    assert.ok(files.length >= 33, `${files.length} files`);
    for (const file of files) {
      const path = file.replace(/en\.js$/, `${language}.js`);
      assert.ok(existsSync(new URL(path, WWW)), `${path} is missing`);
      const [english, own] = await Promise.all([textsAt(file), textsAt(path)]);
      assert.deepEqual(Object.keys(own).sort(), Object.keys(english).sort(), path);
      for (const [key, text] of Object.entries(english)) assert.deepEqual(values(own[key]), values(text),
        `${path}: ${key}`);
    }
  });

  test(`${name}: its tag is one, and in that language`, () => {
    assert.deepEqual(Intl.getCanonicalLocales(tag), [tag]);
    assert.equal(new Intl.Locale(tag).language, language);
  });
}

test("texts that cannot be had are the English ones, with a warning", async (t) => {
  const warn = t.mock.method(console, "warn", () => undefined);
  const english = { a: "a" };
  assert.equal(await textsIn("en", english, () => assert.fail()), english);
  assert.deepEqual(await textsIn("zh", english, async () => ({ default: { a: "甲" } })), { a: "甲" });
  assert.equal(await textsIn("zh", english, () => Promise.reject(new Error("offline"))), english);
  assert.match(String(warn.mock.calls[0].arguments[0]), /the texts of "zh" could not be loaded, English stands in/);
});
