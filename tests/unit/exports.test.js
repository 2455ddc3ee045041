// What is exported is what was there: tables to the last bit, the plane where scale.js has it, pictures to the pixel.

import assert from "node:assert/strict";
import test from "node:test";
import { inflateSync } from "node:zlib";
import { defaultOptions, lookOf } from "../../www/element/options.js";
import { HIDDEN } from "../../www/element/plane/points.js";
import { HOME, toLeft, toTop } from "../../www/element/plane/scale.js";
import { inUnits, planeTexts, ringText } from "../../www/element/plane/vector.js";
import { defaultSettings, validate } from "../../www/element/settings.js";
import {
  curveLines, fileName, joined, labelsOf, posteriorLines, settingsText,
} from "../../www/element/tools/export/exports.js";
import { indexedPng } from "../../www/element/tools/export/indexed-png.js";

/** @typedef {import("../../www/element/plane/vector.js").Scene} Scene */

/**
 * The rows of a CSV without its header, and the header.
 * @param {Iterable<string>} lines
 */
function read(lines) {
  const [header, ...rows] = [...lines].join("").trimEnd().split("\n").map((line) => line.split(","));
  return { header, rows };
}

/**
 * Float32 values that are hard to write down, in rows of two.
 * @param {number} count
 */
function values(count) {
  const found = new Float32Array(2 * count);
  const bits = new Int32Array(found.buffer);
  for (let i = 0; i < bits.length; i++) bits[i] = 0x3e99999a + ((i * 2654435761) % 0x1000000) - (i % 3) * 0x80000000;
  return found;
}

test("a file's name says what it is and of which step", () => {
  assert.equal(fileName("plane", 1234, "png"), "zscape-plane-step-1234.png");
});

test("posteriors are read back to the last bit, a row an image, with its class", () => {
  const posteriors = { mu: values(500), logvar: values(500).map((value) => -value) };
  const parts = [{ count: 300, classes: new Uint8Array(300).fill(7) }, { count: 200 }];
  const { header, rows } = read(posteriorLines(posteriors, parts, 2));
  assert.deepEqual(header, ["image", "class", "mu1", "mu2", "logvar1", "logvar2"]);
  assert.equal(rows.length, 500);
  rows.forEach(([image, label, ...numbers], i) => {
    assert.deepEqual([Number(image), label], [i, i < 300 ? "7" : ""]);
    const floats = numbers.map((text) => Math.fround(Number(text)));
    const [mu, logvar] = [posteriors.mu, posteriors.logvar].map((of) => of.subarray(2 * i, 2 * i + 2));
    assert.deepEqual(floats, [...mu, ...logvar]);
  });
});

test("where images have numbers, these stand in the place of the class, to the last bit", () => {
  const parts = [{ count: 2, numbers: Float32Array.of(0.1, -7) }];
  const { header, rows } = read(posteriorLines({ mu: values(2), logvar: values(2) }, parts, 2));
  assert.equal(header[1], "number");
  assert.deepEqual(rows.map(([, number]) => Math.fround(Number(number))), [Math.fround(0.1), -7]);
});

test("images whose posterior has not come have no row, and keep the others' numbers", () => {
  const mu = Float32Array.of(1, 2, NaN, NaN, 3, 4);
  const { rows } = read(
    posteriorLines({ mu, logvar: mu.map((value) => -value) }, [{ count: 3, classes: Uint8Array.of(5, 6, 7) }], 2),
  );
  assert.deepEqual(rows, [["0", "5", "1", "2", "-1", "-2"], ["2", "7", "3", "4", "-3", "-4"]]);
});

test("one latent dimension has one column of each, and more than two have the first two", () => {
  const posteriors = { mu: Float32Array.of(1, 0), logvar: Float32Array.of(-1, -Infinity) };
  const one = { header: ["image", "class", "mu1", "logvar1"], rows: [["0", "", "1", "-1"]] };
  assert.deepEqual(read(posteriorLines(posteriors, [], 1)), one);
  assert.equal(read(posteriorLines(posteriors, [], 5)).header.length, 6);
});

