// How a run is paced and how fast it is: where it stops, what goes on unseen, what spares the device, the screen that
// stays on, and the speed as it is told.

import { loadTexts } from "../../www/element/texts.js";
import { call, expectRest, openTraining, stepCount, twoFrames, workDone } from "./element.js";
import { FAR, post } from "./post.js";
import { expect, test } from "./test.js";
import { setVisibility } from "./visibility.js";

const [en, zh] = await Promise.all([loadTexts("en", "tools"), loadTexts("zh", "tools")]);

/** @typedef {import("@playwright/test").Page} Page */

const SMALL = "dataset=shapes&hidden=16";
const COMES = { timeout: 20_000 };

/**
 * Opens the page with more settings unfolded.
 * @param {Page} page
 * @param {string} state
 */
async function open(page, state) {
  const element = await openTraining(page, `/#v=2&lang=en&${state}`);
  await element.locator(".controls .more summary").click();
  return element;
}

/**
 * A battery of the test's own in place of the device's.
 * @param {Page} page
 * @param {{ charging: boolean, level: number }} start
 */
async function putBattery(page, start) {
  await page.addInitScript((supply) => {
    const battery = Object.assign(new EventTarget(), supply);
    /** @type {any} */ (window).battery = battery;
    Object.defineProperty(navigator, "getBattery", { value: async () => battery, configurable: true });
  }, start);
}

/**
 * @param {Page} page
 * @param {{ charging: boolean, level: number }} supply
 */
const setBattery = (page, supply) => page.evaluate((change) => {
  const { battery } = /** @type {any} */ (window);
  Object.assign(battery, change);
  for (const event of ["chargingchange", "levelchange"]) battery.dispatchEvent(new Event(event));
}, supply);

/**
 * Counts the locks that are held, in place of the browser's; `refused`: as embeds are.
 * @param {Page} page
 * @param {boolean} [refused]
 */
async function putWakeLock(page, refused = false) {
  await page.addInitScript((no) => {
    const locks = { asked: 0, held: 0 };
    Object.assign(window, { locks });
    const request = async () => {
      locks.asked += 1;
      if (no) throw new DOMException("not here", "NotAllowedError");
      locks.held += 1;
      let released = false;
      return { release: async () => {
        if (!released) locks.held -= 1;
        released = true;
      } };
    };
    Object.defineProperty(navigator, "wakeLock", { value: { request }, configurable: true });
  }, refused);
}

/** @param {Page} page */
const locks = (page) => page.evaluate(() => /** @type {any} */ (window).locks);

test("the run stops at the end of the epoch that is set while it trains, by keyboard", async ({ page }) => {
  const element = await openTraining(page, `/#v=2&lang=en&${SMALL}`);
  await element.locator(".controls .more summary").press("Enter");
  for (const [lang, texts] of /** @type {const} */ ([["en", en], ["zh", zh]])) {
    await page.locator("#language").selectOption(lang);
    await expect(element.locator("#at-once")).toHaveText(texts.pacingAtOnce);
    const stop = element.getByLabel(texts.pacingEpochs);
    const epoch = Number((await element.locator("#stat-epoch").innerText()).replace(/\D/g, "")) + 2;
    await stop.fill(String(epoch));
    await stop.press("Enter");
    await expect.poll(() => call(page, ({ training }) => training), COMES).toBe(false);
    await expect(element.locator("#stat-epoch")).toContainText(` ${epoch}`);
    const end = await stepCount(page);
    expect(end % epoch).toBe(0); // whole epochs
    await element.locator("#train").click();
    await expect.poll(() => stepCount(page), COMES).toBeGreaterThan(end + 5);
    await expect(stop).toHaveValue(""); // it lies behind
  }
});

test("what paces the run is in the page's address, opens again with it, " +
  "and is as before where a link does not say it", async ({ page }) => {
  const element = await open(page, SMALL);
  const [epochs, background, gentle] = ["epochs", "background", "gentle"].map((id) => element.locator(`#${id}`));
  await epochs.fill("90000");
  await epochs.press("Enter");
  await background.press("Space");
  await gentle.press("Space");
  const hash = () => new URL(page.url()).hash;
  const address = `#v=2&dataset=shapes&hidden=16&lang=en&background=0&gentle=1&epochs=90000`;
  await expect.poll(hash).toBe(address);
  await page.reload();
  await element.locator(".controls .more summary").click();
  await expect(epochs).toHaveValue("90000");
  await expect(background).not.toBeChecked();
  await expect(gentle).toBeChecked();
  await page.goto(`/#v=2&lang=en&${SMALL}`);
  await expect(epochs).toHaveValue("");
  await expect(background).toBeChecked();
  await expect(gentle).not.toBeChecked();
  await page.goBack();
  await expect(gentle).toBeChecked();
  expect(hash()).toBe(address);
});

