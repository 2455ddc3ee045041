// The figure "diffusion": the bound adds up and falls, the chain runs to the cloud of q(z), and what is noised again
// arrives elsewhere.

import { facts, figure, open } from "./figure-diffusion.js";
import { expectDone, expectOpen, openGuide } from "./guide.js";
import { expectFit, post } from "./post.js";
import { outOfSight } from "./sight.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Locator} Locator */

/**
 * Where the particles are drawn.
 * @param {Locator} element
 */
const particles = (element) => element.locator("#particles").getAttribute("d");

/**
 * The value of a row of the bound, in nats.
 * @param {Locator} element
 * @param {string} name
 */
const sum = async (element, name) => Number(await element.locator(`#sum-${name}`).getAttribute("data-value"));

/**
 * The distances and shares of a row of the table.
 * @param {Locator} element
 * @param {string} name
 */
async function measured(element, name) {
  const row = element.locator(`#measured-${name} data`);
  await expect(row.first()).toBeVisible({ timeout: 40_000 });
  const values = await row.evaluateAll((all) => all.map((data) => Number(data.getAttribute("value"))));
  const [toMean, timesToMean, toSample, timesToSample, holes] = values;
  return { toMean, timesToMean, toSample, timesToSample, holes };
}

/**
 * Moves the slider to a time and waits until the chain is there.
 * @param {Locator} element
 * @param {number} t
 */
async function goTo(element, t) {
  await element.locator("#time").evaluate((/** @type {HTMLInputElement} */ input, value) => {
    input.value = String(value);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }, t);
  await expect.poll(async () => (await facts(element)).t, { timeout: 20_000 }).toBe(t);
}

for (const beta of ["0.3", "1"]) {
  test(`beta ${beta}: Play runs the particles to the cloud, as near to it as q(z) itself, ` +
    "which the prior and the noise are not", async ({ page, server }) => {
    const element = beta === "0.3" ? await openGuide(page, "chain") : await open(page, server, { state: "beta=1" });
    expect(await facts(element))
      .toMatchObject({ beta, weights: "shipped", t: 100, ran: false, dragged: false, trainedSteps: 0 });
    const noise = await particles(element);
    await element.locator("#play").click();
    await expect.poll(async () => (await facts(element)).ran, { timeout: 30_000 }).toBe(true);
    await expect(element.locator("#play")).toHaveText("Play");
    expect(await particles(element)).not.toBe(noise);
    await expect(element.locator("#decoded")).toContainText("t = 0");
    const chain = await measured(element, "diffusion");
    expect(Math.max(chain.timesToMean, chain.timesToSample)).toBeLessThanOrEqual(1.2);
    const prior = await measured(element, "prior");
    const own = await measured(element, "posterior");
    expect(own.timesToMean).toBe(1);
    expect(chain.toSample / own.toSample).toBeCloseTo(chain.timesToSample, 9);
    expect(prior.timesToSample).toBeGreaterThan(beta === "0.3" ? 2.5 : 1.3);
    if (beta === "0.3") expect(prior.holes).toBeGreaterThan(2 * chain.holes);
    const start = await measured(element, "noise");
    expect(start.timesToMean).toBeGreaterThan(1.2);
    expect(start.holes).toBeGreaterThan(chain.holes);
    const { ratioToMean, ratioToSample, holesPrior, holesNoise, holesDiffusion } = await facts(element);
    expect([ratioToMean, ratioToSample, holesPrior, holesNoise, holesDiffusion])
      .toEqual([chain.timesToMean, chain.timesToSample, prior.holes, start.holes, chain.holes]);
    await expect(element.locator("#end")).toContainText("not repair the decoder");
    if (beta !== "0.3") return;
    await expectDone(page, "chain");
    await expect.poll(() => outOfSight(element, ["#play", "#measured"])).toEqual([]);
  });
}

test("a fresh denoiser is told as such, also by night; the terms of the shipped one's bound add up below it, " +
  "a bar for each step", async ({ page, server }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  const element = await open(page, server, { state: "weights=fresh" });
  await expect(element.locator("#trained")).toContainText("Not trained yet");
  await measured(element, "prior");
  await expectFit(page, "z-scape-figure");
  const fresh = await sum(element, "total");
  await element.locator("#weights").selectOption("shipped");
  await expect.poll(async () => (await facts(element)).total).toBeLessThan(fresh);
  await expect(element.locator("#trained")).toHaveCount(0);

  await expect(element.locator("#bound-sums + figcaption"))
    .toContainText("over 960 held-out codes", { timeout: 30_000 });
  const [prior, steps, reconstruction, total] = await Promise.all(
    ["prior", "steps", "reconstruction", "total"].map((name) => sum(element, name)));
  expect(prior + steps + reconstruction).toBeCloseTo(total, 9);
  expect((await facts(element)).total).toBe(total);
  expect(prior).toBeLessThan(0.01);
  expect(steps).toBeGreaterThan(1);
  const bars = (await element.locator("#bound-terms").getAttribute("d")) ?? "";
  expect(bars.match(/M/g)?.length).toBe(99);
  expect(numbersIn(await element.locator("#summary").textContent())[3]).toBeGreaterThan(total); // before training
});

/**
 * Numbers in a text as it is shown.
 * @param {string | null} text
 */
const numbersIn = (text) => (text ?? "").replaceAll("−", "-").match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];

