// The benchmark: zscape beside its peers, and the page while it trains, in one headless Chromium.
//
//   npm run bench                                 everything
//   npm run bench -- --only zscape,page           parts: peers, zscape (without peers), page, phone, memory
//   npm run bench -- --only zscape --against DIR  another build of pkg/dist as one more contender
//   node tests/benchmarks/run.mjs --dist DIR      another build than pkg/dist
//
// A time is the smallest of many, which other work on the machine disturbs least. Compare ratios within one run.

import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { launchOptions } from "../../scripts/chromium.mjs";
import { Failure, main, root } from "../../scripts/run.mjs";
import { serve } from "../browser/server.mjs";
import { PEERS, folder, prepareAll, zscape } from "./contenders.mjs";
import { measurePage } from "./page.mjs";
import { measureLoading, measureOperations } from "./rounds.mjs";
import { kilobytes, measurePageSize, weigh } from "./sizes.mjs";
import { contendersTable, pageTable, ratiosTable } from "./tables.mjs";

/** @typedef {import("@playwright/test").Browser} Browser */

const PARTS = ["peers", "zscape", "page", "phone", "memory"];

/**
 * What page.mjs calls them.
 * @type {Record<string, string[]>}
 */
const PAGE_PARTS = { page: ["start", "frames", "tasks", "drag", "rate"], phone: ["phone"], memory: ["memory"] };

/**
 * @param {Browser} browser
 * @param {import("./contenders.mjs").Entrant[]} entrants
 */
async function measureContenders(browser, entrants) {
  await prepareAll(entrants);
  const server = await serve(folder, { policy: "" });
  try {
    const operations = await measureOperations(browser, server.origin, entrants);
    const { times, code } = await measureLoading(browser, server.origin, entrants);
    operations.set("load to first step", times);
    const sizes = new Map();
    for (const [name, paths] of code) sizes.set(name, await weigh(folder, paths));
    console.log(contendersTable(entrants.map(({ name }) => name), operations, sizes));
    const [first, ...others] = entrants;
    const named = (/** @type {boolean} */ peer) =>
      others.filter((entrant) => PEERS.includes(entrant) === peer).map(({ name }) => name);
    console.log(ratiosTable(operations, first.name, { peers: named(true), builds: named(false) }));
  } finally {
    await server.close();
  }
}

await main(async () => {
  const { values } = parseArgs({
    options: { only: { type: "string" }, dist: { type: "string" }, against: { type: "string" } },
  });
  const only = values.only?.split(",") ?? ["peers", "page", "phone", "memory"];
  if (!only.every((part) => PARTS.includes(part))) {
    throw new Failure(`--only ${values.only}: no such part; expected some of ${PARTS.join(", ")}.`);
  }
  const builds = [values.dist ?? join(root, "pkg", "dist"), values.against].filter((build) => build !== undefined);
  for (const build of builds) {
    if (!existsSync(join(build, "session.js"))) throw new Failure(`${build} holds no session.js: build first.`);
  }
  const [present, against] = builds.map((build) => resolve(build));
  const entrants = [
    zscape("zscape", "zscape", present),
    ...(against ? [zscape("zscape, the other build", "against", against)] : []),
    ...(only.includes("peers") ? PEERS : []),
  ];

  const browser = await chromium.launch(await launchOptions({ whole: true }));
  try {
    const [{ model }, { length }] = [cpus()[0], cpus()];
    const day = new Date().toISOString().slice(0, 10);
    console.log(`${day}, ${model}, ${length} cores, Chromium ${browser.version()}.`);
    console.log("WebAssembly on one thread for all; WebGPU and WebGL are not measured.\n");
    if (only.includes("peers") || only.includes("zscape")) await measureContenders(browser, entrants);
    const pageParts = only.flatMap((part) => PAGE_PARTS[part] ?? []);
    if (pageParts.length > 0) {
      const size = kilobytes(await measurePageSize(browser, join(root, "dist")));
      const rows = await measurePage(browser, { only: pageParts });
      const busy = ["frames", "drag", "rate", "manifold"].filter(() => only.includes("page"));
      rows.push(...(await measurePage(browser, { only: busy, shown: "instruments" })));
      for (const shown of ["charts", "compare"]) {
        rows.push(...(await measurePage(browser, { only: busy.slice(0, 2), shown })));
      }
      console.log(pageTable([["JavaScript + wasm, KB raw / gzip / brotli", size, "340 by gzip"], ...rows]));
    }
  } finally {
    await browser.close();
  }
});