test("an epoch that lies behind is refused in words, and nothing changes", async ({ page }) => {
  const element = await open(page, `${SMALL}&epochs=3`);
  await expect.poll(() => call(page, ({ training }) => training), COMES).toBe(false);
  const stop = element.locator("#epochs");
  await stop.fill("1");
  await stop.press("Tab");
  await expect(stop).toHaveValue("3");
  await expect(element.locator("#status")).toHaveText(
    "Stop at the end of epoch takes whole numbers from 3 to 100000. “1” is not one: it is still 3.");
});

test("in a hidden tab it rests unless the switch says that it trains on", async ({ page }) => {
  const element = await open(page, SMALL);
  const background = element.getByLabel(en.pacingBackground);
  await expect(background).toBeChecked(); // as the page has it
  await background.press("Space");
  await expect(background).not.toBeChecked();
  await setVisibility(page, "hidden");
  await expectRest(page);
  const resting = await stepCount(page);
  await background.evaluate((input) => /** @type {HTMLInputElement} */ (input).click());
  await expect.poll(() => stepCount(page), COMES).toBeGreaterThan(resting + 5);
});

/**
 * Counts in the workers, from now on: messages that ask for a slice of work, and rests.
 * @param {Page} page
 */
const watchPace = (page) => Promise.all(page.workers().map((worker) => worker.evaluate(() => {
  const pace = { slices: 0, rests: 0 };
  Object.assign(self, { pace });
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (/** @type {any[]} */ ...args) {
    pace.slices += 1;
    Reflect.apply(postMessage, this, args);
  };
  const { setTimeout } = self;
  Object.assign(self, { setTimeout: (/** @type {any[]} */ ...args) => {
    pace.rests += 1;
    return Reflect.apply(setTimeout, self, args);
  } });
})));

/**
 * @param {Page} page
 * @param {"slices" | "rests"} what
 */
async function counted(page, what) {
  const counts = await Promise.all(page.workers().map((worker) =>
    worker.evaluate((name) => /** @type {any} */ (self).pace?.[name] ?? 0, what)));
  return counts.reduce((sum, count) => sum + count, 0);
}

// How long a rest is, tests/unit/pace.test.js knows.
test("gentle training leaves most of the time to the device: it rests after its slices", async ({ page }) => {
  const element = await open(page, "dataset=shapes");
  await watchPace(page);
  await expect.poll(() => counted(page, "slices"), COMES).toBeGreaterThan(30);
  expect(await counted(page, "rests")).toBe(0);
  await element.getByLabel(en.pacingGentle).check();
  await expect.poll(() => counted(page, "rests"), COMES).toBeGreaterThan(10);
  /** The part of the time that steps take, as it is told. */
  const share = async () => {
    const told = (await element.locator(".stat-rate .more-of").innerText()).replace(/(\d),(\d)/g, "$1$2");
    const [steps, ms] = (told.match(/[\d.]+/g) ?? []).map(Number);
    return (steps * ms) / 1000;
  };
  await expect.poll(share, COMES).toBeLessThan(0.35); // a quarter at most, however busy the machine
  await element.getByLabel(en.pacingGentle).uncheck();
  await workDone(page);
  const [slices, rests] = [await counted(page, "slices"), await counted(page, "rests")];
  await expect.poll(() => counted(page, "slices"), COMES).toBeGreaterThan(slices + 30);
  expect(await counted(page, "rests")).toBe(rests);
});

