// The lesson's guide: from page to page, in and out; what is done is in the URL, and there again elsewhere. That each
// page sees when the reader has done what it asks is in the tests of its figure.

import { pages } from "../../www/lesson/guide/pages.js";
import { expectDone, expectOpen, figureOf } from "./guide.js";
import { expectFit, expectNarrow, SIGHTS } from "./post.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */

/**
 * @param {Page} page
 * @param {string} id
 * @param {string} [more]
 */
async function open(page, id, more = "") {
  await page.goto(`/lesson/index.html#lang=en&guide=${id}${more}`);
  return figureOf(page);
}

const mark = (/** @type {Page} */ page) => page.locator("#guide-mark");

/** @param {Locator} figure */
const play = (figure) => figure.locator(".transport #play").click();

test("a reader goes in, on, back and out; only the page's figure is loaded, " +
  "and begins as the page wants it", async ({ page }) => {
  await page.goto("/lesson/index.html#lang=en");
  await page.locator("#guided").click();
  await expect(page.locator("#guide-title")).toBeFocused();
  await expect(page.locator("#lesson")).toBeHidden();
  await page.locator("#guide-next").click();
  await page.locator("#guide-next").click();
  expect(page.url()).toContain("guide=film");
  const figure = await figureOf(page);
  expect(await figure.evaluate((/** @type {any} */ element) => element.state)).toBe("problem=surface&heights=outside");
  await page.goBack();
  await expect(page.locator("#guide-title")).toHaveText("How does a curve find its minimum by itself?");
  await page.goForward();
  await expect(page.locator("#guide-title")).toHaveText("Is every extremal a minimum?");
  await page.locator("#guide-back").click();
  expect(page.url()).toContain("guide=descent");
  await page.locator("#guide-pages").selectOption("gap");
  await figureOf(page);
  await expect(page.locator("#guide z-scape-figure")).toHaveAttribute("name", "elbo");
  await page.locator("#whole").click();
  await expect(page.locator("#guide")).toBeHidden();
  await expect(page.locator("#lesson z-scape-figure[name=elbo]")).toBeInViewport();
  expect(page.url()).not.toContain("guide=");
  await page.goBack();
  await expect(page.locator("#guide-title")).toBeVisible();
  expect(page.url()).toContain("guide=gap");
});

test("what the reader has set in a page's figure is there again after a reload, " +
  "after Back, and in another window", async ({ page, context }) => {
  const figure = await open(page, "film");
  const state = (/** @type {Locator} */ locator) => locator.evaluate((/** @type {any} */ element) => element.state);
  await figure.locator("#start-inside").click();
  await expect.poll(() => new URL(page.url()).hash).toContain("guide=film%3A");
  await page.reload();
  expect(await state(await figureOf(page))).toBe("problem=surface&heights=inside");
  await figure.locator("#problem").selectOption("brachistochrone");
  await expect.poll(() => state(figure)).toBe("");
  await page.locator("#guide-next").click(); // before the address is written by itself
  expect(page.url()).toContain("guide=modes");
  await expect(figure).toHaveAttribute("name", "inference");
  expect(page.url()).not.toContain("%3A");
  await page.goBack();
  await expect(figure).toHaveAttribute("name", "functional");
  await figureOf(page);
  expect(await state(figure)).toBe("");
  const other = await context.newPage();
  await other.goto(page.url());
  expect(await state(await figureOf(other))).toBe("");
  await other.locator("#guide-back").click();
  await other.locator("#guide-next").click();
  await figureOf(other);
  expect(await state(other.locator("#guide z-scape-figure")))
    .toBe("problem=surface&heights=outside"); // as the page begins
});

test("once a page is done, what its figure leads on to is believed where it is asked, " +
  "and not before", async ({ page }) => {
  const figure = await open(page, "slide");
  const arrive = async () => {
    await play(figure);
    await expect(figure.locator("#verdict")).toContainText("Arrived", { timeout: 30_000 });
  };
  const ticked = page.locator("#guide-pages option", { hasText: "✓" });
  await arrive(); // which is the task of the next page
  await expect.poll(() => figure.evaluate((/** @type {any} */ { facts }) => facts.verdict)).toBe("arrived");
  await expectOpen(page);
  await expect(ticked).toHaveCount(0);
  await figure.locator("#reset").click();
  await expect(figure.locator("#verdict")).toBeEmpty();
  await open(page, "slide", "&done=slide");
  await expect(ticked).toHaveText([/^✓ 1\./]);
  await arrive();
  await expect(ticked).toHaveText([/^✓ 1\./, /^✓ 2\./]);
});

