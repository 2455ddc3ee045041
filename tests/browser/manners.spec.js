// How <z-scape> behaves in a page of someone else's: it waits, it rests when nobody sees it, it moves nothing and
// captures nothing, and what fails in it leaves the rest alone.

import { call, expectRest, expectSteps, stepCount, twoFrames } from "./element.js";
import { FAR, fetches, LOREM, post, POSTER, stepCounts } from "./post.js";
import { expect, test } from "./test.js";
import { setVisibility } from "./visibility.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("zscape").ZScape} ZScape */

const SMALL = "dataset=shapes hidden=16";
const WAITING = [/^\/pkg\/zscape\.js$/, /^\/pkg\/part-chunk-\w+\.js$/];

/**
 * What of this was fetched for the element.
 * @param {string[]} fetched
 * @param {RegExp[]} expected
 */
const beyond = (fetched, expected) =>
  fetched.filter((path) => path.startsWith("/pkg/") && !expected.some((pattern) => pattern.test(path)));

/** @param {Page} page */
const scrolled = (page) => page.evaluate(() => window.scrollY);

for (const [how, start] of /** @type {[string, (page: Page) => Promise<void>][]} */ ([
  ["a click", (page) => page.locator("z-scape #play").click()],
  ["the keyboard", async (page) => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
  }],
])) {
  test(`without autoplay a poster waits, and fetches its picture alone; ${how} starts it`, async ({ page, blog }) => {
    const fetched = fetches(page);
    await page.goto(blog.add("/post.html", post(`${LOREM}<z-scape ${SMALL}></z-scape>`)));
    await expect(page.locator("z-scape .poster img")).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(beyond(fetched, [...WAITING, POSTER])).toEqual([]);
    expect(fetched.filter((path) => POSTER.test(path)).length).toBe(1);
    expect(page.workers()).toEqual([]);
    await start(page);
    await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
    await expect(page.locator("z-scape .poster")).toBeHidden();
  });
}

test("the poster can be another picture, or none, and changes live", async ({ page, blog }) => {
  const fetched = fetches(page);
  await page.goto(blog.add("/post.html",
    post('<z-scape poster="/icon.svg"></z-scape><z-scape poster="none"></z-scape>')));
  const [other, none] = [page.locator("z-scape").first(), page.locator("z-scape").last()];
  await expect(other.locator(".poster img")).toHaveAttribute("src", "/icon.svg");
  await expect(none.locator("#play")).toBeVisible();
  await expect(none.locator(".poster img")).toBeHidden();
  expect(fetched.filter((path) => POSTER.test(path))).toEqual([]);
  await other.evaluate((element) => element.setAttribute("poster", "none"));
  await expect(other.locator(".poster img")).toBeHidden();
  await other.evaluate((element) => element.removeAttribute("poster"));
  await expect(other.locator(".poster img")).toHaveAttribute("src", /^blob:/);
  expect(fetched.filter((path) => POSTER.test(path)).length).toBe(1);
});

test("with autoplay the entry alone comes until it is near; " +
  "then it loads, and trains when seen", async ({ page, blog }) => {
  const fetched = fetches(page);
  await page.goto(blog.add("/post.html", post(`${FAR}<z-scape autoplay ${SMALL}></z-scape>`)));
  await page.waitForFunction(() => customElements.get("z-scape"));
  await page.waitForLoadState("networkidle");
  expect(beyond(fetched, WAITING)).toEqual([]);
  await page.evaluate(() => {
    const { top } = /** @type {Element} */ (document.querySelector("z-scape")).getBoundingClientRect();
    window.scrollTo(0, top - window.innerHeight - 200);
  });
  await expect.poll(() => page.workers().length).toBe(1);
  await call(page, (element) => element.ready);
  await expectRest(page);
  expect(await stepCount(page)).toBe(0);
  await page.locator("z-scape").scrollIntoViewIfNeeded();
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
});

test("off-screen it rests, and its worker with it; back in sight it goes on", async ({ page, blog }) => {
  const body = `<z-scape autoplay controls="none" ${SMALL}></z-scape><div style="height: 1500px"></div>`.repeat(5);
  await page.addInitScript(() => Object.defineProperty(navigator, "hardwareConcurrency", { get: () => 2 }));
  await page.goto(blog.add("/post.html", post(body + FAR)));
  await page.locator("z-scape").evaluateAll((nodes) => nodes.forEach((node) => /** @type {ZScape} */ (node).train()));
  await expect.poll(async () => (await stepCounts(page))[0], { timeout: 30_000 }).toBeGreaterThan(10);
  const elements = page.locator("z-scape");
  await elements.evaluateAll((nodes) => Promise.all(nodes.map((node) => /** @type {ZScape} */ (node).ready)));
  const [ready] = await stepCounts(page);
  await expect.poll(async () => (await stepCounts(page))[0]).toBeGreaterThan(ready + 100);
  const [, ...others] = await stepCounts(page);
  expect(others).toEqual([0, 0, 0, 0]);

  const [worker] = page.workers();
  await worker.evaluate(() => {
    const { postMessage } = MessagePort.prototype;
    /** @type {any} */ (self).slices = 0;
    // A slice of work is asked for by a message from the worker to itself.
    MessagePort.prototype.postMessage = function (/** @type {any[]} */ ...args) {
      /** @type {any} */ (self).slices += 1;
      Reflect.apply(postMessage, this, args);
    };
  });
  const slices = () => worker.evaluate(() => /** @type {any} */ (self).slices);
  await expect.poll(slices).toBeGreaterThan(10);
  await page.locator("#last").scrollIntoViewIfNeeded();
  await expectRest(page);
  const unseen = await slices();
  await expectRest(page);
  expect(await slices()).toBe(unseen);
  expect(await call(page, (element) => element.training)).toBe(true);
  const before = (await stepCounts(page))[0];
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect.poll(async () => (await stepCounts(page))[0]).toBeGreaterThan(before + 3);
});

