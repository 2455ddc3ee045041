// What the built package costs: milliseconds in a worker of a headless Chromium, on real digits, and bytes.
//
//   npm run bench
//
// Each time is the smallest of many runs: what other work on the machine disturbs least. The model is the default one
// (784-400-2, batch 128, Adam), through pkg/dist/session.js, as any user of the package would call it.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { serve } from "../tests/browser/server.mjs";
import { launchOptions } from "./chromium.mjs";
import { root } from "./run.mjs";

const dist = join(root, "pkg", "dist");

/** Runs in the worker: loads the package, measures, and sends the smallest time of each operation. */
const WORKER = `
import init, { readIdx, Session } from "./session.js";

const read = async (path) => {
  const { body } = await fetch(path);
  const bytes = await new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  return readIdx(new Uint8Array(bytes)).values;
};

const smallest = (times, action) => {
  let best = Infinity;
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    action();
    best = Math.min(best, performance.now() - start);
  }
  return best;
};

// A timer of a browser may be as coarse as 0.1 ms: short operations are measured a hundred at a time.
const hundredth = (action) => () => {
  for (let i = 0; i < 100; i++) action();
};

const start = performance.now();
await init();
const session = new Session({});
const pixels = await read("./data/mnist/train-0.images.idx.gz");
session.addImages(pixels, await read("./data/mnist/train-0.labels.idx.gz"), "train");
session.trainStep();
const loading = performance.now() - start;

const points = Float32Array.from({ length: 800 }, (_, i) => 3 * Math.sin(i));
const images = Float32Array.from(pixels.subarray(0, 1000 * 784), (byte) => byte / 255);
for (let i = 0; i < 50; i++) session.trainStep();
postMessage([
  ["load to first step", loading],
  ["train step, batch 128", smallest(300, () => session.trainStep())],
  ["decode 1", smallest(20, hundredth(() => session.decode(points.subarray(0, 2)))) / 100],
  ["decode 400", smallest(50, () => session.decode(points))],
  ["encode 1,000", smallest(50, () => session.encode(images))],
]);
`;

const PAGE = `<!doctype html><title>benchmark</title><script type="module">
const worker = new Worker("./bench-worker.js", { type: "module" });
worker.onmessage = ({ data }) => (globalThis.result = { times: data });
worker.onerror = ({ message }) => (globalThis.result = { failed: message || "the worker failed to load" });
</script>`;

/** @returns {Promise<[string, number][]>} names and milliseconds */
async function measure() {
  const server = await serve(dist, { policy: "" });
  const browser = await chromium.launch(await launchOptions());
  try {
    server.add("/bench-worker.js", WORKER);
    const page = await browser.newPage();
    await page.goto(server.add("/bench.html", PAGE));
    const handle = await page.waitForFunction("globalThis.result", undefined, { timeout: 120_000 });
    const { times, failed } = /** @type {{ times: [string, number][], failed?: string }} */ (await handle.jsonValue());
    if (failed) throw new Error(`The worker of the benchmark: ${failed}`);
    console.log(`Chromium ${browser.version()}, one worker`);
    return times;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** @returns {Promise<[string, number, number][]>} names, bytes and bytes by gzip of what is loaded as code */
async function sizes() {
  const files = (await readdir(dist)).filter((name) => /\.(js|wasm)$/.test(name)).sort();
  return Promise.all(
    files.map(async (name) => {
      const bytes = await readFile(join(dist, name));
      return [name, bytes.length, gzipSync(bytes, { level: 9 }).length];
    }),
  );
}

console.table(Object.fromEntries((await measure()).map(([name, ms]) => [name, { ms: Number(ms.toPrecision(3)) }])));
const kilobytes = (/** @type {number} */ bytes) => Number((bytes / 1000).toFixed(1));
console.table(
  Object.fromEntries(
    (await sizes()).map(([name, raw, gzip]) => [name, { KB: kilobytes(raw), "KB by gzip": kilobytes(gzip) }]),
  ),
);
