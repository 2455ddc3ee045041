// The lesson's figure "inference": what each divergence arrives at, q moved by hand, and what a link brings back.

import { expectDone, expectOpen, openGuide } from "./guide.js";
import { expectFit, post } from "./post.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */

/**
 * The figure alone, by the lesson's own link.
 * @param {Page} page
 * @param {string} [state]
 */
async function open(page, state = "") {
  await page.goto(`/lesson/#${new URLSearchParams({ lang: "en", figure: "inference", inference: state })}`);
  const figure = page.locator("z-scape-figure[name=inference]");
  await expect(figure.locator("#summary")).not.toBeEmpty(); // the piece after both panels
  return figure;
}

/**
 * @param {Locator} figure
 * @param {string} id
 */
const valueOf = async (figure, id) => Number(await figure.locator(`#${id}`).getAttribute("value"));

/**
 * Numbers in a text as it is shown.
 * @param {string | null} text
 */
const numbersIn = (text) => (text ?? "").replaceAll("−", "-").match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];

/**
 * The sentences of the panels' numbers in the text alternative.
 * @param {Locator} figure
 */
const summaryOf = async (figure) => numbersIn(await figure.locator("#summary").textContent());

/**
 * Plays until the descent has arrived.
 * @param {Locator} figure
 */
async function fit(figure) {
  const fitted = () => figure.evaluate((/** @type {any} */ { facts }) => facts.fitted);
  await expect.poll(fitted).toBe(false);
  await figure.locator("#play").click();
  await expect.poll(fitted, { timeout: 50_000 }).toBe(true);
  await expect(figure.locator("#play")).toHaveText(/Play/);
}

/**
 * @param {Locator} figure
 * @param {"qp" | "pq"} panel
 * @param {string} label
 */
const handle = (figure, panel, label) =>
  figure.locator(`#panel-${panel}`).getByRole("slider", { name: label, exact: true });

/**
 * @param {Locator} figure
 * @param {"qp" | "pq"} panel
 * @param {string} label
 */
const read = async (figure, panel, label) =>
  numbersIn(await handle(figure, panel, label).getAttribute("aria-valuetext"));

test("one divergence takes one of two modes and misses log 2, " +
  "the other takes the moments of both", async ({ page }) => {
  const figure = await openGuide(page, "modes");
  await fit(figure);
  await expectDone(page, "modes");
  expect(await read(figure, "qp", "Mean of q")).toEqual([2, 1]);
  expect(await read(figure, "pq", "Mean of q")).toEqual([0, 0]);
  expect(Math.abs((await valueOf(figure, "kl-qp-qp")) - Math.log(2))).toBeLessThan(0.02);
  expect(await valueOf(figure, "kl-pq-pq")).toBeLessThan(await valueOf(figure, "kl-pq-qp"));
  expect(await valueOf(figure, "kl-qp-pq")).toBeGreaterThan(await valueOf(figure, "kl-qp-qp"));
  const text = (await figure.locator("#summary").textContent()) ?? "";
  expect(text).toContain("KL(q‖p), mode seeking, is 0.69");
});

test("a diagonal q takes conditional variances by one divergence, marginal ones by the other; " +
  "a full one agrees", async ({ page }) => {
  const figure = await openGuide(page, "family"); // a Gaussian p, a diagonal q
  await fit(figure);
  const axes = async (/** @type {"qp" | "pq"} */ panel) =>
    [(await read(figure, panel, "Axis 1 of q"))[0], (await read(figure, panel, "Axis 2 of q"))[0]];
  // S = (2, 1.3; 1.3, 1.4), of determinant 1.11: 1/Λ_ii is 1.11/1.4 and 1.11/2.
  expect(await axes("qp")).toEqual([0.89, 0.74]);
  expect(await axes("pq")).toEqual([1.41, 1.18]);
  await expectOpen(page);
  await figure.locator("#family").selectOption("full");
  await expect(figure.locator(".figure > #summary")).toContainText("Full Gaussian");
  await fit(figure);
  await expectDone(page, "family");
});

test("the map's cells and what is beyond the picture make the number, " +
  "and the ELBO is log Z less it", async ({ page }) => {
  const figure = await open(page, "target=funnel");
  for (const panel of /** @type {const} */ (["qp", "pq"])) {
    const [inside, outside] = numbersIn(await figure.locator(`#panel-${panel} .key + .hint`).textContent());
    const kl = await valueOf(figure, `kl-${panel}-${panel}`);
    expect(Math.abs(inside + outside - kl) / kl).toBeLessThan(0.006); // of each three digits are shown
    const elbo = await valueOf(figure, `elbo-${panel}`);
    expect(elbo + (await valueOf(figure, `kl-qp-${panel}`))).toBeCloseTo(await valueOf(figure, "log-z"), 9);
    const hues = await figure.locator(`#panel-${panel} .map`).evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
      const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).getImageData(0, 0, 96, 96);
      const counts = { above: 0, below: 0, clear: 0 };
      for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] === 0) counts.clear += 1;
        else if (data[i] > data[i + 1]) counts.above += 1;
        else counts.below += 1;
      }
      return counts;
    });
    expect(Math.min(hues.above, hues.below, hues.clear)).toBeGreaterThan(50);
  }
  await figure.locator("#map").uncheck();
  await expect(figure.locator(".map").first()).toBeHidden();
});

