// The codes of the dialog for a figure of the lesson.

import assert from "node:assert/strict";
import test from "node:test";
import { figures } from "../../www/figures/figures.js";
import { figureFrame, figureLink, figureScript, FIGURES } from "../../www/share-figure.js";
import en from "../../www/texts/page/page.en.js";

const shared = { base: "https://example.org/a&b/", figure: "elbo", lang: "", scheme: "dark", title: 'A "title"' };

test("the figures are those of the lesson, in its order, each with a text", () => {
  assert.deepEqual(FIGURES.map(([name]) => name), Object.keys(figures));
  for (const [, text] of FIGURES) assert.ok(Object.hasOwn(en, text), text);
});

test("the link opens the lesson at the figure, in the language that was chosen", () => {
  assert.equal(figureLink(shared), "https://example.org/a&b/lesson/index.html#figure=elbo");
  assert.equal(figureLink({ ...shared, lang: "zh" }), "https://example.org/a&b/lesson/index.html#lang=zh&figure=elbo");
});

test("the code is a script, the figure, a line for feeds; a frame shows the same, and all stays in its quotes", () => {
  assert.equal(figureScript({ ...shared, lang: "zh" }), [
    '<script type="module" src="https://example.org/a&amp;b/pkg/figure.js"></script>',
    '<z-scape-figure name="elbo" lang="zh" style="display: block; min-height: 640px">',
    '  <p><a href="https://example.org/a&amp;b/lesson/index.html#lang=zh&amp;figure=elbo">A &quot;title&quot;</a></p>',
    "</z-scape-figure>",
  ].join("\n"));
  assert.equal(
    figureFrame(shared),
    '<iframe src="https://example.org/a&amp;b/lesson/index.html#figure=elbo" title="A &quot;title&quot;" ' +
      'width="100%" height="900" style="border: 0; color-scheme: dark" loading="lazy"></iframe>',
  );
});
