// The figure "functional": a curve that is bent and descends to its extremal, and a formula of the reader's own.

import { twoFrames } from "./element.js";
import { fact, open, race, stateOf } from "./figure-functional.js";
import { expectDone, expectOpen, openGuide } from "./guide.js";
import { expectFit } from "./post.js";
import { outOfSight } from "./sight.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */

/** @param {Locator} figure */
async function descend(figure) {
  await expect(figure.locator("#verdict")).toBeEmpty();
  await figure.locator("#play").click();
  await expect(figure.locator("#verdict")).not.toBeEmpty({ timeout: 30_000 });
  await expect(figure.locator("#play")).toHaveText("Play");
}

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/**
 * The middle of what is seen.
 * @param {Locator} seen
 */
async function middleOf(seen) {
  const { x, y, width, height } = /** @type {Box} */ (await seen.boundingBox());
  return { x: x + width / 2, y: y + height / 2 };
}

/**
 * Drags every point of the curve onto the extremal, all of it in sight.
 * @param {Page} page
 * @param {Locator} figure
 */
async function bendByHand(page, figure) {
  for (const handle of await figure.locator("[id^=handle-]").all()) {
    const from = await middleOf(handle.locator(".grip"));
    const top = await figure.locator("#plot path.extremal").evaluate((/** @type {SVGPathElement} */ path, x) => {
      const matrix = /** @type {DOMMatrix} */ (path.getScreenCTM());
      const along = Array.from({ length: 401 }, (_, i) =>
        path.getPointAtLength((i / 400) * path.getTotalLength()).matrixTransform(matrix));
      return along.reduce((best, point) => (Math.abs(point.x - x) < Math.abs(best.x - x) ? point : best)).y;
    }, from.x);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, top, { steps: 3 });
    await page.mouse.up();
  }
}

for (const problem of ["length", "brachistochrone", "chain", "surface"]) {
  test(`${problem}: Play descends from a random curve to the extremal, ` +
    "in 300 steps and to 1e-3", async ({ page, server }) => {
    const figure = await open(page, server, { problem });
    if (problem === "brachistochrone") await expect(figure.locator("#fact-j-extremal")).toHaveText("after the vote");
    else expect(await fact(figure, "gap")).toBeGreaterThan(0.02);
    await descend(figure);
    await expect(figure.locator("#verdict")).toContainText("Arrived");
    expect(await fact(figure, "gap")).toBeLessThan(1e-3);
    expect(await fact(figure, "steps")).toBeLessThanOrEqual(300);
    expect(Math.abs(await fact(figure, "j") - await fact(figure, "j-extremal"))).toBeLessThanOrEqual(2e-4);
    if (problem === "chain") {
      expect(Math.abs(await fact(figure, "lambda") - await fact(figure, "lambda-extremal"))).toBeLessThanOrEqual(1e-3);
      await expect(figure.locator("#picture")).toContainText(`of L = ${await fact(figure, "length")} m`);
    }
    await expect(figure.locator("#summary")).toContainText("Arrived");
  });
}

test("a point moved by the arrow keys bends the curve, and a link brings the curve back", async ({ page, server }) => {
  const figure = await open(page, server, { problem: "length", heights: "line" });
  const handle = figure.locator("#handle-4");
  expect(await fact(figure, "gap")).toBeLessThan(1e-9);
  await handle.focus();
  await handle.press("ArrowUp");
  await expect.poll(() => fact(figure, "gap")).toBeGreaterThan(0.01);
  const once = Number(await handle.getAttribute("aria-valuenow"));
  expect(once).toBeGreaterThan(0.2);
  await handle.press("Alt+ArrowUp");
  await expect.poll(async () => Number(await handle.getAttribute("aria-valuenow")))
    .toBeCloseTo(0.2 + 6 * (once - 0.2), 2);
  await handle.press("Shift+ArrowDown");
  await expect.poll(async () => Number(await handle.getAttribute("aria-valuenow")))
    .toBeCloseTo(0.2 + 5.8 * (once - 0.2), 2);
  await expect(handle).toBeFocused();
  const [state, j] = [await stateOf(figure), await fact(figure, "j")];
  expect(new URLSearchParams(state).get("heights")?.split(",").length).toBe(7);
  const again = await open(page, server, Object.fromEntries(new URLSearchParams(state)));
  expect(await fact(again, "j")).toBe(j);
});