test("curves are read back exactly, a row a point", () => {
  const series = { steps: [1, 2.5, 1e6], reconstruction: [543.21 / 7, 0.1, 1e-9], kl: [0, 1 / 3, 24.68] };
  const { header, rows } = read(curveLines(series));
  assert.deepEqual(header, ["step", "reconstruction", "kl"]);
  const points = series.steps.map((step, i) => [step, series.reconstruction[i], series.kl[i]]);
  assert.deepEqual(rows.map((row) => row.map(Number)), points);
});

test("the settings' file holds settings that the element takes, the view, the step and the version", () => {
  const settings = { ...defaultSettings, beta: 4, learningRate: 1e-7 };
  const state = { settings, z: /** @type {[number, number]} */ ([1, -2]), look: lookOf(defaultOptions), step: 12 };
  const file = JSON.parse(settingsText(state, "1.2.3"));
  assert.deepEqual(validate(file.settings), state.settings);
  const { image, epochs, ...view } = { z: state.z, ...state.look };
  assert.deepEqual([file.view, image, epochs], [view, undefined, undefined]);
  assert.deepEqual([file.step, file.version], [12, "1.2.3"]);
});

test("texts are joined in their order, with rests in between", async () => {
  let rests = 0;
  const timer = setInterval(() => (rests += 1), 0);
  function* texts() {
    for (let i = 0; i < 40; i++) {
      const end = performance.now() + 1;
      while (performance.now() < end);
      yield `${i},`;
    }
  }
  const slices = await joined(texts());
  clearInterval(timer);
  assert.equal(slices.join(""), [...texts()].join(""));
  assert.ok(rests > 2, `${rests} rests`);
  assert.deepEqual(await joined([]), [""]);
});

const theme = /** @type {any} */ ({
  ground: "#ffffff", ink: "#000000", muted: "#666666", line: "#eeeeee", scheme: "light", tick: 11,
});

/**
 * @param {Partial<Scene>} [change]
 * @returns {Scene}
 */
function scene(change = {}) {
  return {
    theme, side: 520, radius: 1.5, latent: 2, layers: ["axes", "rings", "points"], window: HOME,
    opacity: 1, manifold: undefined, x: Float32Array.of(0.123456, -2, 9, NaN),
    y: Float32Array.of(1.98765, -3.5, 0, NaN), parts: [{ count: 4, classes: Uint8Array.of(3, 3, 5, 5) }],
    colours: Int32Array.of(0xff8a7013, 0xff8a7013, 0xff0b6aee, 0xff0b6aee), shapes: new Uint8Array(4), ...change,
  };
}

/**
 * The SVG of a scene.
 * @param {Scene} of
 */
function svg(of, { title = "A plane", marks = "" } = {}) {
  return [...planeTexts(of, { title, classes: labelsOf(of.parts), marks })].join("");
}

/**
 * Where the points of an SVG lie on its paper, in pixels.
 * @param {string} text
 */
function places(text) {
  const [, left, top, scale] = (/translate\((\S+) (\S+)\) scale\((\S+)\)/.exec(text) ?? []).map(Number);
  const points = [...text.matchAll(/<use [^>]*x="([^"]*)" y="([^"]*)"/g)].map(([, ...point]) => point.map(Number));
  return points.map(([x, y]) => [left + scale * x, top + scale * y]);
}

test("points lie where the plane draws them, to 0.01 in z, and much nearer under the lens", () => {
  for (const [window, most] of /** @type {const} */ ([[HOME, 0.005], [{ x: 0.2, y: 1.9, half: 0.15 }, 0.0005]])) {
    const of = scene({ window });
    const unit = of.side / (2 * window.half);
    const [[left, top]] = places(svg(of));
    assert.ok(Math.abs(left - toLeft(0.123456, of.side, window)) <= (most + 1e-9) * unit);
    assert.ok(Math.abs(top - toTop(1.98765, of.side, window)) <= (most + 1e-9) * unit);
  }
});