test("q moves by the arrow keys in its own panel, and a link brings it back", async ({ page, context }) => {
  const figure = await open(page);
  const before = await valueOf(figure, "kl-qp-qp");
  const other = await valueOf(figure, "kl-pq-pq");
  const mean = handle(figure, "qp", "Mean of q");
  await mean.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(mean).toHaveAttribute("aria-valuetext", "(0.40, 2.00)");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(mean).toHaveAttribute("aria-valuetext", "(0.40, 1.98)");
  await page.keyboard.press("Alt+ArrowRight");
  await expect(mean).toHaveAttribute("aria-valuetext", "(0.90, 1.98)");
  const axis = handle(figure, "qp", "Axis 1 of q");
  await axis.focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowLeft");
  await expect(axis).toHaveAttribute("aria-valuetext", "standard deviation 1.10, at 5 degrees");
  await expect.poll(() => valueOf(figure, "kl-qp-qp")).not.toBe(before);
  expect(await valueOf(figure, "kl-pq-pq")).toBe(other);
  await expect(page).toHaveURL(/q%3D0\.9/);
  const link = await figure.evaluate((/** @type {any} */ element) => element.state);
  const numbers = await summaryOf(await open(await context.newPage(), link));
  await expect.poll(() => summaryOf(figure)).toEqual(numbers); // once the core has answered the last key
});

test("an axis drawn with the pointer ends under it; Reset goes back there after a fit", async ({ page, server }) => {
  const alone =
    '<z-scape-figure name="inference" lang="en" state="family=isotropic&amp;divergence=pq"></z-scape-figure>';
  await page.goto(server.add("/post.html", post(alone, { entry: "/pkg/figure.js" })));
  const figure = page.locator("z-scape-figure");
  await expect(figure.locator(".panel")).toHaveCount(1);
  const plane = /** @type {NonNullable<Awaited<ReturnType<Locator["boundingBox"]>>>} */ (
    await figure.locator("#panel-pq .plane svg").boundingBox());
  const at = (/** @type {number} */ x, /** @type {number} */ y) =>
    /** @type {const} */ ([plane.x + ((x + 5) / 10) * plane.width, plane.y + ((5 - y) / 10) * plane.height]);
  await page.mouse.move(...at(2.5, 2)); // the end of the radius: two standard deviations from (0.5, 2)
  await page.mouse.down();
  await page.mouse.move(...at(3, 2), { steps: 4 });
  await page.mouse.move(...at(3.5, 2), { steps: 4 });
  await page.mouse.up();
  const [radius] = await read(figure, "pq", "Radius of q");
  expect(Math.abs(radius - 1.5)).toBeLessThan(0.03);
  await page.mouse.move(...at(0.5, 2));
  await page.mouse.down();
  await page.mouse.move(...at(-1, -1), { steps: 5 });
  await page.mouse.up();
  const [x, y] = await read(figure, "pq", "Mean of q");
  expect(Math.hypot(x + 1, y + 1)).toBeLessThan(0.06);
  await fit(figure);
  expect(await read(figure, "pq", "Mean of q")).toEqual([0, 0]);
  await figure.locator("#reset").click();
  await expect.poll(() => read(figure, "pq", "Mean of q")).toEqual([x, y]);
  expect(await read(figure, "pq", "Radius of q")).toEqual([radius]);
});

test("what a fit has arrived at can be moved by hand, and fitted again from there", async ({ page }) => {
  const figure = await open(page, "family=isotropic&target=regression");
  await fit(figure);
  const arrived = await valueOf(figure, "kl-qp-qp");
  await handle(figure, "qp", "Mean of q").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => valueOf(figure, "kl-qp-qp")).toBeGreaterThan(arrived + 0.1);
  await expect(figure.locator("#status")).toBeEmpty();
  await fit(figure);
  expect(await valueOf(figure, "kl-qp-qp")).toBeCloseTo(arrived, 4);
});

test("One step is one step of each panel, and another seed draws other samples of the same q", async ({ page }) => {
  const figure = await open(page);
  const dots = () => figure.locator("#panel-qp .dots").getAttribute("d");
  const before = await dots();
  const numbers = await summaryOf(figure);
  await figure.locator("#seed").fill("7");
  await figure.locator("#seed").press("Enter");
  await expect.poll(dots).not.toBe(before);
  expect(await summaryOf(figure)).toEqual(numbers);
  await figure.locator("#step").click();
  await expect(figure.locator("#steps-qp")).toHaveText("1");
  await expect(figure.locator("#steps-pq")).toHaveText("1");
});

