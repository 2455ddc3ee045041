// The dialog that shares: the code that readers copy works where they paste it.

import { readFile } from "node:fs/promises";
import { violationsOf } from "./axe.js";
import { call, stepCount } from "./element.js";
import { serve } from "./server.mjs";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Opens the main page, waiting for a click, and the dialog over it.
 * @param {Page} page
 * @param {string} [fields] of the URL hash
 */
async function openDialog(page, fields = "") {
  await page.goto(`/#v=1&autoplay=0${fields}`);
  await page.locator("#embed").click();
  const dialog = page.locator("#share");
  await expect(dialog).toBeVisible();
  await expect(dialog.locator("[name=form][value=link]")).toBeChecked();
  await dialog.locator("[name=form][value=script]").check();
  return {
    dialog,
    code: () => dialog.locator("#share-code").inputValue(),
    choose: (/** @type {string} */ name, /** @type {string} */ value) =>
      dialog.locator(`select[name=${name}]`).selectOption(value),
    form: (/** @type {string} */ form) => dialog.locator(`[name=form][value=${form}]`).check(),
    preview: page.frameLocator("#share iframe"),
  };
}

/**
 * A post on a host of its own, which sends no policy.
 * @param {string} body
 * @param {(url: string) => Promise<void>} read
 */
async function withPost(body, read) {
  const host = await serve(undefined, { policy: "" });
  try {
    await read(host.add("/post.html",
      `<!doctype html><meta charset="utf-8"><title>A post</title><h1>A post</h1>${body}`));
  } finally {
    await host.close();
  }
}

test("nothing of the dialog is fetched before it is opened", async ({ page }) => {
  /** @type {string[]} */
  const fetched = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto("/#v=2&autoplay=0");
  await expect(page.locator("z-scape #play")).toBeVisible();
  expect(fetched.filter((path) => /share|embed/.test(path))).toEqual([]);
  await page.locator("#embed").click();
  await expect(page.locator("#share")).toBeVisible();
  expect(fetched).toEqual(expect.arrayContaining(["/share.js", "/share.css", "/embed.html"]));
});

test("what is chosen is in the code, with the element's present settings and point", async ({ page, server }) => {
  const { dialog, code, choose, form } = await openDialog(page, "&seed=7&beta=2&learningRate=0.01&z=1,-0.5");
  expect(await code()).toContain(`<script type="module" src="${server.origin}/pkg/zscape.js"></script>`);
  expect(await code())
    .toContain('<z-scape seed="7" beta="2" learning-rate="0.01" z="1,-0.5" controls="minimal" style=');
  await choose("controls", "none");
  await choose("start", "seen");
  await choose("opens", "step");
  await dialog.locator("[name=until]").fill("300");
  await dialog.locator("[name=epochs]").fill("12");
  await choose("lang", "zh");
  await dialog.locator("[name=ring]").uncheck();
  const chosen =
    'z="1,-0.5" lang="zh" controls="none" layers="axes rings points" epochs="12" until="300" autoplay style=';
  expect(await code()).toContain(chosen);
  await choose("opens", "trained");
  expect(await code()).toContain('epochs="12" checkpoint="mnist" autoplay');
  expect(await code()).not.toContain("until");
  await form("frame");
  expect(await code()).toContain(`<iframe src="${server.origin}/embed.html#v=2&amp;seed=7&amp;beta=2&amp;`);
  await form("link");
  expect(await code()).toMatch(new RegExp(`^${server.origin}/#v=2&seed=7&.*&checkpoint=mnist$`));
});

test("the view goes along into the code, and the preview shows it", async ({ page }) => {
  const view = "&layers=axes+points+handle+density&window=1,0,2&hiddenClasses=3&posteriors=sample&tool=path&text=large";
  const { dialog, code, choose, form, preview } = await openDialog(page, view);
  expect(await code()).toContain(
    'controls="minimal" layers="axes points handle density" posteriors="sample" window="1,0,2" ' +
    'hidden-classes="3" style=',
  );
  const element = preview.locator("z-scape");
  const seen = () => element.evaluate((/** @type {import("zscape").ZScape} */ zscape) => zscape.view);
  await expect(element).toHaveAttribute("controls", "minimal");
  expect(await seen()).toMatchObject({
    layers: ["axes", "points", "handle", "density"], window: [1, 0, 2], hiddenClasses: [3], tool: "training",
    text: "normal",
  });
  await dialog.locator("[name=ring]").uncheck();
  await choose("controls", "full");
  expect(await code()).toContain('layers="axes points density"');
  expect(await code()).toContain('tool="path"');
  // The frame that still shows what was chosen before may leave while it is asked.
  await expect(async () => expect((await seen()).tool).toBe("path")).toPass();
  expect((await seen()).layers).toEqual(["axes", "points", "density"]);
  await form("link");
  expect(await code())
    .toContain("&layers=axes+points+density&manifoldOpacity=0.6&posteriors=sample&window=1,0,2&hiddenClasses=3&" +
      "tool=path");
});

