// The figure "vae": a VAE trains, and one image of its batch is shown on its way through.

import { button, open } from "./figure-vae.js";
import { expectDone, expectOpen, openGuide } from "./guide.js";
import { expectFit, FAR } from "./post.js";
import { short as shortOf } from "../../www/figures/short.js";
import { number as numberOf } from "../../www/ui/numbers.js";
import { readSession, recompute } from "./recomputed.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */

/**
 * @param {Locator} element
 * @returns {Promise<Record<string, any>>}
 */
const facts = (element) => element.evaluate((/** @type {any} */ figure) => figure.facts);

/**
 * The numbers of a part.
 * @param {Locator} element
 * @param {string} part
 */
const number = async (element, part) =>
  Number(await element.locator(`${part}:is(data), ${part} data`).first().getAttribute("value"));

const short = (/** @type {number} */ value) =>
  shortOf({ number: (rounded, digits) => numberOf({ language: "en" }, rounded, digits) }, value);

/**
 * Pixels of a canvas in [0, 1], where 1 is ink, by day.
 * @param {Locator} canvas
 */
const pixels = (canvas) => canvas.evaluate((/** @type {HTMLCanvasElement} */ node) => {
  const { data } = /** @type {CanvasRenderingContext2D} */ (node.getContext("2d"))
    .getImageData(0, 0, node.width, node.height);
  return Array.from({ length: data.length / 4 }, (_, i) => 1 - data[4 * i] / 255);
});

/**
 * The values of the latent units.
 * @param {Locator} element
 * @param {string} name
 */
const bars = (element, name) => element.locator(`#vae-${name} rect[data-value]`).evaluateAll((all) =>
  all.map((rect) => Number(rect.getAttribute("data-value"))));

/**
 * The run as it is saved; as text, which travels faster than a list of numbers.
 * @param {Page} page
 */
async function session(page) {
  return new Uint8Array(Buffer.from(await page.locator("#vae-scape").evaluate(async (/** @type {any} */ scape) => {
    const url = await new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      scape.save({ session: true })
        .then((/** @type {Uint8Array} */ bytes) => reader.readAsDataURL(new Blob([/** @type {any} */ (bytes)])));
    });
    return url.slice(url.indexOf(",") + 1);
  }), "base64"));
}

for (const latent of [20, 2]) {
  test("one step at a time: pictures and numbers are what the saved weights give, " +
    `L = ${latent}`, async ({ page, server }) => {
    const element = await open(page, server, { state: `latent=${latent}&amp;seed=3` });
    for (let step = 1; step <= 3; step++) {
      const before = readSession(await session(page));
      await button(element, "step").click();
      await expect(element.locator("#vae-step")).toContainText(`Step ${step},`);
      const x = await pixels(element.locator("#vae-x canvas"));
      expect(Math.max(...x)).toBeGreaterThan(0.9);
      const [mu, logvar, eps, z] = await Promise.all(["mu", "logvar", "eps", "z"].map((name) => bars(element, name)));
      const expected = recompute(before, x, eps, 1);
      for (const [name, got, want] of /** @type {const} */ ([
        ["mu", mu, expected.mu], ["logvar", logvar, expected.logvar], ["z", z, expected.z],
      ])) {
        expect(got.length).toBe(latent);
        got.forEach((value, k) => expect(value, `${name} ${k + 1}`).toBeCloseTo(want[k], 3));
      }
      await element.locator("#unit").fill("2");
      await expect(element.locator(".unit sub").first()).toHaveText("2");
      for (const [name, want] of /** @type {const} */ ([
        ["mu", mu[1]], ["sigma", expected.sigma[1]], ["eps", eps[1]], ["z", z[1]],
      ])) {
        expect(await number(element, `#unit-${name}`), name).toBeCloseTo(want, 3);
      }
      const drawn = await pixels(element.locator("#vae-xhat canvas"));
      expect(Math.max(...drawn.map((pixel, i) => Math.abs(pixel - expected.decoded[i])))).toBeLessThan(0.01);
      const most = Math.max(...expected.h);
      const cells = await pixels(element.locator("#vae-h canvas"));
      expect(cells.length).toBe(400);
      expect(Math.max(...cells.map((cell, i) => Math.abs(cell - expected.h[i] / most)))).toBeLessThan(0.01);
      await expect(element.locator(".flow > .hint").last())
        .toContainText(`BCE ${short(expected.reconstruction)}, KL ${short(expected.kl)}`);
      const { loss, reconstruction, kl, steps, latent: shown } = await facts(element);
      expect(steps).toBe(step);
      expect(shown).toBe(latent);
      expect(loss).toBeCloseTo(reconstruction + kl, 3);
      expect(await number(element, "#vae-loss")).toBe(loss);
      expect(await number(element, "#vae-reconstruction")).toBe(reconstruction);
      expect(await number(element, "#vae-kl")).toBe(kl);
    }
  });
}

