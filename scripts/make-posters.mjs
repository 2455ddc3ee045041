// Draws the posters: the latent plane of the shipped model, as the element draws it (www/element/plane/ground.js and
// plane.js), without labels, on no ground, so that the page's own shows through. One for light pages, one for dark
// ones.
//
//   npm run build && node scripts/make-posters.mjs

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { classColour } from "../www/element/plane/palette.js";
import { RINGS, SPAN, toLeft, toTop } from "../www/element/plane/scale.js";
import { launchOptions } from "./chromium.mjs";
import { Failure, main, root } from "./run.mjs";

const SIZE = 472; // the axes, in its middle, cross blocks of WebP: along their edges they would fade
const QUALITY = 0.36;
const RADIUS = (1.5 * SIZE) / 520; // as wide as 9,000 points are on a plane of this size
const SPILL = 1;
const ALPHA = 0.82;
const BORDER = 4; // what is out of range lies at the border

const models = join(root, "www", "data", "models");
const digits = join(root, "www", "data", "mnist");

/** @typedef {{ left: number, top: number, label: number }} Dot */

/** @param {string} path */
async function unpacked(path) {
  return gunzipSync(await readFile(path));
}

/**
 * Where the training digits lie, in the order of the files, which mixes the classes.
 * @returns {Promise<Dot[]>}
 */
async function dots() {
  /** @type {typeof import("../pkg/types/session.js")} */
  const { default: init, readIdx, Session } = await import(join(root, "pkg", "dist", "session.node.js"));
  await init();
  const session = new Session();
  const manifest = JSON.parse(await readFile(join(digits, "manifest.json"), "utf8"));
  /** @type {number[]} */
  const labels = [];
  for (const { imagesFile, labelsFile } of manifest.train.shards) {
    session.addImages(readIdx(await unpacked(join(digits, imagesFile))).values, undefined, "train");
    labels.push(...readIdx(await unpacked(join(digits, labelsFile))).values);
  }
  session.load(await unpacked(join(models, "mnist.safetensors.gz")));
  const { mu } = session.posteriors(0, labels.length);
  const within = (/** @type {number} */ place) => Math.min(SIZE - BORDER, Math.max(BORDER, place));
  return labels.map((label, i) => ({
    left: within(toLeft(mu[2 * i], SIZE)),
    top: within(toTop(mu[2 * i + 1], SIZE)),
    label,
  }));
}

/**
 * One of the element's own colours, from where its style names them.
 * @param {string} css
 * @param {string} name
 * @param {import("../www/element/plane/palette.js").Scheme} scheme
 */
function colourIn(css, name, scheme) {
  const found = css.match(new RegExp(`--${name}: var\\(--zscape-${name}, light-dark\\((#\\w+), (#\\w+)\\)\\)`));
  if (!found) throw new Failure(`www/element/life/box.css does not say what --${name} is in light and in dark.`);
  return scheme === "light" ? found[1] : found[2];
}

/**
 * Runs in the browser. Draws twice: the colours, all of it a little too wide, and what is to be seen of them. So rims
 * keep their colour, and what is seen can have three levels only: WebP packs it without loss, which is dear.
 * @param {{ ground: string, line: string, size: number, rings: number[], radius: number, spill: number, alpha: number,
 *   quality: number, dots: { left: number, top: number, colour: string }[] }} what
 * @returns {Promise<number[]>} the WebP's bytes
 */
async function draw({ ground, line, size, rings, radius, spill, alpha, quality, dots }) {
  const canvas = new OffscreenCanvas(size, size);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const plane = (/** @type {string} */ under, /** @type {number} */ wider, /** @type {number} */ opacity) => {
    context.globalAlpha = 1;
    context.clearRect(0, 0, size, size);
    context.fillStyle = under;
    context.fillRect(0, 0, size, size);
    context.strokeStyle = line;
    context.lineWidth = 1 + 2 * wider;
    const middle = size / 2;
    context.beginPath();
    context.moveTo(middle + 0.5, 0);
    context.lineTo(middle + 0.5, size);
    context.moveTo(0, middle + 0.5);
    context.lineTo(size, middle + 0.5);
    for (const ring of rings) {
      context.moveTo(middle + ring, middle);
      context.arc(middle, middle, ring, 0, 2 * Math.PI);
    }
    context.stroke();
    context.globalAlpha = opacity;
    for (const dot of dots) {
      context.fillStyle = dot.colour;
      context.beginPath();
      context.arc(dot.left, dot.top, radius + wider, 0, 2 * Math.PI);
      context.fill();
    }
    return context.getImageData(0, 0, size, size);
  };

  const colours = plane(ground, spill, alpha);
  const seen = plane("transparent", 0, 1);
  for (let i = 3; i < seen.data.length; i += 4) colours.data[i] = (Math.round(seen.data[i] / 127.5) / 2) * 255;
  context.putImageData(colours, 0, 0);
  const blob = await canvas.convertToBlob({ type: "image/webp", quality });
  return [...new Uint8Array(await blob.arrayBuffer())];
}

await main(async () => {
  const places = await dots();
  const css = await readFile(join(root, "www", "element", "box.css"), "utf8");
  const browser = await chromium.launch(await launchOptions());
  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    const page = await browser.newPage();
    const bytes = await page.evaluate(draw, {
      ground: colourIn(css, "ground", scheme),
      line: colourIn(css, "line", scheme),
      size: SIZE,
      rings: RINGS.map(({ radius }) => (radius * SIZE) / (2 * SPAN)),
      radius: RADIUS,
      spill: SPILL,
      alpha: ALPHA,
      quality: QUALITY,
      dots: places.map(({ left, top, label }) => ({ left, top, colour: classColour(scheme, label) })),
    });
    await writeFile(join(models, `poster-${scheme}.webp`), Uint8Array.from(bytes));
    console.log(`poster-${scheme}.webp: ${bytes.length} bytes`);
  }
  await browser.close();
});