test("training lowers the bound, and its chain comes nearer than noise; " +
  "begun anew it goes on from the beginning", async ({ page }) => {
  test.setTimeout(180_000);
  const element = await openGuide(page, "bound");
  // Nothing is said while the run begins.
  const steps = async () => (await facts(element)).trainedSteps ?? 0;
  await element.locator("#train").click();
  await expect.poll(steps, { timeout: 60_000 }).toBeGreaterThan(60);
  const before = await steps();
  await element.locator("#train").click();
  await expect.poll(steps, { timeout: 60_000 }).toBeLessThan(before);
  await expect.poll(steps, { timeout: 60_000 }).toBeGreaterThan(0);
  await expect(element.locator("#play")).toHaveText("Pause");
  const { total: early } = await facts(element);
  await expectOpen(page);
  await expectDone(page, "bound");
  await element.locator("#play").click();
  await expect(element.locator("#play")).toHaveText("Play");
  await expect.poll(async () => (await facts(element)).total).toBeLessThan(early);
  const [, , total, untrained] = numbersIn(await element.locator("#summary").textContent());
  expect(untrained - total).toBeGreaterThan(0.1);
  expect(await element.evaluate((/** @type {any} */ node) => node.state)).toBe("weights=fresh");
  await expect(element.locator("#trained")).toContainText("steps of Adam; loss 0.");
  const start = await measured(element, "noise");
  const chain = await measured(element, "diffusion");
  expect(chain.timesToMean).toBeLessThan(0.9 * start.timesToMean);
  expect(chain.holes).toBeLessThan(start.holes);
});

test("noising is fresh: up to t = 30 and back to 0 the particles arrive elsewhere; " +
  "Reset brings the first noise back, another seed other", async ({ page, server }) => {
  const element = await open(page, server);
  const first = await particles(element);
  await goTo(element, 0);
  const arrived = await particles(element);
  await goTo(element, 30);
  expect(await particles(element)).not.toBe(arrived);
  await goTo(element, 0);
  expect(await particles(element)).not.toBe(arrived);
  await expect(element.locator("#noising")).toContainText("no replay");
  await element.locator("#noise").click();
  await expect.poll(async () => (await facts(element)).t).toBe(1);
  await element.locator("#denoise").click();
  await expect.poll(async () => (await facts(element)).t).toBe(0);
  await expect(element.locator("#denoise")).toBeDisabled();
  await element.locator("#step").click();
  await expect.poll(async () => (await facts(element)).t).toBe(100);

  await goTo(element, 90);
  await element.locator("#reset").click();
  await expect.poll(() => particles(element)).toBe(first);
  expect((await facts(element)).t).toBe(100);
  await element.locator("#new-seed").click();
  await expect.poll(() => particles(element)).not.toBe(first);
  expect((await facts(element)).t).toBe(100);
});

test("another beta in the middle of play begins anew, and a link brings it back", async ({ page, server }) => {
  const element = await open(page, server);
  await element.locator("#play").click();
  await expect.poll(async () => (await facts(element)).t).toBeLessThan(95);
  await element.locator("#beta").selectOption("1");
  await expect(element.locator("#play")).toHaveText("Play");
  await expect.poll(async () => (await facts(element)).t, { timeout: 20_000 }).toBe(100);
  await expect(element.locator("#status")).toBeEmpty();
  const state = await element.evaluate((/** @type {any} */ node) => node.state);
  expect(state).toBe("beta=1");
  const here = await particles(element);
  await page.goto("about:blank");
  const again = await open(page, server, { state });
  await expect(again.locator("#beta")).toHaveValue("1");
  expect(await particles(again)).toBe(here);
});

test("what an option does not take is refused in a sentence", async ({ page, server }) => {
  const element = await open(page, server, { state: "beta=4&weights=none" });
  await expect(element.locator("#status")).toContainText('weights must be one of shipped, fresh, got "none"');
  await expect(element.locator("#beta")).toHaveValue("0.3");
});

test.describe("on a bad line", () => {
  test.use({ problemsExpected: true });

  test("a file that is not to be had is told, and Reset fetches it again", async ({ page, server }) => {
    await page.route(/plane-0/, (route) => route.fulfill({ status: 404 }), { times: 1 });
    await page.goto(server.add("/post.html", post(figure(""), { entry: "/pkg/figure.js" })));
    const element = page.locator("z-scape-figure");
    await expect(element.locator("#status")).toContainText("was answered with 404");
    await element.locator("#reset").click();
    await expect(element.locator("#particles")).toBeVisible({ timeout: 30_000 });
    await expect(element.locator("#status")).toBeEmpty();
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 380, height: 800 }, hasTouch: true, isMobile: true });

  test("in dark Chinese nothing is cut off, what is touched suits a thumb, " +
    "axe finds nothing", async ({ page, server }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    const element = await open(page, server, { lang: "zh" });
    await measured(element, "prior");
    await expect(element.locator("#title")).toContainText("扩散模型");
    for (const touched of await element.locator(".grip, #previous, #next, #noise, #denoise, #train, #time").all()) {
      const box = await touched.boundingBox();
      expect(box?.height ?? 0).toBeGreaterThanOrEqual(44);
      expect(box?.width ?? 0).toBeGreaterThanOrEqual(44);
    }
    await expectFit(page, "z-scape-figure");
  });
});