test("a point out of range lies at the border, one out of the window or nowhere is left out", () => {
  const home = places(svg(scene()));
  assert.equal(home.length, 3);
  assert.ok(home[2][0] > 515 && home[2][0] <= 520);
  assert.equal(places(svg(scene({ window: { x: 0, y: 2, half: 1 } }))).length, 1);
});

test("points are grouped by class, in the class's colour and shape, and hidden ones are not there", () => {
  const text = svg(scene({ shapes: Uint8Array.of(3, 3, HIDDEN, HIDDEN) }));
  assert.match(text, /<g id="class-3" fill="#13708a">(<use xlink:href="#s3" [^>]*>){2}<\/g>/);
  assert.match(text, /<defs><path id="s3" [^>]*><\/defs>/);
  assert.doesNotMatch(text, /class-5/);
});

test("points without a class have a colour each", () => {
  const text = svg(scene({ parts: [{ count: 4 }] }));
  assert.match(text, /<use xlink:href="#s0" [^>]*fill="#13708a"\/>/);
  assert.equal(places(text).length, 3);
});

test("layers that are off are not drawn", () => {
  const text = svg(scene({ layers: [] }));
  assert.doesNotMatch(text, /<use|<circle|<path|<text/);
  assert.match(svg(scene({ layers: ["rings"] })), /(<circle r="[123]"\/>){3}/);
});

test("nine thousand points take less than half a megabyte, and nothing in it depends on anything outside", () => {
  const count = 9000;
  const at = (/** @type {number} */ i) => -4 + ((i * 7919) % count) / 1125;
  const x = Float32Array.from({ length: count }, (_, i) => at(i));
  const y = Float32Array.from({ length: count }, (_, i) => at(3 * i));
  const classes = Uint8Array.from(x, (_, i) => i % 10);
  const text = svg(scene({ x, y, parts: [{ count, classes }], colours: new Int32Array(count), shapes: classes }));
  assert.equal(places(text).length, count);
  assert.ok(text.length < 5e5, `${text.length} bytes`);
  assert.doesNotMatch(text, /var\(|url\(|class="|href="(?!#)/);
});

test("the title is escaped, the ring lies at z", () => {
  assert.match(svg(scene(), { title: "a < b & c" }), /<title>a &lt; b &amp; c<\/title>/);
  assert.match(ringText(scene(), [1, -2]), /^<g id="z" transform="translate\(1 2\) scale\(0\.0165/);
  assert.match(inUnits(scene()), /translate\(260 260\) scale\(60\.46/);
});

test("a picture with a palette is read back to the pixel", async () => {
  const width = 70;
  const indices = Uint8Array.from({ length: width * width }, (_, i) => (i * i) % 251);
  const palette = Int32Array.from({ length: 256 }, (_, i) => 0xff000000 | (i << 16) | ((255 - i) << 8) | 17);
  const png = Buffer.from(await indexedPng(indices, width, palette));
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  /** @type {Record<string, Buffer>} */
  const chunks = {};
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    chunks[png.toString("latin1", at + 4, at + 8)] = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
  }
  const { IHDR } = chunks;
  assert.deepEqual([IHDR.readUInt32BE(0), IHDR.readUInt32BE(4), IHDR[8], IHDR[9]], [width, width, 8, 3]);
  const rows = inflateSync(chunks.IDAT);
  assert.equal(rows.length, width * (width + 1));
  for (let y = 0; y < width; y++) {
    assert.equal(rows[y * (width + 1)], 0);
    const row = rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1));
    assert.deepEqual([...row], [...indices.subarray(y * width, (y + 1) * width)]);
  }
  assert.deepEqual([...chunks.PLTE.subarray(3 * 40, 3 * 41)], [17, 215, 40]);
  // Of an empty last chunk the check sum is known.
  assert.equal(png.subarray(-12).toString("hex"), "0000000049454e44ae426082");
});
