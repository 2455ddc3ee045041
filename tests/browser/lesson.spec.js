// The lesson's page and the frame around each of its figures: language, links, what is fetched, what is freed.

import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { figures } from "../../www/figures/figures.js";
import { expectFit, expectNarrow, FAR, post, SIGHTS } from "./post.js";
import { serve } from "./server.mjs";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

const ENTRY = { entry: "/pkg/figure.js" };
const NAMES = Object.keys(figures);
/** Those that hold a <z-scape>: they fetch what it fetches, and nothing of the lesson's WebAssembly. */
const LIVE = ["vae", "beta"];

/** @param {string} name */
const figure = (name) => `<z-scape-figure name="${name}" lang="en"></z-scape-figure>`;

/**
 * Waits until the pictures are there.
 * @param {Page} page
 * @param {string[]} names
 */
async function drawn(page, names) {
  for (const name of names) {
    const element = page.locator(`z-scape-figure[name=${name}]`);
    await element.scrollIntoViewIfNeeded();
    await expect(element.locator("#picture :is(svg, canvas)").filter({ visible: true }).first())
      .toBeVisible({ timeout: 45_000 });
    await expect(element.locator("#summary")).not.toBeEmpty({ timeout: 45_000 });
  }
}

test("the lesson shows its figures in the language of the choice; at either width, by day and by night, " +
  "nothing is cut off, and axe finds nothing", async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto("/lesson/index.html#lang=en");
  await drawn(page, NAMES);
  const titles = () => page.locator("z-scape-figure #title").allInnerTexts();
  expect(new Set(await titles()).size).toBe(NAMES.length);
  for (const { width, scheme, lang, axe } of SIGHTS) {
    const [tag, titled] = lang === "zh" ? ["zh-CN", NAMES.length] : ["en", 0];
    await test.step(`${width} px, ${scheme}, ${lang}`, async () => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: scheme });
      await page.locator("#language").selectOption(lang);
      await expect.poll(async () => (await titles()).filter((title) => /\p{Script=Han}/u.test(title)).length,
        { timeout: 30_000 }).toBe(titled);
      await expect(page.locator("html")).toHaveAttribute("lang", tag);
      expect(page.url()).toContain(`lang=${lang}`);
      await drawn(page, NAMES);
      await (axe ? expectFit(page) : expectNarrow(page));
    });
  }
});

test("the main page and the lesson open beside one another, in the chosen language", async ({ page, context }) => {
  /**
   * @param {Page} from
   * @param {string} link
   */
  const beside = async (from, link) => {
    const here = from.url();
    const [opened] = await Promise.all([context.waitForEvent("page"), from.locator(link).click()]);
    expect(from.url()).toBe(here);
    return opened;
  };
  await page.goto("/#v=1&lang=en&dataset=shapes&hidden=16");
  await page.locator("#language").selectOption("zh");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.getByRole("link", { name: "何谓“变分”？" }))
    .toHaveAccessibleDescription("在新标签页中打开；本页继续训练");
  await expect(page).toHaveURL(/lang=zh/);
  const lesson = await beside(page, "#lesson");
  await expect(lesson.locator("h1")).toContainText("变分");
  await lesson.locator("#language").selectOption("en");
  await expect(lesson.locator("h1")).toContainText("variational");
  await expect(lesson.locator("#main")).toHaveAccessibleDescription("Opens in a new tab; this page stays as it is");
  const main = await beside(lesson, "#main");
  await expect(main).toHaveTitle(/zscape/);
  await expect(main.locator("html")).toHaveAttribute("lang", "en");
  await expect(main.locator("#language")).toHaveValue("en");
  await lesson.close();
  await main.close();
});

test("what is set in a figure goes into the URL, and opened elsewhere it is there again", async ({ page, context }) => {
  await page.goto("/lesson/index.html#lang=en&figure=reparameterisation");
  await drawn(page, ["reparameterisation"]);
  const element = page.locator("z-scape-figure[name=reparameterisation]");
  await element.locator("#seed").fill("7");
  await element.locator("#seed").press("Tab");
  await expect.poll(() => page.url()).toContain("seed%3D7");
  const other = await context.newPage();
  await other.goto(page.url());
  await drawn(other, ["reparameterisation"]);
  await expect(other.locator("z-scape-figure[name=reparameterisation] #seed")).toHaveValue("7");
});

