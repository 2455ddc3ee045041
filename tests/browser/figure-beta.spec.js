// The figure "beta": nothing runs before a prediction, the runs' own numbers say which one was right, and what is said
// hangs on what was predicted.

import en from "../../www/figures/beta/texts.en.js";
import { expectDone, expectOpen, openGuide } from "./guide.js";
import { expectFit, post } from "./post.js";
import { outOfSight } from "./sight.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */

const texts = /** @type {Record<string, string>} */ (en);

/**
 * @param {Page} page
 * @param {import("./server.mjs").Server} server
 * @param {{ state?: string, lang?: string }} [wish]
 */
async function open(page, server, { state = "", lang = "en" } = {}) {
  const figure = `<z-scape-figure name="beta" lang="${lang}" state="${state}"></z-scape-figure>`;
  await page.goto(server.add("/post.html", post(figure, { entry: "/pkg/figure.js" })));
  const element = page.locator("z-scape-figure");
  await expect(element.locator("#summary")).not.toBeEmpty({ timeout: 30_000 });
  return element;
}

/**
 * A button of the figure, not of an element within it.
 * @param {Locator} element
 * @param {string} id
 */
const button = (element, id) => element.locator(`.figure > .transport #${id}`);

/**
 * @param {Locator} element
 * @returns {Promise<Record<string, any>>}
 */
const facts = (element) => element.evaluate((/** @type {any} */ figure) => figure.facts);

/**
 * That each run has made.
 * @param {Page} page
 */
const steps = (page) =>
  page.locator("#asked, #usual").evaluateAll((all) => all.map((scape) => /** @type {any} */ (scape).stepCount));

/**
 * A row of the answer: of the run in question, and of the usual one.
 * @param {Locator} element
 * @param {string} row
 */
const numbers = (element, row) =>
  element.locator(`#row-${row} data`).evaluateAll((all) => all.map((data) => Number(data.getAttribute("value"))));

/** @param {Locator} element */
async function run(element) {
  await button(element, "play").click();
  await expect(element.locator("#verdict")).toBeVisible({ timeout: 110_000 });
  await expect(button(element, "play")).toHaveText("Run");
}

test("nothing runs before a prediction, and it says why", async ({ page, server }) => {
  const element = await open(page, server);
  expect(await facts(element))
    .toMatchObject({ question: "autoencoder", predicted: "", ran: false, right: false, answered: 0 });
  for (const id of ["play", "step"]) {
    await expect(button(element, id)).toHaveAttribute("aria-disabled", "true");
    await expect(button(element, id)).toHaveAccessibleDescription("Say what you expect, then it runs.");
    await button(element, id).focus();
    await page.keyboard.press("Enter");
  }
  expect(await steps(page)).toEqual([0, 0]);
  await element.locator("#choice-point").check();
  await expect(button(element, "play")).toHaveAttribute("aria-disabled", "false");
  await button(element, "step").click();
  await expect(element.locator("#summary")).toContainText("Step 1 of 355");
  await expect.poll(() => steps(page)).toEqual([1, 1]); // this one alone, of both: the summary has one's
  await expect(element.locator("#choice-point")).toBeDisabled(); // what is seen must not change what was said
  await button(element, "reset").click();
  await expect(element.locator("#choice-point")).toBeEnabled({ timeout: 30_000 });
  await expect(element.locator("#summary")).toContainText("Step 0 of 355");
});