test("a low battery makes training gentle, and says why; " +
  "who switches it off is heeded until it charges and is low again", async ({ page }) => {
  await putBattery(page, { charging: false, level: 0.5 });
  const element = await open(page, SMALL);
  const [gentle, status] = [element.locator("#gentle"), element.locator("#status")];
  await twoFrames(page);
  await expect(gentle).not.toBeChecked();
  await setBattery(page, { charging: false, level: 0.2 });
  await expect(gentle).toBeChecked();
  await expect(status).toContainText("the battery is at 20 %");
  await element.locator("#zoom-in").click();
  await expect.poll(() => new URL(page.url()).hash).toContain("window=");
  expect(page.url()).not.toContain("gentle"); // it is not the reader's wish
  await gentle.press("Space");
  await setBattery(page, { charging: false, level: 0.18 });
  await expect(status).not.toContainText("battery");
  await expect(gentle).not.toBeChecked();
  await setBattery(page, { charging: true, level: 0.19 });
  await expect(gentle).not.toBeChecked();
  await setBattery(page, { charging: false, level: 0.19 });
  await expect(gentle).toBeChecked();
  await setBattery(page, { charging: true, level: 0.19 });
  await expect(gentle).not.toBeChecked();
  await expect(status).not.toContainText("battery");
});

test("a low battery leaves alone what the reader has switched on, " +
  "and a charging one changes nothing", async ({ page }) => {
  await putBattery(page, { charging: true, level: 0.1 });
  const element = await open(page, SMALL);
  const gentle = element.locator("#gentle");
  await twoFrames(page);
  await expect(gentle).not.toBeChecked();
  await gentle.check();
  await setBattery(page, { charging: false, level: 0.1 });
  await setBattery(page, { charging: true, level: 0.1 });
  await twoFrames(page);
  await expect(gentle).toBeChecked();
});

test("the screen stays on while the training is watched, and no longer", async ({ page, blog }) => {
  await putWakeLock(page);
  await page.goto(blog.add("/post.html", post(`<z-scape autoplay background dataset="shapes"></z-scape>${FAR}`)));
  await expect.poll(async () => (await locks(page)).held, COMES).toBe(1);
  await call(page, (element) => element.pause());
  await expect.poll(async () => (await locks(page)).held).toBe(0);
  await call(page, (element) => element.train());
  await expect.poll(async () => (await locks(page)).held).toBe(1);
  await setVisibility(page, "hidden");
  await expect.poll(async () => (await locks(page)).held).toBe(0);
  await setVisibility(page, "visible");
  await expect.poll(async () => (await locks(page)).held).toBe(1);
  await page.locator("#last").scrollIntoViewIfNeeded();
  await expect.poll(async () => (await locks(page)).held).toBe(0);
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect.poll(async () => (await locks(page)).held).toBe(1);
  await page.locator("z-scape").evaluate((element) => element.remove());
  await expect.poll(async () => (await locks(page)).held).toBe(0);
});

test("a screen that may not be kept on is no error", async ({ page }) => {
  await putWakeLock(page, true);
  const element = await openTraining(page, `/#v=2&lang=en&${SMALL}`);
  expect((await locks(page)).asked).toBe(1);
  await expect(element.locator("#status")).toHaveText(en.statusTraining);
});

test("the speed is told while it trains, with what it was measured on; at rest there is none", async ({ page }) => {
  const element = await openTraining(page, `/#v=2&lang=en&${SMALL}`);
  const rate = element.locator(".stat-rate");
  for (const [lang, pattern, cores] of /** @type {const} */ ([
    ["en", /^[\d.,]+ steps\/s, [\d.,]+ ms each$/, /\d cores, (relaxed )?SIMD\.$/],
    ["zh", /^[\d.,]+ 步\/秒，每步 [\d.,]+ 毫秒$/, /\d 核，(relaxed )?SIMD。$/],
  ])) {
    await page.locator("#language").selectOption(lang);
    await expect(rate.locator(".more-of")).toHaveText(pattern, COMES);
    await expect(rate).toHaveAttribute("title", cores);
  }
  await call(page, (z) => z.pause());
  await expect(rate.locator(".more-of")).toHaveText(/^\s*$/); // its line is kept
  await expect(rate.locator("dd").last()).toHaveText("–");
});

test.describe("at 380 px", () => {
  test.use({ viewport: { width: 380, height: 800 } });
  test("what paces the run fits, large enough to touch, and the speed is told in a second line", async ({ page }) => {
    const element = await open(page, SMALL);
    for (const id of ["epochs", "background", "gentle"]) {
      const box = await element.locator(`#${id}`)
        .evaluate((input) => (input.closest("label") ?? input).getBoundingClientRect().height);
      expect(box).toBeGreaterThanOrEqual(44);
    }
    await expect(element.locator(".stat-rate .more-of")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(380);
  });
});