test("Train trains, the picture follows, Pause ends it; " +
  "with the same seed the same run comes again", async ({ page }) => {
  test.setTimeout(120_000);
  const element = await openGuide(page, "train");
  const curve = (/** @type {string} */ loss) => element.locator(`#curve-${loss} .stroke`);
  expect(await facts(element)).toMatchObject({ latent: 20, steps: 0, epoch: 0, training: false, playing: false });
  await expect(button(element, "play")).toHaveText("Train");
  await button(element, "play").click();
  await expect(button(element, "play")).toHaveText("Pause");
  await expect.poll(async () => (await facts(element)).steps, { timeout: 30_000 }).toBeGreaterThan(60);
  const shown = await element.locator("#vae-step").innerText();
  await expect(element.locator("#vae-step")).not.toHaveText(shown); // anew while it goes on
  expect(await facts(element)).toMatchObject({ training: true, playing: true });
  await expectDone(page, "train");
  await button(element, "play").click();
  await expect(button(element, "play")).toHaveText("Train");
  expect((await facts(element)).training).toBe(false);
  // The worker answers in order: behind an answer, no numbers of the run are on their way any more.
  const scape = page.locator("#vae-scape");
  await scape.evaluate((/** @type {any} */ node) => node.evaluate());
  const { steps, loss } = await facts(element);
  expect(loss).toBeLessThan(260); // 544 at first
  const path = (await curve("reconstruction").getAttribute("d")) ?? "";
  const [, high, low] = /^M[\d.]+,([\d.]+).*,([\d.]+)$/.exec(path) ?? [];
  expect(Number(low)).toBeGreaterThan(2 * Number(high)); // from above: it has fallen far
  await scape.evaluate((/** @type {any} */ node) => node.evaluate());
  await page.waitForTimeout(200); // several steps long
  expect((await facts(element)).steps).toBe(steps);
  await button(element, "reset").click();
  await expect.poll(async () => (await facts(element)).steps).toBe(0);
  await expect(element.locator(".which")).toContainText("Nothing has gone through the model yet");
  for (const loss of ["reconstruction", "kl"]) await expect(curve(loss)).toHaveAttribute("d", "");
  const losses = [];
  for (const seed of ["1", "9", "1"]) {
    await button(element, "seed").fill(seed);
    await button(element, "seed").press("Tab");
    await expect.poll(async () => (await facts(element)).steps).toBe(0);
    await button(element, "step").click();
    await expect.poll(async () => (await facts(element)).steps).toBe(1);
    losses.push((await facts(element)).loss);
  }
  expect(losses[0]).toBe(losses[2]);
  expect(losses[0]).not.toBe(losses[1]);
});

test("looked at, the run is the one that it would be unseen: " +
  "a traced step is no other step", async ({ page, server }) => {
  const element = await open(page, server);
  await button(element, "play").click();
  await expect.poll(async () => (await facts(element)).steps, { timeout: 30_000 }).toBeGreaterThan(20);
  await button(element, "play").click();
  await expect(button(element, "play")).toHaveText("Train");
  const same = await page.evaluate(async () => {
    const scape = /** @type {any} */ (
      document.querySelector("z-scape-figure")?.shadowRoot?.querySelector("#vae-scape"));
    await scape.pause();
    const steps = scape.stepCount;
    const mean = (await scape.evaluate()).loss;
    await scape.reset();
    for (let i = 0; i < steps; i++) await scape.step();
    return [mean, (await scape.evaluate()).loss];
  });
  expect(same[0]).toBe(same[1]);
});

