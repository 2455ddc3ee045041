// The codes of the dialog: what was chosen is in them, what is the default is not, and nothing breaks out of its
// quotes.

import assert from "node:assert/strict";
import test from "node:test";
import { defaultOptions, lookOf, optionsTable, parseOption } from "../../www/element/options.js";
import { defaultSettings, parsePoint, parseSetting, settingsTable } from "../../www/element/settings.js";
import { pageDefaults, readHash } from "../../www/hash.js";
import { frameAddress, frameCode, linkTo, scriptCode, sharedState } from "../../www/share-code.js";

/** @typedef {import("../../www/share-code.js").Choice} Choice */

/** @type {Choice} */
const plain = {
  controls: "full", start: "click", opens: "untrained", until: "2000", epochs: "", lang: "", ring: true,
  scheme: "light",
};

const vocabulary = { settingsTable, optionsTable, parseSetting, parseOption, parsePoint };
const bare = { z: /** @type {[number, number]} */ ([0, 0]), ...lookOf(defaultOptions) };
/** As the main page shows it. */
const untouched = { ...bare, ...lookOf({ ...defaultOptions, ...pageDefaults.main }) };

/**
 * @param {Partial<Choice>} [choice]
 * @param {Partial<typeof defaultSettings>} [settings]
 * @param {Partial<typeof untouched>} [view]
 */
function shared(choice = {}, settings = {}, view = {}) {
  const present = { settings: { ...defaultSettings, ...settings }, view: { ...untouched, ...view } };
  const state = sharedState({ ...plain, ...choice }, present);
  const { scheme } = { ...plain, ...choice };
  return { base: "https://example.org/a/", state, vocabulary, title: "A title", scheme };
}

const read = (/** @type {string} */ url) => readHash(new URL(url).hash, vocabulary);

test("defaults make the shortest code: a script, a bare element, a line for feeds", () => {
  assert.equal(
    scriptCode(shared({}, {}, bare)),
    [
      '<script type="module" src="https://example.org/a/pkg/zscape.js"></script>',
      '<z-scape style="display: block; min-height: 1000px">',
      '  <p><a href="https://example.org/a/#v=2&amp;layers=axes+rings+points+handle&amp;manifoldOpacity=0.6">' +
        "A title</a></p>",
      "</z-scape>",
    ].join("\n"),
  );
  assert.ok(scriptCode(shared()).includes('<p><a href="https://example.org/a/">A title</a></p>'));
});

test("settings, point and choices are attributes by the element's names", () => {
  const choice = /** @type {const} */ ({
    controls: "minimal", start: "seen", opens: "step", until: "500", epochs: "3", lang: "zh", ring: false,
  });
  const code = scriptCode(shared(choice, { learningRate: 0.01, noise: false, seed: 4 }, { z: [0.5, -1.25] }));
  assert.match(
    code,
    new RegExp(
      '<z-scape seed="4" learning-rate="0.01" noise="false" z="0.5,-1.25" lang="zh" controls="minimal" ' +
        'layers="axes rings points manifold" manifold-opacity="0.35" epochs="3" ' +
        'until="500" autoplay style="[^"]*480px">',
    ),
  );
});

test("how a reader paces the run on this device is not for the readers of a post", () => {
  const paced = { gentle: true, background: false, epochs: 7 };
  assert.equal(scriptCode(shared({}, {}, paced)), scriptCode(shared()));
  assert.equal(linkTo(shared({}, {}, paced)), linkTo(shared()));
});

test("the line for feeds leads to the full page, in the same state but with all controls", () => {
  const code = scriptCode(shared({ controls: "none", opens: "step", until: "500" }, { seed: 4 }));
  assert.ok(code.includes('<a href="https://example.org/a/#v=2&amp;seed=4&amp;until=500">A title</a>'), code);
});

test("a frame's address is read to the state that was chosen", () => {
  const choice = /** @type {const} */ ({ controls: "none", start: "seen", opens: "step", until: "500", lang: "en" });
  const address = frameAddress(shared(choice, { beta: 4 }, { ...bare, z: [1, 2] }));
  const { settings, z, lang, options, problems } = read(address);
  assert.deepEqual({ settings, z, lang, problems }, { settings: { beta: 4 }, z: [1, 2], lang: "en", problems: [] });
  assert.deepEqual(options, { controls: "none", until: 500, autoplay: true });
});