test("in a hidden tab it rests and goes on when the tab is back; " +
  "with background it never rests", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", post(`<z-scape autoplay ${SMALL}></z-scape>`)));
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
  await setVisibility(page, "hidden");
  await expectRest(page);
  const resting = await stepCount(page);
  expect(await call(page, (element) => element.training)).toBe(true);
  await setVisibility(page, "visible");
  await expect.poll(() => stepCount(page)).toBeGreaterThan(resting + 3);
  await call(page, (element) => element.toggleAttribute("background", true));
  await setVisibility(page, "hidden");
  await expectSteps(page);
  await call(page, (element) => element.toggleAttribute("background", false));
  await expectRest(page);
});

test("a pause by the reader outlasts a scroll", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", post(`<z-scape autoplay ${SMALL}></z-scape>${FAR}`)));
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
  await page.locator("z-scape #train").click();
  await expectRest(page);
  await page.locator("#last").scrollIntoViewIfNeeded();
  await expect(page.locator("z-scape")).not.toBeInViewport();
  await twoFrames(page); // it has seen so, too
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(page.locator("z-scape")).toBeInViewport();
  await expectRest(page);
});

test("on a slow network the poster stands there and says so, then it goes live", async ({ page, blog }) => {
  /** @type {() => void} */
  let release = () => undefined;
  const gate = new Promise((resolve) => {
    release = () => resolve(undefined);
  });
  for (const pattern of ["**/*.wasm", "**/data/mnist/*"]) {
    await page.route(pattern, async (route) => {
      await gate;
      await route.continue();
    });
  }
  await page.goto(blog.add("/post.html", post(`${LOREM}<z-scape autoplay></z-scape>`)));
  await expect(page.locator("z-scape .poster img")).toBeVisible();
  await expect(page.locator("z-scape .poster p")).toHaveText("Loading …");
  await expect(page.locator("z-scape #play")).toBeHidden();
  release();
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
  await expect(page.locator("z-scape .poster")).toBeHidden();
});

test("the wheel over the plane scrolls the page", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", post(`<z-scape autoplay ${SMALL}></z-scape>${FAR}`)));
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
  await page.locator("z-scape #plane").hover({ position: { x: 50, y: 50 } });
  await page.mouse.wheel(0, 150);
  await expect.poll(() => scrolled(page)).toBe(150);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 380, height: 700 }, hasTouch: true, isMobile: true });

  for (const [where, scrolls] of /** @type {const} */ ([["#plane", true], ["#decoded", true], ["#handle", false]])) {
    const effect = scrolls ? "scrolls the page" : "moves the ring alone";
    test(`a swipe that begins on ${where} ${effect}`, async ({ page, blog }) => {
      await page.goto(blog.add("/post.html", post(`<z-scape autoplay ${SMALL}></z-scape>${FAR}`)));
      await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
      const target = page.locator(`z-scape ${where}`);
      await target.evaluate((node) => node.scrollIntoView({ block: "center" }));
      const box = await target.boundingBox();
      const start = await scrolled(page);
      if (!box) throw new Error(`${where} must be visible`);
      const x = Math.round(box.x + box.width / (scrolls ? 4 : 2));
      const y = Math.round(box.y + box.height / 2);
      const cdp = await page.context().newCDPSession(page);
      /**
       * @param {string} type
       * @param {{ x: number, y: number }[]} touchPoints
       */
      const send = (type, touchPoints) =>
        cdp.send("Input.dispatchTouchEvent", /** @type {any} */ ({ type, touchPoints }));
      await send("touchStart", [{ x, y }]);
      for (let up = 10; up <= 120; up += 10) await send("touchMove", [{ x, y: y - up }]);
      await send("touchEnd", []);
      const moved = (await scrolled(page)) - start;
      const z = await call(page, (element) => element.z);
      if (scrolls) expect(moved).toBeGreaterThan(80);
      else expect(moved).toBe(0);
      expect(z[1] > 1).toBe(!scrolls); // the ring
    });
  }
});

test("in print: the page's own children, and the plane or its poster, but nothing to press", async ({ page, blog }) => {
  const body = `<z-scape><p id="child">A picture of a plane.</p></z-scape>
    <z-scape autoplay ${SMALL}></z-scape>`;
  await page.goto(blog.add("/post.html", post(body)));
  const [still, live] = [page.locator("z-scape").first(), page.locator("z-scape").last()];
  await expect(still.locator(".poster img")).toBeVisible();
  await live.scrollIntoViewIfNeeded();
  await expect.poll(async () => (await stepCounts(page))[1], { timeout: 30_000 }).toBeGreaterThan(3);
  await expect(page.locator("#child")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#child")).toBeVisible();
  await expect(still.locator(".poster img")).toBeVisible();
  await expect(live.locator("#plane")).toBeVisible();
  const controls = await page.locator("z-scape :is(button, input, select)").all();
  expect(controls.length).toBeGreaterThan(10);
  for (const control of controls) await expect(control).toBeHidden();
});
