// <z-scape> keeps its room: nothing around it moves from the moment it stands in the page until it trains, and its box
// is as tall before as after.

import { call, stepCount, twoFrames } from "./element.js";
import { LOREM, post } from "./post.js";
import { expect, test } from "./test.js";

/** @typedef {import("zscape").ZScape} ZScape */
/** @typedef {import("@playwright/test").Page} Page */

const MODES = ["full", "minimal", "none"];
const MOST_BLANK = 200; // px: room that is kept in vain

/**
 * Notes what moves from the page's beginning on, as browsers count it.
 * @param {Page} page
 */
const watchShifts = (page) => page.addInitScript(() => {
  /** @type {{ at: number, value: number, outside: string[] }[]} */
  const shifts = [];
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const { startTime: at, value, sources } of /** @type {any[]} */ (list.getEntries())) {
      // What lies in a shadow root is told without its name: words that change on a button, a number that gets a digit
      // more.
      const nodes = sources.flatMap((/** @type {any} */ { node }) => node ?? []);
      shifts.push({
        at, value,
        outside: nodes.map((/** @type {Node} */ node) => `${node.nodeName}: ${node.textContent?.slice(0, 30)}`),
      });
    }
  }).observe({ type: "layout-shift", buffered: true });
});

/**
 * How much has moved, and what of the page's own: all is known once the watch has seen what moves at last.
 * @param {Page} page
 */
async function shifts(page) {
  const until = await page.evaluate(() => {
    document.querySelector("h1")?.before("A line more.");
    return performance.now();
  });
  /** @returns {Promise<{ at: number, value: number, outside: string[] }[]>} */
  const all = () => page.evaluate(() => /** @type {any} */ (window).shifts);
  await expect.poll(async () => (await all()).some(({ at, outside }) => at >= until && outside.length > 0)).toBe(true);
  const before = (await all()).filter(({ at }) => at < until);
  return { sum: before.reduce((sum, { value }) => sum + value, 0), outside: before.flatMap(({ outside }) => outside) };
}

for (const controls of MODES) {
  for (const width of [720, 380]) {
    test(`controls="${controls}", ${width} px: nothing shifts until the tenth step`, async ({ page, blog }) => {
      await page.setViewportSize({ width, height: 900 });
      await watchShifts(page);
      // The page is first painted with the element in it and defined, as it is where the script is cached or in time.
      // Where there is no legend and no list of data, small discs look the same.
      const data = controls === "full" ? "" : 'dataset="shapes" hidden="16"';
      const html = post(`
        <template id="post"><p>First words.</p>` +
        `<z-scape autoplay controls="${controls}" ${data}></z-scape>${LOREM}</template>
        <script type="module">document.body.append(...document.getElementById("post").content.children)</script>`);
      await page.goto(blog.add("/post.html", html));
      await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(10);
      const { sum, outside } = await shifts(page);
      console.log(`${controls}, ${width} px: layout shift ${sum.toFixed(5)}`);
      expect(outside).toEqual([]);
      expect(sum).toBeLessThan(0.002); // 0.1 counts as good
    });
  }
}

for (const text of ["normal", "large"]) {
  test(`text="${text}": the box is as tall with the poster as when it is live, ` +
    "at any width", async ({ page, blog }) => {
    const widths = text === "large" ? [380, 900, 1240, 1560] : [320, 380, 600, 720, 760, 900, 1240];
    const elements = MODES.map((mode) => `<z-scape controls="${mode}" text="${text}" lang="en"></z-scape>`).join("");
    await page.goto(blog.add("/post.html", post(elements, { head: "<style>body { margin: 0; }</style>" })));
    await page.waitForFunction(() => customElements.get("z-scape"));
    const all = page.locator("z-scape");
    /** At each width, of each element: how tall it is, and how tall what is in it. */
    const heights = async () => {
      const seen = [];
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        for (let i = 0; i < 2; i++) await twoFrames(page); // what was resized is drawn, and what that resizes
        seen.push(await all.evaluateAll((nodes) => nodes.map((node) => {
          const stage = node.shadowRoot?.querySelector(".stage");
          return { box: /** @type {ZScape} */ (node).offsetHeight, used: stage?.clientHeight ?? 0 };
        })));
      }
      return seen;
    };
    const before = await heights();
    await all.evaluateAll((nodes) => Promise.all(nodes.map((node) => /** @type {ZScape} */ (node).step())));
    await expect(all.first().locator(".stat-step dd")).toHaveText("1");
    const after = await heights();
    /** @type {string[]} */
    const wrong = [];
    widths.forEach((width, at) => {
      MODES.forEach((mode, i) => {
        const { box, used } = after[at][i];
        if (before[at][i].box !== box) wrong.push(`${mode} at ${width} px: ${before[at][i].box} px, then ${box} px`);
        if (used === 0) wrong.push(`${mode} at ${width} px: nothing is in it`);
        if (box - used > MOST_BLANK) wrong.push(`${mode} at ${width} px: ${box - used} px are blank`);
      });
      const told = MODES.map((mode, i) =>
        `${mode} ${after[at][i].box} px, ${after[at][i].box - after[at][i].used} of it blank`);
      console.log(`${width} px wide: ${told.join("; ")}`);
    });
    expect(wrong).toEqual([]);
  });
}

test("changes of the controls give the room back", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", post('<z-scape controls="none" style="max-width: 600px"></z-scape>')));
  await page.waitForFunction(() => customElements.get("z-scape"));
  const height = () => call(page, (element) => element.offsetHeight);
  const none = await height();
  await call(page, (element) => element.setAttribute("controls", "full"));
  expect(await height()).toBeGreaterThan(none);
  await call(page, (element) => element.setAttribute("controls", "none"));
  expect(await height()).toBe(none);
});
