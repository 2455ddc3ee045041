// The teacher's page: every link opens its figure in the very state that the question needs; and it prints.

import { pages } from "../../www/lesson/guide/pages.js";
import { expectFit, expectNarrow, SIGHTS } from "./post.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

const URL_OF = "/lesson/teacher.html#lang=en";

/**
 * @param {Page} page
 * @param {string} within  what the figure is in
 */
async function expectState(page, within, { figure: name = "", state = "" }) {
  const figure = page.locator(`${within} z-scape-figure:visible`);
  await expect(figure).toHaveCount(1);
  await expect(figure).toHaveAttribute("name", name);
  await expect(figure.locator(".figure > #summary")).not.toBeEmpty({ timeout: 45_000 });
  expect(await figure.evaluate((/** @type {any} */ element) => element.state)).toBe(state);
  await expect(figure.locator(".figure > #status")).toBeEmpty();
  await expect(page.locator("#notice")).toBeEmpty();
}

test("the lesson leads to the teacher's page in the same language, and back", async ({ page }) => {
  await page.goto("/lesson/index.html#lang=zh");
  await page.locator("#teacher").click();
  await expect(page.locator("h1")).toContainText("教师");
  await page.locator("#language").selectOption("en");
  await expect(page.locator("h1")).toContainText("for teachers");
  await page.locator("#tables a").first().click();
  await expect(page.locator("h1")).toContainText("for teachers"); // an anchor changes no language
  await page.locator("#lesson").click();
  await expect(page.locator("h1")).toContainText("What is variational");
});

for (const page of pages) {
  test(`${page.id}: the teacher's links open ${page.figure} alone in its state, ` +
    "and in the guide", async ({ page: tab }) => {
    await tab.goto(URL_OF);
    const guided = tab.locator(`#${page.id} a.guided`);
    await guided.click({ trial: true });
    const address = await guided.evaluate((/** @type {HTMLAnchorElement} */ { href }) => href);
    await tab.locator(`#${page.id} a.figure`).click();
    await expectState(tab, "#lesson", page);
    await tab.goto(address); // without loading the lesson again
    await expectState(tab, "#guide", page);
  });
}

test("a plan's every line leads to its question", async ({ page }) => {
  await page.goto(URL_OF);
  const links = page.locator("#tables a");
  await expect(links).toHaveCount(pages.length + pages.filter(({ minutes: { short } }) => short !== undefined).length);
  const hashes = await links.evaluateAll((all) => all.map((link) => /** @type {HTMLAnchorElement} */ (link).hash));
  for (const hash of hashes) {
    await expect(page.locator(`article#${new URLSearchParams(hash.slice(1)).get("question")}`)).toHaveCount(1);
  }
  await page.locator("#language").selectOption("zh");
  await page.locator("#short a").last().click();
  const question = page.locator("article#chain");
  await expect(question).toBeInViewport();
  await expect(question.locator("a").first()).toBeFocused();
  await page.reload(); // or a link that was sent on
  await expect(page.locator("h1")).toContainText("教师");
  await expect(question).toBeInViewport();
});

test("printed, it is black on white, whole, and its links can be typed", async ({ page }) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.setViewportSize({ width: 720, height: 1000 }); // A4 less its margins, about
  await page.goto("/lesson/teacher.html#lang=zh");
  await expect(page.locator("article").first()).toBeVisible();
  const [ink, paper] = await page.evaluate(() => {
    const style = getComputedStyle(document.body);
    return [style.color, style.backgroundColor];
  });
  expect([ink, paper]).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
  await expect(page.locator(".tools")).toBeHidden();
  const link = page.locator("article .figure").first();
  const printed = await link.evaluate((node) => getComputedStyle(node, "::after").content);
  expect(printed).toContain(await link.evaluate((node) => /** @type {HTMLAnchorElement} */ (node).href));
  const cut = await page.locator("main *").evaluateAll((all) =>
    all.filter((node) => node.getBoundingClientRect().right > innerWidth + 0.5).map((node) => node.textContent));
  expect(cut).toEqual([]);
});

for (const lang of ["en", "zh"]) {
  test(`printed, it has at most six pages of A4, and none of them is half empty: ${lang}`, async ({ page }) => {
    await page.goto(`/lesson/teacher.html#lang=${lang}&text=large`); // which is for the screen
    await expect(page.locator("article")).toHaveCount(pages.length);
    await page.emulateMedia({ media: "print" });
    const [width, height] = [210 - 2 * 14, 297 - 2 * 12].map((mm) => Math.round((mm / 25.4) * 96)); // less the margins
    await page.setViewportSize({ width, height });
    const content = await page.evaluate(() => document.body.offsetHeight) / height;
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const sheets = pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(sheets).toBeLessThanOrEqual(6);
    expect(sheets - content).toBeLessThan(1.5); // what is not to be torn apart leaves room below it
  });
}

test("plans stand beside one another, and each question's picture beside what is said", async ({ page }) => {
  await page.goto(URL_OF);
  await expect(page.locator("article")).toHaveCount(pages.length);
  const box = (/** @type {string} */ selector) =>
    page.locator(selector).first().evaluate((node) => node.getBoundingClientRect().toJSON());
  const [short, long] = [await box("#short"), await box("#long")];
  expect([long.top, long.left > short.right]).toEqual([short.top, true]);
  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    await page.emulateMedia({ colorScheme: scheme });
    await expect.poll(() => page.locator("article img").evaluateAll((all, name) => all.filter((img) => {
      const { naturalWidth, currentSrc } = /** @type {HTMLImageElement} */ (img);
      return naturalWidth > 0 && currentSrc.endsWith(`-${name}.webp`);
    }).length, scheme), { message: scheme }).toBe(pages.length);
  }
  const [picture, words] = [await box("article img"), await box("article dl")];
  expect(picture.left).toBeGreaterThan(words.right);
});

test("large text is in the link, and the links lead on so: to the figure, the guide, the lesson", async ({ page }) => {
  await page.goto(URL_OF);
  await page.locator("#large-text").click();
  await expect(page.locator("#large-text")).toHaveAttribute("aria-pressed", "true");
  expect(new URL(page.url()).hash).toContain("text=large");
  for (const selector of ["article .figure", "article .guided", "#lesson", "#tables a"]) {
    await expect(page.locator(selector).first()).toHaveAttribute("href", /text=large/);
  }
  const sizes = await page.locator("main *").evaluateAll((all) => all.filter((node) => node.checkVisibility())
    .map((node) => Number.parseFloat(getComputedStyle(node).fontSize)));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(19);
  await page.locator("article .figure").first().click();
  await expect(page.locator("z-scape-figure:visible")).toHaveAttribute("text", "large");
  const opened = page.waitForEvent("popup");
  await page.locator("#main").click();
  const large = (await opened).locator("z-scape #large-text");
  await expect(large).toHaveAttribute("aria-pressed", "true", { timeout: 30_000 });
});

test("at either width, by day and by night, in both languages: nothing is cut off, " +
  "and axe finds nothing to mend", async ({ page }) => {
  test.setTimeout(150_000);
  await page.goto(URL_OF);
  for (const { width, scheme, lang, axe } of SIGHTS) {
    await test.step(`${width} px, ${scheme}, ${lang}`, async () => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: scheme });
      await page.locator("#language").selectOption(lang);
      await expect(page.locator("h1")).toContainText(lang === "zh" ? "教师" : "for teachers");
      await expect(page.locator("article")).toHaveCount(pages.length);
      await (axe ? expectFit(page) : expectNarrow(page));
    });
  }
});
