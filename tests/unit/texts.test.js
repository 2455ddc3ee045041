// The texts of both languages: the same values in them, none empty, and the right language chosen.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { chooseLanguage } from "../../www/languages.js";
import { fill } from "../../www/ui/fill.js";
import { loadTexts } from "../../www/element/texts.js";
import poster from "../../www/texts/poster.en.js";
import posterZh from "../../www/texts/poster.zh.js";
import first from "../../www/texts/element.en.js";
import later from "../../www/texts/tools.en.js";
import pageEn from "../../www/texts/page/page.en.js";
import pageZh from "../../www/texts/page/page.zh.js";
import chinese from "../../www/texts/element.zh.js";

const [element, elementZh] = await Promise.all([loadTexts("en", "tools"), loadTexts("zh", "tools")]);
const [en, zh] = [{ ...element, ...pageEn }, { ...elementZh, ...pageZh }];
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
  for (const key of keys.filter(inWords)) assert.match(zh[key], /\p{Script=Han}/u, key);
});

test("the page's English is the same in index.html and in the texts", async () => {
  const { readFile } = await import("node:fs/promises");
  const html = await readFile(new URL("../../www/index.html", import.meta.url), "utf8");
  const nodes = [...html.matchAll(/data-text="(\w+)"[^>]*>([^<]*)</g)];
  assert.ok(nodes.length >= 4);
  for (const [, key, text] of nodes) {
    assert.equal(text.replace(/\s+/g, " ").trim(), pageEn[/** @type {keyof typeof pageEn} */ (key)]);
  }
});

test("a wish goes before the browser's languages, and English stands in for what is not there", () => {
  assert.equal(chooseLanguage("zh-TW", ["en"]), "zh");
  assert.equal(chooseLanguage("en", ["zh"]), "en");
  assert.equal(chooseLanguage(null, ["tlh", "zh-CN", "en"]), "zh");
  assert.equal(chooseLanguage(null, ["qya", "zh-CN"]), "zh");
  assert.equal(chooseLanguage(null, ["tlh", "qya"]), "en");
  assert.equal(chooseLanguage("tlh", ["zh"]), "en");
  assert.equal(chooseLanguage("constructor", []), "en");
});

test("each language loads its own texts, those of the tools when they are wanted", async () => {
  assert.deepEqual(await loadTexts("en", "poster"), poster);
  assert.deepEqual(await loadTexts("en", "element"), { ...poster, ...first });
  assert.deepEqual(await loadTexts("zh", "element"), { ...posterZh, ...chinese });
  assert.deepEqual(await loadTexts("en", "tools"), { ...poster, ...first, ...later });
  const parts = [poster, first, later, pageEn].map((part) => Object.keys(part).length);
  assert.equal(Object.keys(en).length, parts.reduce((sum, length) => sum + length), "no key twice");
});

test("a text that comes with the tools is read by nothing that comes before", () => {
  const LATE = /tools\/|tour\/|\.code\.js$|\/(card|facts|gallery|nearest|units)\.js$/;
  const www = new URL("../../www/", import.meta.url);
  const early = readdirSync(www, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".js") && !LATE.test(path) && !path.startsWith("texts/"));
  assert.ok(early.includes("element/layout.js"));
  for (const path of early) {
    const script = readFileSync(new URL(path, www), "utf8");
    const read = [...script.matchAll(/\btexts\.(\w+)/g), ...script.matchAll(/Text(?:Key)?\} \*\/ \("(\w+)"\)/g)];
    for (const [, key] of read) assert.ok(!Object.hasOwn(later, key), `${path}: ${key}`);
  }
});

test("values are put where their names stand", () => {
  assert.equal(fill("step {step} of {all}", { step: 3, all: "9" }), "step 3 of 9");
});