test("a mixture of two finds both modes; its weight moves by hand", async ({ page }) => {
  const figure = await open(page, "family=mixture");
  const weight = figure.locator("#weight-pq");
  const before = await valueOf(figure, "kl-pq-pq");
  await weight.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => valueOf(figure, "kl-pq-pq")).not.toBe(before);
  await fit(figure);
  expect(await valueOf(figure, "kl-qp-qp")).toBeLessThan(0.01);
  expect(await valueOf(figure, "kl-pq-pq")).toBeLessThan(0.01);
});

test("the regression shows its data and lines that q finds likely", async ({ page }) => {
  const figure = await open(page, "target=regression");
  await expect(figure.locator("#panel-qp .regression circle")).toHaveCount(8);
  await figure.locator("#target").selectOption("banana");
  await expect(figure.locator(".regression")).toHaveCount(0);
  await expect(figure.locator("#summary")).toContainText("p: Banana");
});

test("a q that cannot be is refused in a sentence, and the usual one stands", async ({ page }) => {
  for (const [q, sentence] of [
    ["1 2 x", "q must be finite numbers, six a component"],
    ["90 0 1 1 0 1", "q must be a mean within 5 of (0, 0), got (90, 0)"],
    ["0 0 1 0.01 0 1", "q must be standard deviations from 0.104 to 5, got 1 and 0.01"],
  ]) {
    const figure = await open(page, String(new URLSearchParams({ q })));
    await expect(figure.locator("#status")).toContainText(sentence);
    expect(await read(figure, "qp", "Mean of q")).toEqual([0.5, 2]);
  }
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 380, height: 800 }, hasTouch: true, isMobile: true });

  test("the panels stand below each other, nothing is cut off, and a finger can hold a handle", async ({ page }) => {
    const figure = await open(page, "family=mixture&target=funnel");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
    const [first, second] = await Promise.all(
      ["qp", "pq"].map((name) => figure.locator(`#panel-${name}`).boundingBox()));
    expect(second?.y).toBeGreaterThan((first?.y ?? 0) + (first?.height ?? 0) - 1);
    await figure.locator("#panel-qp").scrollIntoViewIfNeeded();
    const held = await figure.locator("#panel-qp .handle").first().evaluate((node) => {
      const { e, f } = /** @type {DOMMatrix} */ (/** @type {SVGGElement} */ (node).getScreenCTM());
      const root = /** @type {ShadowRoot} */ (node.getRootNode());
      return [[-21, 0], [21, 0], [0, -21], [0, 21]]
        .map(([x, y]) => root.elementFromPoint(e + x, f + y)?.closest(".handle") !== null);
    });
    expect(held).toEqual([true, true, true, true]);
  });

  test("of a q so small that its handles lie under one thumb, each is held from its own side", async ({ page }) => {
    const figure = await open(page, "q=0.5 2 0.13 0.13 0 1");
    await figure.locator("#panel-qp .plane").scrollIntoViewIfNeeded();
    const drag = async (/** @type {string} */ label, /** @type {number} */ x, /** @type {number} */ y) => {
      const middle = await handle(figure, "qp", label).evaluate((node) => {
        const { e, f } = /** @type {DOMMatrix} */ (
          /** @type {SVGGElement} */ (/** @type {unknown} */ (node)).getScreenCTM());
        return { x: e, y: f };
      });
      await page.mouse.move(middle.x + x / 4, middle.y + y / 4);
      await page.mouse.down();
      await page.mouse.move(middle.x + x, middle.y + y, { steps: 4 });
      await page.mouse.up();
    };
    const [mean, second] = [await read(figure, "qp", "Mean of q"), await read(figure, "qp", "Axis 2 of q")];
    await drag("Axis 1 of q", 48, 0);
    const [sd] = await read(figure, "qp", "Axis 1 of q");
    expect(sd).toBeGreaterThan(0.6);
    expect(await read(figure, "qp", "Mean of q")).toEqual(mean);
    expect((await read(figure, "qp", "Axis 2 of q"))[0]).toBe(second[0]);
    await drag("Mean of q", -48, 48);
    expect((await read(figure, "qp", "Mean of q"))[0]).toBeLessThan(mean[0] - 0.6);
    expect((await read(figure, "qp", "Axis 1 of q"))[0]).toBe(sd);
  });
});

test("by day and by night, in both languages, axe finds nothing to say", async ({ page }) => {
  test.setTimeout(120_000);
  const figure = await open(page, "family=mixture&target=regression");
  for (const [language, colorScheme] of /** @type {const} */ ([["en", "dark"], ["zh", "light"], ["zh", "dark"]])) {
    await test.step(`${language}, ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme });
      await page.locator("#language").selectOption(language);
      await expect(figure.locator("h2")).toContainText(language === "zh" ? "变分推理" : "Variational inference");
      await expectFit(page, "z-scape-figure[name=inference]");
    });
  }
});