test("a dragged point stays under the pointer, and J follows; Reset goes back to that curve; " +
  "by hand, not by Play, the page is done", async ({ page }) => {
  const figure = await openGuide(page, "slide", "heights=line&slow=1"); // in sight above the guide's bar
  const knob = figure.locator("#handle-3 .knob");
  const [start, before] = [await middleOf(knob), await fact(figure, "j")];
  await page.mouse.move(start.x + 3, start.y + 4);
  await page.mouse.down();
  await page.mouse.move(start.x + 3, start.y + 64, { steps: 5 });
  await expect.poll(async () => Math.abs((await middleOf(knob)).y - start.y - 60)).toBeLessThan(1.5);
  await page.mouse.up();
  await expect.poll(() => fact(figure, "j")).toBeLessThan(before);
  const bent = await fact(figure, "j");
  await descend(figure);
  await expectOpen(page);
  await figure.locator("#reset").click();
  await expect.poll(() => fact(figure, "j")).toBe(bent);
  expect(await fact(figure, "steps")).toBe(0);
  await figure.locator("#vote-again").click(); // what Play has found is no guess
  await race(figure, "line");
  await expectOpen(page);
  await expect.poll(() => outOfSight(figure, ["#fact-j", "#plot"])).toEqual([]); // the guide has brought them
  await bendByHand(page, figure);
  await expectDone(page, "slide");
});

test("Euler and Lagrange's two terms are shown where the reader looks, " +
  "and meet on the extremal", async ({ page, server }) => {
  const figure = await open(page, server, { problem: "chain" });
  await figure.locator("#at").fill("23");
  await twoFrames(page); // the three are those of one place
  const terms = () => Promise.all(["by-value", "by-slope", "difference"].map((name) => fact(figure, name)));
  const [value, slope, difference] = await terms();
  expect(difference).toBeCloseTo(value - slope, 3);
  expect(Math.abs(difference)).toBeGreaterThan(0.01);
  await descend(figure);
  const [valueAfter, slopeAfter, differenceAfter] = await terms();
  expect(Math.abs(differenceAfter)).toBeLessThan(0.005);
  expect(Math.abs(valueAfter - slopeAfter)).toBeLessThan(0.005);
  expect(Math.abs(valueAfter)).toBeGreaterThan(0.5);
  expect(await stateOf(figure)).toContain("at=23");
});

test("soap film: what wins at this d/R is said, and descent leaves the inner catenoid, " +
  "not the outer one", async ({ page }) => {
  const figure = await openGuide(page, "film");
  await expect(figure.locator("#film")).toContainText("d/R = 1.00: the outer catenoid has less area");
  expect(await stateOf(figure)).toContain("heights=outside");
  await descend(figure);
  expect(await fact(figure, "gap")).toBeLessThan(1e-3);
  await expectOpen(page);
  await figure.locator("#start-inside").click();
  await expect.poll(() => fact(figure, "steps")).toBe(0);
  await descend(figure);
  await expectDone(page, "film");

  await figure.locator("#distance").fill("1.2");
  await expect(figure.locator("#film")).toContainText("two discs have less area, 6.28 R²");
  await expect(figure.locator("#film")).toContainText("beyond d/R = 1.06");
  await figure.locator("#start-outside").click();
  await expect.poll(() => stateOf(figure)).toContain("heights=outside");
  await descend(figure);
  expect(await fact(figure, "gap")).toBeLessThan(1e-3);
  await figure.locator("#start-inside").click();
  await expect.poll(() => fact(figure, "steps")).toBe(0);
  await descend(figure);
  await expect(figure.locator("#verdict")).toContainText("two discs, Goldschmidt's solution");

  await figure.locator("#distance").fill("1.4");
  await expect(figure.locator("#film")).toContainText("beyond d/R = 1.33 there is no catenoid at all");
  await expect(figure.locator("#start-inside")).toHaveCount(0);
  await expect(figure.locator(".inner, .extremal")).toHaveCount(0);
});