test("opened at a page, the guide loads no other figure", async ({ page, server }) => {
  const before = server.log.length;
  await open(page, "gap");
  const parts = server.log.slice(before).map(({ path }) => path).filter((path) => /part-\w+-/.test(path));
  expect(parts.some((path) => path.includes("part-elbo"))).toBe(true);
  for (const other of ["functional", "inference", "reparameterisation"]) {
    expect(parts.filter((path) => path.includes(`part-${other}`))).toEqual([]);
  }
});

test("what is done is there again in another window, after Back, " +
  "and after a change of language", async ({ page, context }) => {
  const figure = await open(page, "descent");
  await page.locator("#guide-next").click();
  await page.locator("#guide-back").click();
  await figureOf(page);
  await expectOpen(page);
  await play(figure);
  await expectDone(page, "descent");
  await expect(figure.locator("#verdict")).toContainText("Arrived");
  await page.goBack();
  await page.goBack();
  await expectDone(page, "descent");
  await page.locator("#language").selectOption("zh");
  await expect(mark(page)).toHaveText("完成");
  await expect(page.locator("#guide-pages option").nth(1)).toHaveText(/^✓ 2\. .*\p{Script=Han}/u);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(mark(other)).toHaveText("完成");
  await other.locator("#guide-next").click();
  await expect(mark(other)).toHaveText("尚未完成");
});

test("a link with less done is believed; what it names and no page has is passed over", async ({ page }) => {
  await open(page, "slide", "&done=slide+nonsense");
  await expect(mark(page)).toHaveText("Done");
  await expect(page.locator("#guide-pages option", { hasText: "✓" })).toHaveCount(1);
  await page.goto("/lesson/index.html#lang=en&guide=slide");
  await expect(mark(page)).toHaveText("Not done yet");
  await page.goto("/lesson/index.html#lang=en&guide=nowhere");
  await expect(page.locator("#lesson")).toBeVisible();
});

test("Next is always possible, says that the page is not done, and leads out at the end", async ({ page }) => {
  await open(page, "slide");
  const next = page.locator("#guide-next");
  await expect(next).toHaveAccessibleDescription("Not done yet");
  for (const { id } of pages.slice(1)) {
    await next.click();
    await expect.poll(() => page.url()).toContain(`guide=${id}`);
  }
  await expect(next).toHaveText("The whole lesson");
  await next.click();
  await expect(page.locator("#lesson")).toBeVisible();
});

test("the bar lies at the window's foot, also while the figure loads", async ({ page }) => {
  const gap = () => page.locator(".bar").evaluate((bar) => innerHeight - bar.getBoundingClientRect().bottom);
  await page.route("**/lesson_bg*.wasm", () => undefined); // it never comes
  await page.goto("/lesson/index.html#lang=en&guide=gap");
  await expect(page.locator("#guide z-scape-figure")).toBeAttached();
  expect(await gap()).toBe(0);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.reload();
  await figureOf(page);
  expect(await gap()).toBe(0);
});

test("what has the focus is never under the guide's bar", async ({ page }) => {
  await page.setViewportSize({ width: 380, height: 700 });
  const figure = await open(page, "descent");
  await figure.locator("#problem").focus();
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press("Tab");
    const [top, bar] = await page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      const over = /** @type {Element} */ (document.querySelector(".bar"));
      if (!active || over.contains(active)) return [0, 1];
      return [active.getBoundingClientRect().top, over.getBoundingClientRect().top];
    });
    expect(top).toBeLessThan(bar);
  }
});

test("at either width, by day and by night, in both languages: nothing is cut off, " +
  "and axe finds nothing to mend", async ({ page }) => {
  test.setTimeout(150_000);
  const figure = await open(page, "modes", "&done=slide");
  for (const { width, scheme, lang, axe } of SIGHTS) {
    await test.step(`${width} px, ${scheme}, ${lang}`, async () => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: scheme });
      await page.locator("#language").selectOption(lang);
      await expect(figure.locator("#title")).toContainText(lang === "zh" ? "变分推理" : "ariational");
      const small = await page.locator(".bar :is(button, select)").evaluateAll((all) =>
        all.filter((each) => each.getBoundingClientRect().height < (innerWidth < 480 ? 44 : 32)).map(({ id }) => id));
      expect(small).toEqual([]);
      await (axe ? expectFit(page) : expectNarrow(page));
    });
  }
});
