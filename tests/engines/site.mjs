// The built page as the engines meet it: every page has the watch in it, first of all.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { serve } from "../browser/server.mjs";

/** @typedef {import("../browser/server.mjs").Server} Server */

const dist = process.env.ZSCAPE_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
const PAGES = ["/index.html", "/lesson/index.html", "/embed.html"];

/**
 * A page with further scripts: the first before all others, the second behind them.
 * @param {string} html
 * @param {string} [last]
 */
const watched = (html, last = "") =>
  html.replace("<head>", '<head><script src="/watch.js" crossorigin></script>').replace("</body>", `${last}</body>`);

/** Tells the page around a sandboxed frame how things stand in it, whenever something has happened or it asks. */
const REPORTER = `
  const element = document.querySelector("z-scape");
  const tell = () => {
    const handle = watch.find("z-scape >> #handle")?.getBoundingClientRect();
    const play = watch.find("z-scape >> #play")?.getBoundingClientRect();
    const { origin } = self;
    parent.postMessage({ origin, steps: element.stepCount, z: element.z, handle, play, problems: watch.problems }, "*");
  };
  for (const type of ["zscape-step", "zscape-decode", "zscape-change"]) element.addEventListener(type, tell);
  addEventListener("message", tell);`;

/** A page of somebody else's: our page for frames in it, with no origin. */
const HOST = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A post</title></head>' +
  `<body><h1>A post</h1>
  <script>addEventListener("message", ({ data }) => { globalThis.told = data; });</script>
  <iframe id="frame" sandbox="allow-scripts" width="900" height="600" ` +
  `src="/framed.html#v=1&amp;dataset=shapes&amp;hidden=16"></iframe>
  </body></html>`;

/**
 * Under the strict policy, and without one.
 * @returns {Promise<{ strict: Server, plain: Server, close: () => Promise<void> }>}
 */
export async function openSite() {
  const strict = await serve(dist);
  const plain = await serve(dist, { policy: "" });
  const watch = await readFile(new URL("watch.js", import.meta.url));
  for (const server of [strict, plain]) server.add("/watch.js", watch);
  for (const path of PAGES) strict.add(path, watched(await readFile(dist + path, "utf8")));
  const framed = await readFile(`${dist}/embed.html`, "utf8");
  plain.add("/framed.html", watched(framed, '<script type="module" crossorigin src="/reporter.js"></script>'));
  plain.add("/reporter.js", REPORTER);
  plain.add("/host.html", watched(HOST));
  return {
    strict,
    plain,
    close: async () => {
      await strict.close();
      await plain.close();
    },
  };
}