for (const name of NAMES.filter((each) => !LIVE.includes(each))) {
  test(`${name} alone fetches its share: at most 200 KB of WebAssembly, and no session`, async ({ page }) => {
    const host = await serve(undefined, { policy: "", caching: true });
    try {
      await page.goto(host.add("/post.html", post(figure(name), ENTRY)));
      await drawn(page, [name]);
      const paths = host.log.map(({ path }) => path).filter((path) => path.startsWith("/pkg/"));
      const modules = paths.filter((path) => path.endsWith(".wasm"));
      expect(modules.length).toBe(1);
      expect(modules[0]).toMatch(/lesson_bg/);
      const dist = process.env.ZSCAPE_DIST ?? new URL("../../dist", import.meta.url).pathname;
      const wasm = gzipSync(await readFile(dist + modules[0]), { level: 9 }).length;
      const scripts = host.log.filter(({ path }) => path.endsWith(".js")).reduce((sum, { bytes }) => sum + bytes, 0);
      console.log(`${name}: wasm ${(wasm / 1000).toFixed(1)} KB, scripts ${(scripts / 1000).toFixed(1)} KB by gzip`);
      expect(wasm).toBeLessThanOrEqual(200_000);
      for (const other of NAMES.filter((each) => each !== name)) {
        expect(paths.filter((path) => path.includes(`part-${other}`))).toEqual([]);
      }
    } finally {
      await host.close();
    }
  });
}

for (const name of LIVE) {
  test(`${name} alone fetches the element, its module and one copy of each script, ` +
    "and no other figure", async ({ page }) => {
    const host = await serve(undefined, { policy: "", caching: true });
    try {
      await page.goto(host.add("/post.html", post(figure(name), ENTRY)));
      await drawn(page, [name]);
      const paths = host.log.map(({ path }) => path).filter((path) => path.startsWith("/pkg/"));
      const modules = paths.filter((path) => path.endsWith(".wasm"));
      expect(modules.length).toBe(1);
      expect(modules[0]).toMatch(/session/);
      for (const other of NAMES.filter((each) => each !== name)) {
        expect(paths.filter((path) => path.includes(`part-${other}`))).toEqual([]);
      }
    } finally {
      await host.close();
    }
  });
}

test("a name that no figure has is refused in a sentence that lists them", async ({ page, server }) => {
  await page.goto(server.add("/post.html", post(figure("functionals"), ENTRY)));
  await expect(page.locator("z-scape-figure"))
    .toContainText(`name must be one of ${NAMES.join(", ")}, got "functionals"`);
});

test("a state that cannot be read is refused in words, and the defaults stand", async ({ page, server }) => {
  await page.goto(server.add("/post.html",
    post(figure("reparameterisation").replace(" lang", ` state="seed=-1" lang`), ENTRY)));
  await drawn(page, ["reparameterisation"]);
  await expect(page.locator("z-scape-figure #status"))
    .toContainText("seed must be a whole number from 0 to 4294967295, got -1");
  await expect(page.locator("z-scape-figure #seed")).toHaveValue("1");
  await page.locator("z-scape-figure").evaluate((element) => element.setAttribute("lang", "zh"));
  await expect(page.locator("z-scape-figure #status")).toContainText("链接中有一部分无法识别，已改用默认值：seed must be");
});

test("two figures share one worker, which ends when both have left the page; " +
  "one can come back", async ({ page, server }) => {
  await page.goto(server.add("/post.html", post(figure("reparameterisation") + figure("functional"), ENTRY)));
  await drawn(page, ["reparameterisation", "functional"]);
  expect(page.workers().length).toBe(1);
  await page.evaluate(() => {
    const figures = [...document.querySelectorAll("z-scape-figure")];
    for (const element of figures) element.remove();
    Object.assign(window, { figures });
  });
  await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(0);
  await page.evaluate(() => document.body.append(/** @type {any} */ (window).figures[0]));
  await drawn(page, ["reparameterisation"]);
  expect(page.workers().length).toBe(1);
});

test("out of sight it does not play", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", post(figure("reparameterisation") + FAR, ENTRY)));
  await drawn(page, ["reparameterisation"]);
  const play = page.locator("z-scape-figure #play");
  await play.click();
  await expect(play).toHaveText("Pause");
  await page.evaluate(() => window.scrollTo(0, 3000));
  await expect(play).toHaveText("Play");
});
