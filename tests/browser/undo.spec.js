// Nothing is lost by a click: what a reader's click ends is brought back by "Undo", to the last bit.

import { call, expectSteps, firstSteps, stepCount } from "./element.js";
import { embed } from "./post.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("zscape").ZScape} ZScape */

const SMALL = "dataset=shapes hidden-units=16 seed=5 lang=en";
const STEPS = 20;
const MORE = 5;

/**
 * All that there is of a run: its file, and what the page has of it, long arrays by their digests.
 * @param {Page} page
 */
const all = (page) =>
  call(page, async (element) => {
    const bytes = await element.save({ session: true });
    const { records: { present }, timeline, plane } = /** @type {any} */ (element).drawn;
    const { settings, view, stepCount: step, training } = element;
    const moments = timeline.moments.all;
    const digest = async (/** @type {ArrayLike<number>} */ values) =>
      new Uint8Array(await crypto.subtle.digest("SHA-256", Float64Array.from(values))).join();
    return {
      settings, view, step, training,
      file: await digest(bytes),
      losses: [...present.series.reconstruction, ...present.series.kl],
      evaluations: JSON.stringify(present.evaluations),
      moments: moments.map((/** @type {any} */ moment) => moment.step),
      last: await digest(moments.at(-1).mu),
      points: await digest(plane.points.present.mu),
      status: element.shadowRoot?.getElementById("status")?.textContent,
    };
  });

/**
 * The losses of so many steps more of an element of the page.
 * @param {Page} page
 * @param {number} index
 * @param {number} steps
 */
const lossesOf = (page, index, steps) =>
  page.locator("z-scape").nth(index).evaluate(async (node, count) => {
    const element = /** @type {ZScape} */ (node);
    const losses = [];
    for (let i = 0; i < count; i++) losses.push(JSON.stringify(await element.step()));
    return losses;
  }, steps);

test("each click that ends a run can be undone, to the last bit; the run goes on as if nothing had been", async ({
  page, blog,
}) => {
  const post = blog.add("/post.html", `${embed(SMALL)}<z-scape ${SMALL.replaceAll(" lang=en", "")}></z-scape>`);
  await page.goto(post);
  await page.waitForFunction(() => customElements.get("z-scape"));
  const uninterrupted = await lossesOf(page, 1, STEPS + MORE);
  expect(await lossesOf(page, 0, STEPS)).toEqual(uninterrupted.slice(0, STEPS));
  await call(page, (element) => {
    element.view = { z: [0.5, -1], image: 3 };
  });
  const element = page.locator("z-scape").first();
  const undo = element.locator("#undo");
  await expect(undo).toBeHidden();
  const before = await all(page);

  /** @type {[string, () => Promise<unknown>, boolean?][]}  what is clicked, and whether it is undone at once */
  const clicks = [
    ["Rewind", () => element.locator("#reset").click()],
    ["New seed", () => element.locator("#new-seed").click()],
    ["Preset", () => element.locator("#preset").selectOption("narrow")],
    ["Data", () => element.locator("#dataset").selectOption("mnist"), true],
    ["a form", async () => {
      await element.getByText("More settings").click();
      await element.locator("#hidden").fill("8");
      await element.locator("#apply").click();
    }],
    ["two at once", async () => {
      await element.locator("#preset").selectOption("collapse");
      await element.locator("#new-seed").click();
    }, true],
    ["a trained model", () => element.locator("#trained").click(), true],
  ];
  for (const [name, click, atOnce = false] of clicks) {
    await click();
    await expect(undo, name).toBeVisible();
    await call(page, async (zscape, early) => {
      if (!early) await zscape.ready;
      zscape.z = [2, 2];
    }, atOnce);
    expect(await stepCount(page), name).toBe(0);
    await undo.click();
    await expect(undo, name).toBeHidden();
    await expect(element.locator("#train"), name).toBeFocused();
    expect(await all(page), name).toEqual(before);
  }
  expect(await lossesOf(page, 0, MORE)).toEqual(uninterrupted.slice(STEPS));
});

test("Ctrl+Z undoes but where text is typed; it is announced; a run that trained trains on", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(`${SMALL} autoplay`)));
  await firstSteps(page);
  await expect.poll(() => stepCount(page)).toBeGreaterThan(30);
  const element = page.locator("z-scape");
  const undo = element.locator("#undo");
  await element.locator("#preset").selectOption("rate-low");
  await expect(element.getByRole("status").filter({ hasText: "brings the run before back" })).toHaveCount(1);
  await expect(undo).toHaveAccessibleDescription(/^Back to the run before, at step [\d,]+, just as it was/);
  const kept = Number((await undo.getAttribute("title"))?.match(/step ([\d,]+)/)?.[1].replace(",", ""));
  expect(kept).toBeGreaterThan(30);
  await element.locator("#beta").press("Control+z");
  await element.locator("#preset").press("Control+Shift+z");
  await expect(undo).toBeVisible();
  await element.locator("#preset").press("Control+z");
  await expect(undo).toBeHidden();
  const [step, { learningRate }, training] = await call(page, (zscape) =>
    /** @type {const} */ ([zscape.stepCount, zscape.settings, zscape.training]));
  expect(step).toBeGreaterThanOrEqual(kept);
  expect([learningRate, training]).toEqual([1e-3, true]);
  await expectSteps(page);
  // What the page itself begins is no click of the reader's.
  await element.locator("#reset").click();
  await expect(undo).toBeVisible();
  await call(page, (zscape) => zscape.reset());
  await expect(undo).toBeHidden();
});

test("images of the page's own come back with what was said of them", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(SMALL)));
  const element = page.locator("z-scape");
  await call(page, async (zscape) => {
    const pixels = Uint8Array.from({ length: 40 * 784 }, (_, i) => (i * 7919) % 256);
    await zscape.addImages(pixels, Uint8Array.from({ length: 40 }, (_, i) => i % 4), "train");
    zscape.view = { hiddenClasses: [1, 3], image: 2, z: [1, 1] };
    for (let i = 0; i < 3; i++) await zscape.step();
  });
  const before = await all(page);
  await element.locator("#dataset").selectOption("shapes");
  await call(page, (zscape) => zscape.ready);
  expect((await call(page, ({ view }) => view)).hiddenClasses).toEqual([]);
  await element.locator("#undo").click();
  expect(await all(page)).toEqual(before);
  await expect(element.locator("#plane")).toHaveAttribute("aria-label", /with 40 images/);
  await call(page, (zscape) => zscape.step());
});