test("L = 20 shows reconstructions, samples and the KL of each unit; L = 2 the plane; " +
  "a link brings each back", async ({ page }) => {
  test.setTimeout(120_000);
  const element = await openGuide(page, "plane");
  await expect(element.locator("#gallery")).toBeVisible();
  await expect(element.locator("#gallery")).toContainText("Samples from the prior");
  await button(element, "step").click();
  await expect(element.locator(".units-active")).toContainText("of 20 units", { timeout: 15_000 });
  await element.locator("select#latent").selectOption("2");
  await expect(element.locator("#plane")).toBeVisible({ timeout: 15_000 });
  await expect(element.locator("#gallery")).toHaveCount(0);
  await expect.poll(async () => (await facts(element)).latent).toBe(2);
  expect(await element.evaluate((/** @type {any} */ figure) => figure.state)).toBe("latent=2");
  await expect(element.locator("#code-lines")).toContainText("nn.Linear(400, 2)");
  await expectOpen(page);
  await button(element, "play").click();
  await expectDone(page, "plane");
});

test("out of sight it rests, and Train says so; removed, it leaves no worker, " +
  "and tells the page nothing meanwhile", async ({ page, blog }) => {
  const element = await open(page, blog, { after: FAR });
  await page.evaluate(() => {
    /** @type {string[]} */
    const heard = [];
    for (const type of ["zscape-step", "zscape-change", "zscape-ready", "zscape-decode"]) {
      document.addEventListener(type, () => heard.push(type));
    }
    Object.assign(window, { heard });
  });
  const { href } = await page.evaluate(() => ({ href: location.href }));
  await button(element, "play").click();
  await expect.poll(async () => (await facts(element)).steps, { timeout: 30_000 }).toBeGreaterThan(3);
  await page.evaluate(() => window.scrollTo(0, 6000));
  await expect.poll(async () => (await facts(element)).playing).toBe(false);
  await expect.poll(async () => (await facts(element)).training).toBe(false);
  await expect(button(element, "play")).toHaveText("Train");
  expect(await page.evaluate(() => /** @type {any} */ (window).heard)).toEqual([]);
  expect(page.url()).toBe(href);
  expect(page.workers().length).toBeGreaterThan(0);
  await element.evaluate((figure) => figure.remove());
  await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(0);
});

test("training that pauses by itself is not said to go on", async ({ page, server }) => {
  const element = await open(page, server);
  await page.locator("#vae-scape").evaluate((scape) => scape.setAttribute("until", "5"));
  await button(element, "play").click();
  await expect.poll(async () => (await facts(element)).steps, { timeout: 30_000 }).toBe(5);
  await expect(button(element, "play")).toHaveText("Train");
  expect(await facts(element)).toMatchObject({ training: false, playing: false });
});

test("what an option does not take is refused in a sentence", async ({ page, server }) => {
  const element = await open(page, server, { state: "latent=3" });
  await expect(element.locator(".figure > #status")).toContainText('latent must be one of 20, 2, got "3"');
  await expect(element.locator("select#latent")).toHaveValue("20");
});

test("the trainer is the element's own entry, and no other figure comes with it", async ({ page, blog }) => {
  const from = blog.log.length;
  await open(page, blog);
  const once = blog.log.slice(from).map(({ path }) => path);
  expect(once.filter((path) => path.endsWith("/zscape.js")).length).toBe(1);
  expect(once.filter((path) => /lesson_bg|part-(functional|elbo|inference)/.test(path))).toEqual([]);
});

test("at 380 px in dark Chinese nothing is cut off, and axe finds nothing", async ({ page, server }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 380, height: 800 });
  await page.emulateMedia({ colorScheme: "dark" });
  const element = await open(page, server, { lang: "zh" });
  await button(element, "step").click();
  await expect(element.locator("#vae-step")).toContainText("第 1 步");
  await expect(element.locator("#title")).toContainText(/\p{Script=Han}/u);
  await expectFit(page, "z-scape-figure");
});