test("one's own formula descends: a ball's path is a parabola", async ({ page, server }) => {
  const figure = await open(page, server, { problem: "own" });
  await expect(figure.locator("#fact-j-extremal")).toHaveText("no closed form");
  await descend(figure);
  const middle = Number(await figure.locator("#handle-4").getAttribute("aria-valuenow"));
  expect(middle).toBeCloseTo(0.2 + 9.8 / 8, 2);
});

test("a formula that cannot be read is marked, " +
  "and the run goes on with the last good one", async ({ page, server }) => {
  const figure = await open(page, server, { problem: "own" });
  const formula = figure.locator("#formula");
  await formula.fill("f'^2 + f^2");
  await expect.poll(() => stateOf(figure)).toContain("formula=");
  const j = await fact(figure, "j");
  await formula.fill("f'^2 + * f");
  await expect(figure.locator("#formula-complaint")).toHaveText(
    "Character 8 is “*”, where a number, x, f, f′, a function or “(” was expected. The last good formula stays.",
  );
  await expect(formula).toHaveAttribute("aria-invalid", "true");
  await expect(figure.locator(".slip mark")).toHaveText("*");
  await expect(figure.locator(".slip span").first()).toHaveText("f'^2 + ", { useInnerText: false });
  expect(await fact(figure, "j")).toBe(j);
  await descend(figure);
  await expect(figure.locator("#verdict")).toContainText("Arrived");
  await expect(formula).toHaveValue("f'^2 + * f");
  expect(new URLSearchParams(await stateOf(figure)).get("formula")).toBe("f'^2 + f^2");

  await formula.fill("sqrt(f - 0.2)");
  await expect(figure.locator("#formula-complaint")).toContainText("not finite on the present curve, near x = 0.01");
  await formula.fill("sqrt(1 + p^2)");
  await expect(figure.locator("#formula-complaint")).toBeEmpty();
  await expect(formula).toHaveAttribute("aria-invalid", "false");
});

test("what a link cannot bring is refused in words, and a good figure stands", async ({ page, server }) => {
  const figure = await open(page, server, { problem: "own", formula: "f +", heights: "1,2" });
  await expect(figure.locator("#formula-complaint")).toContainText("The formula ends where a number");
  await expect(figure.locator("#status")).toContainText("heights must be 7 finite numbers");
  expect(Number.isFinite(await fact(figure, "j"))).toBe(true);
});

test("a seed draws the curve to begin with", async ({ page, server }) => {
  const figure = await open(page, server);
  const first = await fact(figure, "j");
  await figure.locator("#seed").fill("2");
  await figure.locator("#seed").press("Tab");
  await expect.poll(() => fact(figure, "j")).not.toBe(first);
  await figure.locator("#seed").fill("1");
  await figure.locator("#seed").press("Tab");
  await expect.poll(() => fact(figure, "j")).toBe(first);
});

test("at 380 px, dark, Chinese: nothing is cut off, points fit a finger, axe is content", async ({ page, server }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 380, height: 800 });
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const figure = await open(page, server, { formula: "f + y" }, "zh");
  await expect(figure.locator("#title")).toContainText("泛函");
  for (const problem of ["brachistochrone", "surface", "own"]) {
    await test.step(problem, async () => {
      await figure.locator("#problem").selectOption(problem);
      await expect(figure.locator("#film")).toHaveCount(problem === "surface" ? 1 : 0);
      if (problem === "brachistochrone") await race(figure, "line");
      if (problem === "own") await expect(figure.locator("#formula-complaint")).toContainText("第 5 个字符是“y”");
      const grip = /** @type {Box} */ (await figure.locator("#handle-1 .grip").boundingBox());
      expect(Math.min(grip.width, grip.height)).toBeGreaterThanOrEqual(43.5);
      await expectFit(page, "z-scape-figure");
    });
  }
});
