// Where <z-scape> works: from other origins and sub-paths, under strict policies, in sandboxed frames, and several
// times in one page, whose workers and wasm they share.

import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { call, stepCount } from "./element.js";
import { post, statedPolicy, stepCounts } from "./post.js";
import { serve } from "./server.mjs";
import { expect, test } from "./test.js";

/** @typedef {import("zscape").ZScape} ZScape */

const LITTLE = "hidden-units=16"; // of digits, which come with the package: quick, and the other core stays free
const SMALL = `dataset=shapes ${LITTLE}`;
const dist = process.env.ZSCAPE_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));

test("from another origin, under the stated policy and nothing more: the poster shows, then it trains", async ({
  page, otherServer,
}) => {
  const host = await serve(undefined, { policy: statedPolicy(otherServer.origin) });
  try {
    const html = post(`<z-scape ${LITTLE}></z-scape>`, {
      entry: `${otherServer.origin}/pkg/zscape.js`,
      head: '<link rel="stylesheet" href="/post.css">',
    });
    host.add("/post.css", "body { max-width: 700px; }");
    await page.goto(host.add("/post.html", html));
    const picture = page.locator("z-scape .poster img");
    await expect.poll(() => picture.evaluate((/** @type {HTMLImageElement} */ img) => img.naturalWidth))
      .toBeGreaterThan(0);
    await page.locator("z-scape #play").click();
    await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
    await expect(page.locator("z-scape #decoded")).toBeVisible();
    expect(host.log.map(({ path }) => path).sort()).toEqual(["/post.css", "/post.html"]);
  } finally {
    await host.close();
  }
});

test("from a sub-path of the same origin, named by a relative address", async ({ page }) => {
  const host = await serve(dirname(dist), { policy: "" });
  try {
    const html = post(`<z-scape autoplay ${LITTLE}></z-scape>`, { entry: `../../${basename(dist)}/pkg/zscape.js` });
    await page.goto(host.add("/blog/2026/post.html", html));
    await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
    expect(host.log.filter(({ status }) => status !== 200)).toEqual([]);
  } finally {
    await host.close();
  }
});

for (const [what, host] of /** @type {const} */ ([["its own origin", "blog"], ["another origin", "otherServer"]])) {
  test(`in a sandboxed frame, with the package from ${what}`, async ({ page, blog, otherServer }) => {
    const { origin } = { blog, otherServer }[host];
    blog.add("/framed.html", post(`<z-scape autoplay ${LITTLE}></z-scape>`, { entry: `${origin}/pkg/zscape.js` }));
    const frame = '<iframe sandbox="allow-scripts" src="/framed.html" width="700" height="600"></iframe>';
    await page.goto(blog.add("/post.html", post(frame, { entry: "" })));
    const element = page.frameLocator("iframe").locator("z-scape");
    const steps = () => element.evaluate((node) => /** @type {ZScape} */ (node).stepCount);
    await expect.poll(steps, { timeout: 30_000 }).toBeGreaterThan(3);
    expect(await element.evaluate(() => self.origin)).toBe("null");
  });
}

test("in a sandboxed frame that a page writes itself", async ({ page, blog }) => {
  const inner = post(`<z-scape autoplay ${LITTLE}></z-scape>`, { entry: `${blog.origin}/pkg/zscape.js` })
    .replaceAll('"', "&quot;");
  const frame = `<iframe sandbox="allow-scripts" srcdoc="${inner}" width="700" height="600"></iframe>`;
  await page.goto(blog.add("/post.html", post(frame, { entry: "" })));
  const element = page.frameLocator("iframe").locator("z-scape");
  const steps = () => element.evaluate((node) => /** @type {ZScape} */ (node).stepCount);
  await expect.poll(steps, { timeout: 30_000 }).toBeGreaterThan(3);
});

test.describe("with no word of the reader's scheme but the device's", () => {
  test.use({ colorScheme: null });
  test("a frame is as light or dark as its code says, and its poster fills it", async ({ page, blog, otherServer }) => {
    const frames = [["light", 700], ["dark", 500], ["dark", 340]].map(([scheme, width]) => `
      <iframe src="${otherServer.origin}/embed.html" width="${width}" height="508"
        style="border: 0; color-scheme: ${scheme}"></iframe>`);
    await page.goto(blog.add("/post.html", post(frames.join(""), { entry: "" })));
    for (const [i, dark] of [false, true, true].entries()) {
      const frame = page.frameLocator("iframe").nth(i);
      await expect(frame.locator(".poster img")).toBeVisible();
      const seen = await frame.locator("z-scape .poster-plane").evaluate((plane) => {
        const { width, height } = plane.getBoundingClientRect();
        return {
          dark: matchMedia("(prefers-color-scheme: dark)").matches,
          band: [innerWidth - width, innerHeight - height].map(Math.round),
        };
      });
      expect(seen.dark).toBe(dark);
      const [beside, below] = seen.band;
      expect(beside).toBe(8); // the padding
      expect(below).toBeLessThan(40); // and the line of the link
    }
  });
});

for (const [cores, workers] of [[1, 1], [2, 1], [4, 3], [16, 4]]) {
  test(`five elements on ${cores} cores: all train, in ${workers} workers, with one wasm`, async ({ page, blog }) => {
    await page.addInitScript((count) => {
      Object.defineProperty(navigator, "hardwareConcurrency", { get: () => count });
    }, cores);
    blog.log.length = 0;
    const elements = `<z-scape autoplay background controls="none" ${SMALL} style="width: 300px"></z-scape>`.repeat(5);
    await page.goto(blog.add("/post.html", post(elements)));
    // Those far below load as soon as a script asks them to train.
    await page.locator("z-scape").evaluateAll((nodes) => nodes.forEach((node) => /** @type {ZScape} */ (node).train()));
    await expect.poll(async () => Math.min(...(await stepCounts(page))), { timeout: 50_000 }).toBeGreaterThan(3);
    expect(page.workers().length).toBe(workers);
    expect(blog.log.filter(({ path }) => path.endsWith(".wasm")).length).toBe(1);
  });
}

