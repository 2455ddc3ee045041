// What a reader's browser fetches: on a first view, when it trains, and on a return visit, from a host that compresses
// and caches as the README says.

import { gzipSync } from "node:zlib";
import { stepCount } from "./element.js";
import { FAR, LOREM, post } from "./post.js";
import { serve } from "./server.mjs";
import { expect, test } from "./test.js";

/** @typedef {import("./server.mjs").Answer} Answer */

const KB = 1000;

/** @param {Answer[]} answers */
const total = (answers) => answers.reduce((sum, { bytes }) => sum + bytes, 0);

/** @param {Answer[]} answers */
const kilobytes = (answers) => `${(total(answers) / KB).toFixed(1)} KB in ${answers.length} answers`;

/** @param {(host: import("./server.mjs").Server) => Promise<void>} read */
async function withHost(read) {
  const host = await serve(undefined, { policy: "", caching: true });
  try {
    await read(host);
  } finally {
    await host.close();
  }
}

test("a first view with no autoplaying element near: at most 53 KB, 22 of them scripts, " +
  "with a poster in sight", async ({ page }) => {
  await withHost(async (host) => {
    const html = post(`<z-scape lang="en"></z-scape>${LOREM}${FAR}<z-scape lang="en" autoplay></z-scape>`);
    await page.goto(host.add("/post.html", html));
    await expect(page.locator("z-scape .poster img").first()).toBeVisible();
    await page.waitForLoadState("networkidle"); // and nothing more comes
    const own = host.log.filter(({ path }) => path.startsWith("/pkg/"));
    const scripts = own.filter(({ path }) => path.endsWith(".js"));
    console.log(`first view: ${kilobytes(own)}, of which scripts ${kilobytes(scripts)}`);
    expect(total(own)).toBeLessThanOrEqual(53 * KB);
    expect(total(scripts)).toBeLessThanOrEqual(22 * KB);
    expect(own.filter(({ path }) => !/^\/pkg\/(zscape|part-chunk-\w+)\.js$|poster-\w+-\w+\.webp$/.test(path)))
      .toEqual([]);
  });
});

test("a view that trains: at most 340 KB of code, and a shard; a return visit: " +
  "revalidation alone", async ({ page }) => {
  await withHost(async (host) => {
    const url = host.add("/post.html", post('<z-scape lang="en" autoplay epochs="1" hidden-units="16"></z-scape>'));
    await page.goto(url);
    await expect.poll(() => stepCount(page), { timeout: 40_000 }).toBeGreaterThan(2);
    const begun = host.log.filter(({ path }) => path.startsWith("/pkg/"));
    const code = begun.filter(({ path }) => /\.(js|wasm)$/.test(path));
    const first = begun.filter(({ path }) => /\/train-0-/.test(path));
    console.log(`a view that trains: code ${kilobytes(code)}; first shard ${kilobytes(first)}`);
    expect(total(code)).toBeLessThanOrEqual(340 * KB);
    expect(first.length).toBe(2);
    await expect.poll(() => stepCount(page), { timeout: 50_000 }).toBe(71);
    const own = host.log.filter(({ path }) => path.startsWith("/pkg/"));
    console.log(`with all images: ${kilobytes(own)}`);
    expect(new Set(own.map(({ path }) => path)).size).toBe(own.length); // nothing comes twice
    expect(own.filter(({ status }) => status !== 200)).toEqual([]);

    await page.goto("about:blank");
    host.log.length = 0;
    await page.goto(url);
    await expect.poll(() => stepCount(page), { timeout: 50_000 }).toBe(71);
    console.log(`a return visit: ${kilobytes(host.log)}: ${host.log.map(({ path }) => path).join(", ")}`);
    // What a slow start or a late finding asks for may not have been asked for in the first visit.
    const had = new Set(["/post.html", ...own.map(({ path }) => path)]);
    const again = host.log.filter(({ path }) => had.has(path));
    expect(again.map(({ path, status }) => [path, status]).sort())
      .toEqual([["/pkg/zscape.js", 304], ["/post.html", 304]]);
    expect(total(again)).toBe(0);
  });
});

test("index.html is at most 10 KB, and the main page's own files are revalidated alone", async ({ page }) => {
  await withHost(async (host) => {
    const html = await (await page.request.get(host.origin)).body();
    console.log(`index.html: ${html.length} bytes, ${gzipSync(html).length} gzip`);
    expect(html.length).toBeLessThanOrEqual(10 * KB);
    host.log.length = 0;
    await page.goto(host.origin);
    await expect.poll(() => stepCount(page), { timeout: 40_000 }).toBeGreaterThan(2);
    const first = host.log.filter(({ path }) => !path.includes("/data/"));
    console.log(`the main page, when it trains, apart from images: ${kilobytes(first)}`);
    await page.goto("about:blank");
    host.log.length = 0;
    await page.goto(host.origin);
    await expect.poll(() => stepCount(page), { timeout: 40_000 }).toBeGreaterThan(2);
    expect(host.log.filter(({ path, status }) => status !== 304 && !path.includes("/data/"))).toEqual([]);
  });
});