test("by keyboard: an autoencoder is predicted wrongly, run, " +
  "and answered for that prediction with its own numbers", async ({ page }) => {
  test.setTimeout(150_000);
  const element = await openGuide(page, "autoencoder");
  await element.locator("#question-autoencoder").focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("Tab");
  await expect(element.locator("#choice-prior")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(element.locator("#choice-prior")).toBeChecked();
  await expectOpen(page);
  await button(element, "play").focus();
  await page.keyboard.press("Enter");
  await expect(button(element, "play")).toHaveText("Pause");
  await expect(element.locator("#verdict")).toBeVisible({ timeout: 110_000 });
  await expect(element.locator("#verdict")).toContainText(`Not what you said: “${texts["autoencoder-prior"]}”`);
  await expect(element.locator("#because")).toHaveText(texts["autoencoder-prior-answer"]);
  const hidden = await element.locator(".answer .numbers")
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(hidden).toBe(0); // both runs' numbers are in sight
  expect(await facts(element)).toMatchObject({ predicted: "prior", ran: true, right: false, answered: 1 });
  const [inside, usual] = await numbers(element, "inside");
  expect(inside).toBeLessThan(50);
  expect(usual).toBeGreaterThan(60);
  const [reconstruction, other] = await numbers(element, "reconstruction");
  expect(reconstruction).toBeLessThan(other);
  const measured = await page.locator("#asked").evaluate(async (/** @type {any} */ scape) =>
    ({ ...(await scape.evaluate()), settings: scape.settings, steps: scape.stepCount }));
  expect(measured.steps).toBe(355);
  expect(measured.settings).toMatchObject({ noise: false, beta: 0, seed: 1, latent: 2 });
  expect(reconstruction).toBe(measured.reconstruction);
  await expect(element.locator("#measured"))
    .toContainText(`${reconstruction.toFixed(1)} against ${other.toFixed(1)} nats`);

  await element.locator("#choice-spread").check();
  await expect(element.locator("#changed"))
    .toContainText(`Changed after seeing the answer: “${texts["autoencoder-spread"]}”`);
  await expect(element.locator("#because")).toHaveText(texts["autoencoder-prior-answer"]);
  expect(await facts(element)).toMatchObject({ predicted: "prior", right: false });
  await expect(button(element, "play")).toHaveAttribute("aria-disabled", "true");
  await expectDone(page, "autoencoder");
  await expect.poll(() => outOfSight(element, ["#play", "#verdict"])).toEqual([]);
});

test("a larger β and collapse: right predictions are said to be right, and one can go back; " +
  "answered, it fits a phone in dark Chinese", async ({ page }) => {
  test.setTimeout(280_000);
  const element = await openGuide(page, "collapse", "question=larger&larger=trade&collapse=one&seed=2");
  await expect(element.locator("#choice-trade")).toBeChecked();
  await run(element);
  await expect(element.locator("#verdict")).toHaveText(`As you said: “${texts["larger-trade"]}”.`);
  await expect(element.locator("#because")).toHaveText(texts["larger-trade-answer"]);
  expect(await facts(element))
    .toMatchObject({ question: "larger", predicted: "trade", ran: true, right: true, answered: 1 });
  const [kl, usualKl] = await numbers(element, "kl");
  expect(kl).toBeLessThan(usualKl - 0.5);
  const [reconstruction, usual] = await numbers(element, "reconstruction");
  expect(reconstruction).toBeGreaterThan(usual);
  await expectOpen(page); // it asks for another

  await element.locator("#next").click();
  await expect(element.locator("#question-collapse")).toBeFocused();
  await expect(element.locator("#choice-one")).toBeChecked();
  await expect(element.locator("#summary")).toContainText("Step 0 of 213", { timeout: 20_000 });
  await expect(element.locator("#verdict")).toHaveCount(0);
  await expectOpen(page);
  await run(element);
  await expect(element.locator("#because")).toHaveText(texts["collapse-one-answer"]);
  await expectDone(page, "collapse");
  expect(await facts(element)).toMatchObject({ question: "collapse", predicted: "one", right: false, answered: 2 });
  expect((await numbers(element, "active"))).toEqual([0, 2]);
  expect((await numbers(element, "kl"))[0]).toBeLessThan(0.05);
  const [spread, usualSpread] = await numbers(element, "spread");
  expect(spread).toBeLessThan(usualSpread / 2);
  expect(await element.evaluate((/** @type {any} */ figure) => figure.state))
    .toBe("question=collapse&larger=trade&collapse=one&seed=2");

  await element.locator("#question-larger").click();
  await expect(element.locator("#because")).toHaveText(texts["larger-trade-answer"]);
  await expect(element.locator("#question-larger")).toContainText("✓");
  await expect.poll(async () => (await facts(element)).answered, { timeout: 20_000 }).toBe(2);
  expect(await facts(element)).toMatchObject({ question: "larger", ran: true, right: true });
  await expect(page.locator("#guide-pages option", { hasText: "✓" })).toHaveText([/^✓ 14\./, /^✓ 15\./]);

  await page.setViewportSize({ width: 380, height: 800 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator("#language").selectOption("zh");
  await expect(element.locator("#verdict")).toContainText("正如你的预测");
  await expectFit(page, "#guide z-scape-figure");
  await button(element, "new-seed").click();
  await expect.poll(async () => (await facts(element)).answered).toBe(0); // other numbers
});

test("paused, both runs rest and then go on; removed, it leaves no worker", async ({ page, server }) => {
  const element = await open(page, server, { state: "question=collapse&amp;collapse=none" });
  const least = async () => Math.min(...(await steps(page)));
  // The workers answer in order: behind an answer, no numbers of the runs are on their way any more.
  const answered = () => page.locator("#asked, #usual")
    .evaluateAll((all) => Promise.all(all.map((scape) => /** @type {any} */ (scape).evaluate())));
  await button(element, "play").click();
  await expect.poll(least, { timeout: 30_000 }).toBeGreaterThan(2);
  await button(element, "play").click();
  await expect(button(element, "play")).toHaveText("Run");
  await answered();
  const rest = await steps(page);
  await answered();
  await page.waitForTimeout(200); // several steps long
  expect(await steps(page)).toEqual(rest);
  await button(element, "play").click();
  await expect.poll(least, { timeout: 30_000 }).toBeGreaterThan(Math.max(...rest));
  await element.evaluate((figure) => figure.remove());
  await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(0);
});

test("a prediction that no question knows is refused in a sentence", async ({ page, server }) => {
  const element = await open(page, server, { state: "larger=more" });
  await expect(element.locator(".figure > #status"))
    .toContainText('larger must be one of same, both, trade, opposite, got "more"');
  await element.locator("#question-larger").click();
  await expect(element.locator("fieldset input:checked")).toHaveCount(0);
});

test("at 380 px in dark Chinese nothing is cut off, choices suit a thumb, " +
  "axe finds nothing", async ({ page, server }) => {
  await page.setViewportSize({ width: 380, height: 800 });
  await page.emulateMedia({ colorScheme: "dark" });
  const element = await open(page, server, { lang: "zh", state: "question=collapse" });
  await expect(element.locator("#title")).toContainText(/\p{Script=Han}/u);
  for (const choice of await element.locator("fieldset label").all()) {
    expect((await choice.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
  }
  await expectFit(page, "z-scape-figure");
});
