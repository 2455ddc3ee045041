// The texts of both languages: the same values in them, none empty, and the right language chosen.

import assert from "node:assert/strict";
import test from "node:test";
import { chooseLanguage, fill, loadTexts } from "../../www/element/texts.js";
import en from "../../www/texts/en.js";
import zh from "../../www/texts/zh.js";

const keys = /** @type {(keyof typeof en)[]} */ (Object.keys(en));
const names = (/** @type {string} */ text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test("no text is empty in either language", () => {
  assert.ok(keys.length > 50);
  for (const key of keys) assert.ok(en[key].trim() && zh[key].trim(), key);
});

test("each text takes the same values in both languages", () => {
  for (const key of keys) assert.deepEqual(names(zh[key]), names(en[key]), key);
});

test("Chinese texts are Chinese: none was left in English", () => {
  const inWords = (/** @type {typeof keys[number]} */ key) => /\p{Script=Latin}/u.test(en[key].replace(/\{\w+\}/g, ""));
  for (const key of keys.filter(inWords)) if (key !== "statZ") assert.match(zh[key], /\p{Script=Han}/u, key);
});

test("the page's English is the same in index.html and in the texts", async () => {
  const { readFile } = await import("node:fs/promises");
  const html = await readFile(new URL("../../www/index.html", import.meta.url), "utf8");
  const nodes = [...html.matchAll(/data-text="(\w+)"[^>]*>([^<]*)</g)];
  assert.ok(nodes.length >= 4);
  for (const [, key, text] of nodes) {
    assert.equal(text.replace(/\s+/g, " ").trim(), en[/** @type {keyof typeof en} */ (key)]);
  }
});

test("a wish goes before the browser's languages, and English stands in for what is not there", () => {
  assert.equal(chooseLanguage("zh-TW", ["en"]), "zh");
  assert.equal(chooseLanguage("en", ["zh"]), "en");
  assert.equal(chooseLanguage(null, ["fr", "zh-CN", "en"]), "zh");
  assert.equal(chooseLanguage(null, ["fr", "de"]), "en");
  assert.equal(chooseLanguage("fr", ["zh"]), "en");
  assert.equal(chooseLanguage("constructor", []), "en");
});

test("each language loads its own texts", async () => {
  assert.equal(await loadTexts("en"), en);
  assert.equal(await loadTexts("zh"), zh);
});

test("values are put where their names stand", () => {
  assert.equal(fill("step {step} of {all}", { step: 3, all: "9" }), "step 3 of 9");
});
