// The texts of the lesson: the same keys and values in both languages, all of them used, and each term of the Chinese
// lesson with its English where it comes first.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { figures } from "../../www/figures/figures.js";
import { pages, textsOf as guideTextsOf } from "../../www/lesson/guide/pages.js";

/** @typedef {{ name: string, en: Record<string, string>, zh: Record<string, string>, sources: string[] }} Book */

const WWW = new URL("../../www/", import.meta.url);
const NAMES = Object.keys(figures);

/** @param {string} path */
const textOf = (path) => readFileSync(new URL(path, WWW), "utf8");

/**
 * Folders of scripts of the element that a figure shares, and which read its texts.
 * @type {Record<string, string[]>}
 */
const SHARED = { vae: ["element/tools/code/"] };

/**
 * The scripts of a figure.
 * @param {string} name
 */
function scriptsOf(name) {
  const folders = [`figures/${name}/`, ...(SHARED[name] ?? [])].filter((path) => existsSync(new URL(path, WWW)));
  const inside = folders.flatMap((path) => readdirSync(new URL(path, WWW)).map((file) => path + file));
  return [...inside.filter((path) => /(?<!\.\w\w)\.js$/.test(path)), "figures/frame.js"];
}

/**
 * @param {string} name
 * @param {string} path  of both, less the language
 * @param {string[]} sources  where their keys are read
 */
async function book(name, path, sources) {
  const [en, zh] = await Promise.all(["en", "zh"].map((language) =>
    import(new URL(`${path}.${language}.js`, WWW).href)));
  return { name, en: en.default, zh: zh.default, sources: sources.map(textOf) };
}

/**
 * In the order of the page.
 * @type {Book[]}
 */
const lesson = [
  await book("lesson", "lesson/texts",
    ["lesson/index.html", "lesson/language.js", "lesson/lesson.js", "lesson/neighbours.js"]),
  await book("frame", "figures/texts", ["figures/frame.js", "figures/host.js", "figures/figure.js"]),
  ...(await Promise.all(NAMES.map((name) => book(name, `figures/${name}/texts`, scriptsOf(name))))),
];
/** @type {Book} */
const guide = {
  name: "guide",
  en: await guideTextsOf("en"),
  zh: await guideTextsOf("zh"),
  sources: [textOf("lesson/guide/guide.js")],
};
const teacher = await book("teacher", "lesson/teacher/texts",
  ["lesson/teacher.html", "lesson/teacher.js", "lesson/language.js"]);
const books = [...lesson, guide, teacher];

const holes = (/** @type {string} */ text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

for (const { name, en, zh, sources } of books) {
  test(`${name}: the same keys in both languages, in the same order, with the same values in them`, () => {
    assert.deepEqual(Object.keys(zh), Object.keys(en));
    for (const [key, text] of Object.entries(en)) {
      assert.deepEqual(holes(zh[key]), holes(text), key);
      const words = /[a-z]{4,}/.test(text.replace(/\{\w+\}/g, ""));
      if (words) assert.match(zh[key], /\p{Script=Han}/u, `${key} was left in English`);
    }
  });

  test(`${name}: no text is there that nothing shows`, () => {
    const source = sources.join("\n");
    // What stands in texts[`...`], with any word for what is filled in.
    const patterns = [...source.matchAll(/texts\[`([^`]+)`\]/g)].map(([, template]) =>
      new RegExp(`^${template.replace(/\$\{[^}]*\}/g, "[\\w.-]+")}$`));
    const ofPages = new Set(pages.flatMap(({ id }) =>
      ["Title", "Task", "Seen", "Ask", "Listen"].map((kind) => id + kind)));
    const shown = (/** @type {string} */ key) =>
      new RegExp(`texts\\.${key}\\b|["']${key}["']`).test(source) || patterns.some((pattern) => pattern.test(key)) ||
      ofPages.has(key) || (name === "guide" && NAMES.includes(key)) || ["title", "intro"].includes(key);
    assert.deepEqual(Object.keys(en).filter((key) => !shown(key)), []);
  });
}

test("the pages' English is the same in HTML and in the texts", () => {
  for (const [path, { en }] of /** @type {const} */ ([
    ["lesson/index.html", lesson[0]], ["lesson/teacher.html", teacher],
  ])) {
    const nodes = [...textOf(path).matchAll(/data-text="(\w+)"[^>]*>([^<]*)</g)];
    assert.ok(nodes.length >= 6);
    const texts = { ...lesson[0].en, ...en };
    for (const [, key, text] of nodes) assert.equal(text.replace(/\s+/g, " ").trim(), texts[key], `${path}: ${key}`);
  }
});

/** @type {Record<string, string>} */
const TERMS = {
  变分: "variational",
  变分自编码器: "variational autoencoder",
  扩散模型: "diffusion model",
  泛函: "functional",
  泛函导数: "functional derivative",
  极值曲线: "extremal",
  变分推理: "variational inference",
  "KL 散度": "Kullback–Leibler divergence",
  后验: "posterior",
  重参数化: "reparameterisation",
  证据下界: "evidence lower bound",
  证据: "evidence",
  先验: "prior",
  得分函数: "score function",
  变分界: "variational bound",
};

/**
 * Texts that are read on, without headings and labels.
 * @param {Book} book
 */
function prose({ zh }) {
  return Object.entries(zh).filter(([key]) => !["heading", "title"].includes(key)).map(([, text]) => text).join("\n");
}

/**
 * Places of a term, but not within a longer one.
 * @param {string} text
 * @param {string} term
 */
function placesOf(text, term) {
  const longer = Object.keys(TERMS).filter((other) => other !== term && other.includes(term));
  const masked = longer.reduce((rest, other) => rest.replaceAll(other, "□".repeat(other.length)), text);
  return [...masked.matchAll(new RegExp(term, "g"))].map(({ index }) => index);
}

for (const [term, english] of Object.entries(TERMS)) {
  test(`${term} has its English, ${english}, where the lesson first says it, and at most once a figure`, () => {
    const gloss = `（${english}`;
    const first = lesson.find((each) => placesOf(prose(each), term).length > 0);
    assert.ok(first, `${term} is never said`);
    const text = prose(first);
    const [at] = placesOf(text, term);
    // “变分”（variational）, 得分函数法（score function）, KL 散度（Kullback–Leibler divergence）
    assert.match(text.slice(at + term.length, at + term.length + 3 + gloss.length),
      new RegExp(`^[”法分布]{0,2}${gloss}`), first.name);
    for (const each of books) assert.ok(prose(each).split(new RegExp(`${gloss}[，）]`)).length <= 2,
      `twice in ${each.name}`);
  });
}

test("the notes' names are kept: 变分推理, and none of its other translations", () => {
  for (const { name, zh } of books) for (const [key, text] of Object.entries(zh)) assert.doesNotMatch(text,
    /变分推断|变分自动编码器|隐变量/, `${name}: ${key}`);
});
