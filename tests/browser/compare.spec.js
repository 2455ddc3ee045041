// The tool "compare": a second run beside the first, on a plane of its own that is linked to the first's.

import { ask, even, openPair, startBoth, steps } from "./compare.js";
import { openDiscs } from "./discs.js";
import { call } from "./element.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

test("the planes are linked both ways: the ring, the part that is seen, " +
  "the hidden classes", async ({ page, server }) => {
  const element = await openPair(page, server, "beta=4");
  const second = page.locator("#second");
  await ask(page, (second) => second.ready);
  await call(page, (element) => {
    element.z = [1, -0.5];
  });
  expect(await ask(page, ({ z }) => z)).toEqual([1, -0.5]);
  const box = await second.locator("#plane").boundingBox();
  if (!box) throw new Error("the second plane must be visible");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 4);
  await page.mouse.up();
  const z = await ask(page, (second) => second.z);
  expect(z[0]).toBeCloseTo(-2.15, 1);
  expect(await call(page, (element) => element.z)).toEqual(z);
  // A key moves both rings once.
  await second.locator("#handle").focus();
  await page.keyboard.press("ArrowRight");
  const moved = await ask(page, (second) => second.z);
  expect(moved[0] - z[0]).toBeCloseTo(0.1, 3);
  expect(await call(page, (element) => element.z)).toEqual(moved);
  await page.keyboard.press("+");
  const half = await ask(page, ({ view }) => view.window[2]);
  expect(half).toBeCloseTo(4.3 / 1.5, 3);
  await expect.poll(() => call(page, ({ view }) => view.window[2])).toBe(half);
  await call(page, (element) => {
    element.view = { hiddenClasses: [1], window: [0, 0, 2] };
  });
  await expect.poll(() => ask(page, ({ view }) => [view.hiddenClasses, view.window])).toEqual([[1], [0, 0, 2]]);
  // A key that the second leaves alone acts once, on both.
  const [before] = await steps(page);
  await second.locator("#handle").focus();
  await page.keyboard.press("s");
  await expect.poll(() => steps(page)).toEqual([before + 1, before + 1]);
  await expect(element.locator("#second #handle")).toBeFocused();
});

test("while the ring is dragged both decode within the same frame", async ({ page, server }) => {
  await openPair(page, server, "beta=4");
  await ask(page, (second) => second.ready);
  await even(page);
  const apart = await page.evaluate(async () => {
    const first = /** @type {any} */ (document.querySelector("z-scape"));
    const second = first.shadowRoot.getElementById("second");
    /** @type {[string, number][]} */
    const decoded = [];
    const frame = () => Number(document.timeline.currentTime); // the same for all that a frame draws
    for (const [name, element] of Object.entries({ first, second })) {
      element.addEventListener("zscape-decode", (/** @type {CustomEvent} */ { detail: { z } }) => {
        decoded.push([`${name} ${z}`, frame()]);
      });
    }
    for (let i = 1; i <= 20; i++) {
      (i % 2 ? first : second).z = [i / 10, 0];
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }
    const at = (/** @type {string} */ key) => decoded.find(([name]) => name === key)?.[1] ?? NaN;
    return Array.from({ length: 20 }, (_, i) => at(`first ${(i + 1) / 10},0`) - at(`second ${(i + 1) / 10},0`));
  });
  expect(apart).toEqual(Array(20).fill(0));
});

test("the page hears of the first run alone", async ({ page, server }) => {
  await openPair(page, server, "beta=4");
  await page.evaluate(() => {
    /** @type {string[]} */
    const heard = [];
    for (const type of ["zscape-ready", "zscape-step", "zscape-decode", "zscape-change", "zscape-error"]) {
      // Capturing, too: what comes from within shows as the element itself.
      const first = document.querySelector("z-scape");
      window.addEventListener(type, (event) => heard.push(`${type} ${event.composedPath()[0] === first}`), true);
    }
    Object.assign(window, { heard });
  });
  await startBoth(page);
  await ask(page, (second) => {
    second.z = [1, 1];
  });
  await call(page, (element) => element.pause());
  const heard = await page.evaluate(() => /** @type {string[]} */ (/** @type {any} */ (window).heard));
  expect(heard.length).toBeGreaterThan(10);
  expect(heard.filter((each) => each.endsWith("false"))).toEqual([]);
});