test("a frame has a title, a height, the scheme of the page around it, and loads when it is near", () => {
  for (const scheme of /** @type {const} */ (["light", "dark", "light dark"])) {
    assert.equal(
      frameCode(shared({ controls: "minimal", scheme }, {}, bare)),
      '<iframe src="https://example.org/a/embed.html" title="A title" width="100%" height="508" ' +
        `style="border: 0; color-scheme: ${scheme}" loading="lazy"></iframe>`,
    );
  }
});

test("a link says only what the full page does not do anyway", () => {
  assert.equal(linkTo(shared({ start: "seen" })), "https://example.org/a/");
  assert.deepEqual(read(linkTo(shared({ controls: "minimal", start: "click" }))).options, {
    controls: "minimal", autoplay: false,
  });
});

test("the trained model brings its own sizes and data", () => {
  const { settings, options } = read(linkTo(
    shared({ opens: "trained" }, { hidden: 9, latent: 3, dataset: "shapes", beta: 2 })));
  assert.deepEqual(settings, { beta: 2 });
  assert.equal(options.checkpoint, "mnist");
});

test("a step counts only when it opens there", () => {
  assert.equal(shared({ opens: "untrained" }).state.options.until, undefined);
  assert.equal(shared({ opens: "step", until: "" }).state.options.until, undefined);
});

test("the present view goes along: in attributes by their names, in the hash of a frame and of a link", () => {
  /** @type {Partial<typeof untouched>} */
  const view = {
    layers: ["axes", "points", "handle", "density"], manifoldOpacity: 0.4, posteriors: "sample", window: [1, 0.5, 2],
    hiddenClasses: [4, 9], image: 12,
  };
  const attributes = 'layers="axes points handle density" manifold-opacity="0.4" posteriors="sample" ' +
    'window="1,0.5,2" hidden-classes="4,9" image="12"';
  assert.ok(scriptCode(shared({}, {}, view)).includes(attributes));
  for (const make of [frameAddress, linkTo]) {
    const { options, problems } = read(make(shared({ start: "seen" }, {}, view)));
    assert.deepEqual(problems, []);
    for (const [name, value] of Object.entries(view)) {
      assert.deepEqual(options[/** @type {keyof typeof options} */ (name)], value, name);
    }
  }
});

test("without the ring, all other layers that are shown are drawn", () => {
  const { options } = shared({ ring: false }, {}, { layers: ["points", "manifold", "handle"] }).state;
  assert.deepEqual(options.layers, ["points", "manifold"]);
});

test("a tool goes along where its tabs do, and large text stays in the room", () => {
  const view = /** @type {const} */ ({ tool: "path", text: "large" });
  assert.deepEqual(read(linkTo(shared({ start: "seen" }, {}, view))).options, { tool: "path" });
  assert.deepEqual(read(linkTo(shared({ start: "seen", controls: "none" }, {}, view))).options, { controls: "none" });
});

test("what the view says of other images than the trained model's stays away from it", () => {
  const view = { image: 3, hiddenClasses: [2], window: /** @type {[number, number, number]} */ ([1, 1, 1]) };
  const of = (/** @type {"mnist" | "shapes"} */ dataset) =>
    read(linkTo(shared({ opens: "trained", start: "seen" }, { dataset }, view))).options;
  assert.deepEqual(of("mnist"), { window: [1, 1, 1], hiddenClasses: [2], image: 3, checkpoint: "mnist" });
  assert.deepEqual(of("shapes"), { window: [1, 1, 1], checkpoint: "mnist" });
});

test("images of one's own are in no code", () => {
  for (const make of [scriptCode, frameCode, linkTo]) assert.doesNotMatch(make(shared({}, { dataset: "own" })), /own/);
});

test("whatever stands in a text, it stays in its quotes", () => {
  const nasty = `"><script>alert('&')</script>`;
  const base = "https://example.org/a&b/";
  for (const make of [scriptCode, frameCode]) {
    const code = make({ ...shared(), base, title: nasty });
    assert.ok(!code.includes(nasty));
    assert.ok(code.includes("&quot;&gt;&lt;script&gt;alert('&amp;')&lt;/script&gt;"), code);
    assert.ok(!code.includes("a&b"));
  }
});
