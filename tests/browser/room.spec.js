// <z-scape> keeps its room: nothing around it moves from the moment it stands in the page until it trains, and its box
// is as tall before as after.

import { call, stepCount } from "./element.js";
import { LOREM, post } from "./post.js";
import { expect, test } from "./test.js";

/** @typedef {import("zscape").ZScape} ZScape */
/** @typedef {import("@playwright/test").Page} Page */

const MODES = ["full", "minimal", "none"];
const MOST_BLANK = 200; // px: room that is kept in vain

/**
 * How much has moved in all since the page began, as browsers count it, and what of the page's own. What lies in a
 * shadow root is told without its name: words that change on a button, a number that gets a digit more.
 * @param {Page} page
 */
function shifts(page) {
  return page.evaluate(async () => {
    let sum = 0;
    /** @type {string[]} */
    const outside = [];
    const observer = new PerformanceObserver((list) => {
      for (const { value, sources } of /** @type {any[]} */ (list.getEntries())) {
        sum += value;
        for (const { node } of sources) if (node) outside.push(`${node.nodeName}: ${node.textContent.slice(0, 30)}`);
      }
    });
    observer.observe({ type: "layout-shift", buffered: true });
    await new Promise((resolve) => setTimeout(resolve, 300));
    observer.disconnect();
    return { sum, outside };
  });
}

for (const controls of MODES) {
  for (const width of [720, 380]) {
    test(`controls="${controls}", ${width} px: nothing shifts until the tenth step`, async ({ page, blog }) => {
      await page.setViewportSize({ width, height: 900 });
      // The page is first painted with the element in it and defined, as it is where the script is cached or in time.
      const html = post(`
        <template id="post"><p>First words.</p><z-scape autoplay controls="${controls}"></z-scape>${LOREM}</template>
        <script type="module">document.body.append(...document.getElementById("post").content.children)</script>`);
      await page.goto(blog.add("/post.html", html));
      await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(10);
      const { sum, outside } = await shifts(page);
      console.log(`${controls}, ${width} px: layout shift ${sum.toFixed(5)}`);
      expect(outside).toEqual([]);
      expect(sum).toBeLessThan(0.002); // 0.1 counts as good
      // The watch sees what moves.
      await page.evaluate(() => document.querySelector("h1")?.before("A line more."));
      expect((await shifts(page)).outside.length).toBeGreaterThan(0);
    });
  }
}

for (const text of ["normal", "large"]) {
  test(`text="${text}": the box is as tall with the poster as when it is live, at any width`, async ({ page, blog }) => {
    test.setTimeout(120_000);
    /** @type {string[]} */
    const wrong = [];
    for (const width of text === "large" ? [380, 900, 1240, 1560] : [320, 380, 600, 720, 760, 900, 1240]) {
      await page.setViewportSize({ width, height: 800 });
      const elements = MODES.map((mode) => `<z-scape controls="${mode}" text="${text}" lang="en"></z-scape>`).join("");
      await page.goto(blog.add("/post.html", post(elements, { head: "<style>body { margin: 0; }</style>" })));
      await page.waitForFunction(() => customElements.get("z-scape"));
      const all = page.locator("z-scape");
      const heights = () => all.evaluateAll((nodes) => nodes.map((node) => /** @type {ZScape} */ (node).offsetHeight));
      const before = await heights();
      await all.evaluateAll((nodes) => Promise.all(nodes.map((node) => /** @type {ZScape} */ (node).step())));
      await page.waitForTimeout(400); // the numbers that are shown a few times a second
      const after = await heights();
      MODES.forEach((mode, i) => {
        if (before[i] !== after[i]) wrong.push(`${mode} at ${width} px: ${before[i]} px, then ${after[i]} px`);
      });
      const used = await page.locator("z-scape .stage").evaluateAll((nodes) => nodes.map(({ clientHeight }) => clientHeight));
      MODES.forEach((mode, i) => {
        const blank = after[i] - used[i];
        if (blank > MOST_BLANK) wrong.push(`${mode} at ${width} px: ${blank} px are blank`);
      });
      const told = MODES.map((mode, i) => `${mode} ${after[i]} px, ${after[i] - used[i]} of it blank`);
      console.log(`${width} px wide: ${told.join("; ")}`);
    }
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