test("a number out of its limits is marked and stays out of the code", async ({ page }) => {
  const { dialog, code, choose } = await openDialog(page);
  await choose("opens", "step");
  expect(await code()).toContain('until="2000"');
  for (const wrong of ["0", "1.5", ""]) {
    await dialog.locator("[name=until]").fill(wrong);
    expect(await code()).not.toContain("until");
    expect(await dialog.locator("[name=until]:invalid").count()).toBe(1);
  }
});

test("the script code works in a post on another host: a poster, and a click trains", async ({ page }) => {
  const { code } = await openDialog(page, "&dataset=shapes&hidden=32&seed=5");
  await withPost(await code(), async (url) => {
    await page.goto(url);
    const play = page.locator("z-scape #play");
    await expect(play).toBeVisible();
    expect(await stepCount(page)).toBe(0);
    await play.click();
    await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
    expect(await call(page, ({ settings }) => settings)).toMatchObject({ hidden: 32, seed: 5 });
  });
});

for (const [where, sandbox] of [["", ""], [", sandboxed too", ' sandbox="allow-scripts"']]) {
  test(`the frame code works in a post on another host${where}`, async ({ page }) => {
    const { code, form } = await openDialog(page, "&dataset=shapes&hidden=32");
    await form("frame");
    await withPost((await code()).replace("<iframe", `<iframe${sandbox}`), async (url) => {
      await page.goto(url);
      const frame = page.frameLocator("iframe");
      await frame.locator("#play").click();
      const element = frame.locator("z-scape");
      const steps = () => element.evaluate((/** @type {import("zscape").ZScape} */ zscape) => zscape.stepCount);
      await expect.poll(steps, { timeout: 30_000 }).toBeGreaterThan(3);
      const box = await page.locator("iframe").boundingBox();
      const inner = await frame.locator("html").evaluate((root) => root.scrollHeight);
      expect(inner).toBeLessThanOrEqual(box?.height ?? 0);
    });
  });
}

test("the link opens the same state, stopped at the step that was chosen", async ({ page }) => {
  const { dialog, code, choose, form } = await openDialog(page, "&dataset=shapes&hidden=32&z=1,-0.5");
  await form("link");
  await choose("controls", "minimal");
  await choose("opens", "step");
  await dialog.locator("[name=until]").fill("40");
  const link = await code();
  const opened = await page.context().newPage();
  await opened.goto(link);
  await expect.poll(() => stepCount(opened), { timeout: 30_000 }).toBe(40);
  await expect.poll(() => call(opened, ({ training }) => training)).toBe(false);
  const state = await call(opened, ({ settings, view }) => ({ hidden: settings.hidden, ...view }));
  expect(state).toMatchObject({ hidden: 32, z: [1, -0.5], controls: "minimal" });
});

test("a figure of the lesson is shared as the whole is, but as no picture; the article is an example", async ({
  page, server,
}) => {
  const { dialog, code, choose, form, preview } = await openDialog(page);
  await expect(page.locator("#embed")).toHaveText("Share");
  await form("picture");
  await choose("of", "elbo");
  await expect(dialog.locator("[name=form][value=link]")).toBeChecked();
  expect(await code()).toBe(`${server.origin}/lesson/index.html#figure=elbo`);
  for (const part of ["[name=controls]", "[name=form][value=picture]"]) await expect(dialog.locator(part)).toBeHidden();
  await expect(preview.locator("z-scape-figure[name=elbo]")).toBeVisible();
  await form("script");
  await withPost(await code(), async (url) => {
    await page.goto(url);
    await expect(page.locator("z-scape-figure .figure > #summary")).not.toBeEmpty({ timeout: 30_000 });
  });
  await page.goto("/#v=2&autoplay=0");
  for (const link of ["footer a >> nth=0", "#share-example"]) {
    if (link === "#share-example") await page.locator("#embed").click();
    const href = await page.locator(link).evaluate((/** @type {HTMLAnchorElement} */ anchor) => anchor.href);
    expect((await page.request.get(href)).status()).toBe(200);
    expect(href).toContain("/examples/blog.html");
  }
});