test("two elements in one page hold runs of their own", async ({ page, blog }) => {
  const elements = ["1", "2"].map((seed) => `<z-scape controls="none" ${SMALL} seed="${seed}"></z-scape>`).join("");
  await page.goto(blog.add("/post.html", post(elements)));
  const losses = await page.locator("z-scape").evaluateAll(async (nodes) => {
    const [one, two] = /** @type {ZScape[]} */ (nodes);
    const made = [await one.step(), await two.step(), await one.step()];
    return [...made.map(({ step }) => step), made[0].loss === made[1].loss];
  });
  expect(losses).toEqual([1, 1, 2, false]);
});

for (const [how, rounds, fresh] of /** @type {const} */ ([
  ["the same element twenty times", 20, false],
  ["a new element six times", 6, true],
])) {
  test(`removed and added again, ${how}: workers end, and memory comes back`, async ({ page, blog }) => {
    test.setTimeout(120_000);
    await page.addInitScript(() => {
      const { instantiate } = WebAssembly;
      /** @type {any} */ (WebAssembly).instantiate = async (/** @type {any[]} */ ...args) => {
        const result = await Reflect.apply(instantiate, WebAssembly, args);
        /** @type {any} */ (window).memory = (result.instance ?? result).exports.memory;
        return result;
      };
    });
    await page.clock.install(); // the second after which a removed element lets all go is the test's
    await page.goto(blog.add("/post.html", post(`<z-scape ${SMALL} autoplay></z-scape>`)));
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const measure = async () => {
      for (let i = 0; i < 2; i++) await session.send("HeapProfiler.collectGarbage");
      const { metrics } = await session.send("Performance.getMetrics");
      const { Nodes: nodes, JSEventListeners: listeners, JSHeapUsedSize: heap } = Object.fromEntries(
        metrics.map(({ name, value }) => [name, value]),
      );
      const wasm = await page.evaluate(() => /** @type {any} */ (window).memory.buffer.byteLength);
      return { nodes, listeners, heap, wasm };
    };
    /** @type {Awaited<ReturnType<typeof measure>>[]} */
    const after = [];
    for (let round = 0; round < rounds; round++) {
      // Not by a locator, which would hold on to the element.
      await page.waitForFunction(() => /** @type {ZScape} */ (document.querySelector("z-scape")).stepCount > 1);
      await page.evaluate((forget) => {
        const element = document.querySelector("z-scape");
        element?.remove();
        /** @type {any} */ (window).kept = forget ? undefined : element;
      }, fresh);
      await page.clock.fastForward(1000);
      await expect.poll(() => page.workers().length).toBe(0);
      after.push(await measure());
      // The browser lets go in its own time: what stays is what is there still after some looks.
      for (let i = 0; i < 4 && after[round].nodes > after[0].nodes + 1000; i++) after[round] = await measure();
      await page.evaluate(() => {
        const made = document.createElement("z-scape");
        for (const [name, value] of [["dataset", "shapes"], ["hidden-units", "16"], ["autoplay", ""]]) {
          made.setAttribute(name, value);
        }
        document.body.append(/** @type {any} */ (window).kept ?? made);
      });
    }
    const [second, last] = [after[1], after[rounds - 1]];
    console.log(`${how}: ${JSON.stringify(second)} after the 2nd round, ${JSON.stringify(last)} after the last`);
    expect(last.wasm).toBe(second.wasm);
    // One element that the browser has yet to let go is no leak: 300 elements, 1,160 nodes and 66 listeners.
    expect(last.nodes).toBeLessThan(second.nodes + 1500);
    expect(last.listeners).toBeLessThan(second.listeners + 90);
    expect(last.heap).toBeLessThan(second.heap + 2_000_000);
  });
}

test.describe("the page for frames", () => {
  test("waits for a click, never writes its URL, " +
    "and its link takes the present state to the full page", async ({ page }) => {
    const hash = "#v=2&seed=3&controls=none&until=500";
    await page.goto(`/embed.html${hash}`);
    await expect(page.locator("#play")).toBeVisible();
    expect(await stepCount(page)).toBe(0);
    await call(page, (element) => {
      element.settings = { beta: 4 };
      element.view = { z: [1, 2], window: [1, 1, 2], image: 4 };
    });
    await page.locator("#full").hover();
    const opened = page.waitForEvent("popup");
    await page.locator("#full").click();
    expect(new URL((await opened).url()).hash).toBe(
        "#v=2&seed=3&beta=4&z=1,2&layers=axes+rings+points+handle&manifoldOpacity=0.6&window=1,1,2&image=4&until=500");
    expect(new URL(page.url()).hash).toBe(hash);
    expect(await call(page, (element) => element.view.controls)).toBe("none");
  });

  test("another hash is another state, and what cannot be read is said", async ({ page }) => {
    await page.goto("/embed.html#v=2&seed=3");
    await expect.poll(() => call(page, ({ settings }) => settings.seed)).toBe(3);
    await page.goto("/embed.html#v=2&seed=4&controls=lots");
    await expect.poll(() => call(page, ({ settings }) => settings.seed)).toBe(4);
    await expect(page.locator("#notice")).toContainText("controls must be one of");
    expect(await call(page, ({ view }) => view.controls)).toBe("minimal");
  });
});