for (const [how, leave] of /** @type {[string, (page: Page) => Promise<unknown>][]} */ ([
  ["the comparison ends", (page) => page.locator("#compare-end").click()],
  ["the tool is closed", (page) => page.locator("#tab-training").first().click()],
  ["the element is removed", (page) => page.evaluate(() => document.querySelector("z-scape")?.remove())],
])) {
  test(`the second run is freed when ${how}`, async ({ page, server }) => {
    await page.addInitScript(() => {
      /** @type {Set<number>} */
      const running = new Set();
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ transfer) {
        if (message.type === "start") running.add(message.element);
        if (message.type === "stop") running.delete(message.element);
        return postMessage.call(this, message, transfer);
      };
      Object.assign(window, { running });
    });
    await openPair(page, server, "beta=4");
    await startBoth(page);
    const running = () => page.evaluate(() => /** @type {Set<number>} */ (/** @type {any} */ (window).running).size);
    await expect.poll(running).toBe(2); // an earlier one has left
    await expect.poll(async () => (await steps(page))[1]).toBeGreaterThan(8);
    await leave(page);
    const removed = how === "the element is removed";
    await expect.poll(running).toBe(removed ? 0 : 1);
    if (removed) return;
    await expect(page.locator("#second")).toHaveCount(0);
    // The first goes on, and the charts have the second's losses.
    const before = await call(page, ({ stepCount }) => stepCount);
    await expect.poll(() => call(page, ({ stepCount }) => stepCount)).toBeGreaterThan(before);
    await page.locator("#tab-charts").first().click();
    await expect(page.locator(".charts-runs")).toContainText("β 4");
  });
}

test("a link opens both ready, and they start together; " +
  "one that cannot be read is refused in a sentence", async ({ page }) => {
  await page.goto("/#v=1&dataset=shapes&hidden=32&autoplay=0&tool=compare&rival=beta%3D4");
  await call(page, (element) => element.ready);
  await ask(page, (second) => second.ready);
  expect(await steps(page)).toEqual([0, 0]);
  await expect(page.locator("#compare-rival")).toHaveText("Second run: β 4; all else as in the first.");
  await page.locator("#train").first().click();
  await expect.poll(async () => Math.min(...(await steps(page)))).toBeGreaterThan(3);
  await expect.poll(() => page.url()).toContain("rival=beta%3D4");
  const bad = /** @type {const} */ ([
    ["beta=5000", /beta must be a number from 0 to 1000/], ["dataset=own", /rival must be/],
  ]);
  for (const [rival, why] of bad) {
    const refused = await call(page, (element, text) => {
      try {
        element.view = { rival: text };
        return "";
      } catch (error) {
        return /** @type {Error} */ (error).message;
      }
    }, rival);
    expect(refused).toMatch(why);
  }
  expect(await call(page, ({ view }) => view.rival)).toBe("beta=4");
  await page.goto("about:blank");
  await page.goto("/#v=1&autoplay=0&tool=compare&rival=beta%3D-1");
  await expect(page.locator("#notice")).toContainText("beta must be a number from 0 to 1000");
});

test("beside a trained model both start from step 0 with its settings", async ({ page }) => {
  await page.goto("/#v=1&checkpoint=mnist&tool=compare&rival=hidden%3D16");
  await call(page, (element) => element.ready);
  await expect(page.locator("#compare-start")).toBeVisible();
  await expect(page.locator("#second")).toHaveCount(0);
  await page.locator("#compare-start").click();
  await expect.poll(async () => Math.min(...(await steps(page))), { timeout: 30_000 }).toBeGreaterThan(2);
  expect(Math.max(...(await steps(page)))).toBeLessThan(3000);
  expect(await ask(page, ({ settings }) => settings.hidden)).toBe(16);
});

test("the keyboard chooses what changes, starts, and ends", async ({ page, server }) => {
  await openDiscs(page, server);
  await call(page, (element) => {
    element.removeAttribute("until");
    element.view = { tool: "compare" };
  });
  const what = page.locator("#compare-what");
  await what.focus();
  await what.selectOption("latent");
  await page.keyboard.press("Tab");
  await expect(page.locator("#compare-value")).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("99");
  await page.keyboard.press("Enter");
  await expect(page.locator("#second")).toHaveCount(0); // its limit is 64
  await page.keyboard.press("Control+a");
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  await expect.poll(() => ask(page, ({ settings }) => settings.latent)).toBe(1);
  await expect.poll(async () => Math.min(...(await steps(page)))).toBeGreaterThan(2);
  await page.locator("#compare-end").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#second")).toHaveCount(0);
  await expect(page.locator("#compare-start")).toBeFocused();
});

test.describe("on a phone, in Chinese", () => {
  test.use({
    viewport: { width: 380, height: 800 }, hasTouch: true, isMobile: true, locale: "zh-CN", colorScheme: "dark",
  });

  test("the second plane stands below the first, and nothing is too wide", async ({ page }) => {
    await page.goto("/#v=1&dataset=shapes&hidden=32&tool=compare&rival=noise%3Dfalse,beta%3D0");
    await expect.poll(async () => Math.min(...(await steps(page))), { timeout: 30_000 }).toBeGreaterThan(3);
    await expect(page.locator("#compare-rival")).toContainText("其余与第一次相同");
    await expect(page.locator(".compare-numbers .row-kl data")).toHaveCount(2);
    const first = await page.locator("#plane").first().boundingBox();
    const second = await page.locator("#second #plane").boundingBox();
    expect(second?.y).toBeGreaterThan((first?.y ?? 0) + (first?.height ?? 0));
    expect(second?.width).toBeGreaterThan(300);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(380);
    // Out of sight of the first's plane the two stay in step.
    await page.locator("#second #plane").scrollIntoViewIfNeeded();
    await page.locator("#train").first().click();
    await even(page);
  });
});