test("the picture is the plane, to be saved as a PNG", async ({ page }) => {
  const { dialog, form } = await openDialog(page, "&dataset=shapes&hidden=16");
  await form("picture");
  const image = dialog.locator(".preview img");
  const width = () => image.evaluate((/** @type {HTMLImageElement} */ img) => img.naturalWidth);
  await expect.poll(width).toBeGreaterThan(99);
  await expect(dialog.locator("#share-code")).toBeHidden();
  const saved = page.waitForEvent("download");
  await dialog.locator("#share-save").click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^zscape-plane-step-\d+\.png$/);
  expect([...(await readFile(await file.path())).subarray(1, 4)]).toEqual([...Buffer.from("PNG")]);
});

test("Copy puts the code on the clipboard, or selects it where there is none", async ({ page, server }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
  const { dialog, code } = await openDialog(page);
  await dialog.locator("#share-copy").click();
  await expect(dialog.locator("#share-status")).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code());
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await dialog.locator("#share-copy").click();
  await expect(dialog.locator("#share-status")).toContainText("Ctrl+C");
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(await code());
});

test("the preview follows the options, and is gone when the dialog closes", async ({ page }) => {
  const { choose, preview, form } = await openDialog(page, "&seed=9");
  await expect(preview.locator("z-scape")).toHaveAttribute("controls", "minimal");
  await choose("controls", "none");
  await choose("lang", "zh");
  await expect(preview.locator("z-scape")).toHaveAttribute("controls", "none");
  await expect(preview.locator("html")).toHaveAttribute("lang", "zh-CN");
  await form("link");
  await expect(preview.locator("z-scape")).toHaveAttribute("controls", "full");
  await page.keyboard.press("Escape");
  await expect(page.locator("#share")).toBeHidden();
  await expect(page.locator("#share iframe")).not.toHaveAttribute("src");
  await page.locator("#embed").click();
  await expect(preview.locator("z-scape")).toHaveAttribute("controls", "full");
});

test("by keyboard alone: Enter opens, every field is reached, Escape closes, " +
  "and the button has the focus again", async ({ page }) => {
  await page.goto("/#v=2&autoplay=0");
  await page.locator("#embed").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#share")).toBeVisible();
  const reached = new Set();
  for (let i = 0; i < 13; i += 1) {
    reached.add(
      await page.evaluate(() => {
        const active = document.activeElement;
        return active?.getAttribute("name") ?? active?.id;
      }),
    );
    await page.keyboard.press("Tab");
  }
  const names = [
    "share-close", "of", "form", "controls", "start", "opens", "epochs", "ring", "lang", "share-code", "share-copy",
    "share-example",
  ];
  expect([...reached]).toEqual(expect.arrayContaining(names));
  await page.keyboard.press("Escape");
  await expect(page.locator("#share")).toBeHidden();
  await expect(page.locator("#embed")).toBeFocused();
});

/** @type {[string, import("@playwright/test").PlaywrightTestOptions | object][]} */
const readers = [
  ["in light", {}],
  ["in Chinese, in the dark, on a phone", {
    colorScheme: "dark", locale: "zh-CN", viewport: { width: 380, height: 800 }, hasTouch: true, isMobile: true,
  }],
];

for (const [where, options] of readers) {
  test.describe(where, () => {
    test.use(options);
    test("axe finds nothing to mend, nothing is cut off at the side, " +
      "and what is touched is large enough", async ({ page }) => {
      const { dialog } = await openDialog(page);
      await expect(page.frameLocator("#share iframe").locator("#play")).toBeVisible();
      if (where !== "in light") await expect(dialog.locator("h2")).toHaveText("分享");
      expect(await violationsOf(page)).toEqual([]);
      const { beyond, low } = await page.evaluate((touch) => {
        const root = document.querySelector("#share") ?? document.body;
        const controls = [...root.querySelectorAll("button, select, .choice, input[type=number]")];
        return {
          beyond: [document.documentElement, root].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
          low: controls.filter((node) => node.checkVisibility() && node.getBoundingClientRect().height < touch).length,
        };
      }, where === "in light" ? 24 : 44);
      expect(beyond).toEqual([0, 0]);
      expect(low).toBe(0);
    });
  });
}
