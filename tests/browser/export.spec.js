// The tool "export": what a reader saves is what is shown, under the page's strict policy too.

import { call, openTraining, stepCount } from "./element.js";
import { openSmall, rowsOf, save } from "./export.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

const SIDE = 28;

/** Twelve images of the page's own, each a bar at another place. */
const BARS = Array.from(
  { length: 12 * SIDE * SIDE },
  (_, i) => (i % SIDE === 2 * Math.floor(i / SIDE ** 2) + 3 ? 255 : 0),
);

/**
 * Twelve images, their labels, and a model that has seen them a few times.
 * @param {Page} page
 */
async function openBars(page) {
  await page.goto("/#v=1&autoplay=0&hidden=16&tool=export&lang=en");
  await call(page, async (element, bytes) => {
    await element.addImages(Uint8Array.from(bytes), Uint8Array.from({ length: 12 }, (_, i) => i % 3), "train");
    await element.step();
    await element.step();
  }, BARS);
  return page.locator("z-scape");
}

test("the film strip has the pictures of the path, each as the decoder draws it", async ({ page }) => {
  await openSmall(page);
  const { name, bytes } = await save(page, "film");
  expect(name).toBe(`zscape-film-step-${await stepCount(page)}.png`);
  const decoded = await call(page, async (element) => [...(await element.decode([-2, 0]))]);
  const [width, height, frame] = await page.evaluate(async (text) => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))]));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    context?.drawImage(picture, 0, 0);
    const data = context?.getImageData(8, 8, 112, 112).data ?? [];
    const at = (/** @type {number} */ i) => 4 * (112 * (4 * Math.floor(i / 28) + 2) + 4 * (i % 28) + 2);
    const first = Array.from({ length: 784 }, (_, i) => data[at(i)]);
    return /** @type {const} */ ([picture.width, picture.height, first]);
  }, bytes.toString("base64"));
  expect([width, height]).toEqual([11 * 120 + 8, 128]);
  const paper = decoded.map((value) => Math.round(255 * (1 - value)));
  frame.forEach((value, i) => expect(Math.abs(value - paper[i])).toBeLessThanOrEqual(1));
});

test("posteriors as CSV: a row an image, and its mu is the encoder's", async ({ page }) => {
  const element = await openBars(page);
  const { name, bytes } = await save(page, "posteriors");
  expect(name).toBe("zscape-posteriors-step-2.csv");
  const rows = rowsOf(bytes);
  expect(rows.length).toBe(12);
  const { mu, logvar } = await call(page, async (zscape, bars) => {
    const encoded = await zscape.encode(bars.map((value) => value / 255));
    return { mu: [...encoded.mu], logvar: [...encoded.logvar] };
  }, BARS);
  rows.forEach((row, i) => {
    expect([row.image, row.class]).toEqual([String(i), String(i % 3)]);
    for (const k of [0, 1]) {
      expect(Math.abs(Number(row[`mu${k + 1}`]) - mu[2 * i + k])).toBeLessThan(1e-4);
      expect(Math.abs(Number(row[`logvar${k + 1}`]) - logvar[2 * i + k])).toBeLessThan(1e-4);
    }
  });
  await call(page, async (zscape) => {
    zscape.settings = { latent: 3 };
    await zscape.ready;
  });
  await expect(element.locator(".export")).toContainText("Of the 3 latent dimensions, ");
  expect(Object.keys(rowsOf((await save(page, "posteriors")).bytes)[0])).toEqual([
    "image", "class", "mu1", "mu2", "logvar1", "logvar2",
  ]);
});

test("curves as CSV are the losses of the steps; settings as JSON restore the run and the view", async ({ page }) => {
  const element = await openBars(page);
  const losses = await call(page, async (zscape) => {
    zscape.settings = { beta: 4, seed: 9 };
    await zscape.ready;
    const steps = [];
    for (let i = 0; i < 3; i++) steps.push(await zscape.step());
    zscape.view = { z: [1, 2], window: [1, 1, 2], hiddenClasses: [2] };
    return steps;
  });
  const curves = await save(page, "curves");
  expect(curves.name).toBe("zscape-curves-step-3.csv");
  expect(rowsOf(curves.bytes).map(({ step, reconstruction, kl }) => [step, reconstruction, kl].map(Number))).toEqual(
    losses.map(({ step, reconstruction, kl }) => [step, reconstruction, kl]),
  );
  const { name, bytes } = await save(page, "settings");
  expect(name).toBe("zscape-settings-step-3.json");
  const file = JSON.parse(bytes.toString());
  const { settings, view } = await call(page, (zscape) => ({ settings: zscape.settings, view: zscape.view }));
  expect(file).toEqual({ settings, view, step: 3, version: "0.1.0" });
  const again = await call(page, (zscape, read) => {
    zscape.settings = { beta: 1, seed: 1 };
    zscape.view = { z: [0, 0], window: [0, 0, 4.3], hiddenClasses: [] };
    zscape.settings = read.settings;
    zscape.view = read.view;
    return { settings: zscape.settings, view: zscape.view };
  }, file);
  expect(again).toEqual({ settings, view });
  await expect(element.locator("#export-curves")).toBeDisabled(); // the run began anew
});

test("while a past moment is shown, it is what is saved, and the names say so", async ({ page }) => {
  const element = await openBars(page);
  const now = await save(page, "posteriors");
  await element.locator("#timeline").fill("0");
  await expect(element.locator(".export")).toContainText("are saved as shown: of step 0.");
  const past = await save(page, "posteriors");
  expect([now.name, past.name]).toEqual(["zscape-posteriors-step-2.csv", "zscape-posteriors-step-0.csv"]);
  expect(past.bytes.equals(now.bytes)).toBe(false);
  expect((await save(page, "film")).name).toBe("zscape-film-step-0.png");
  expect((await save(page, "plane-png")).name).toBe("zscape-plane-step-0.png");
  expect((await save(page, "curves")).name).toBe("zscape-curves-step-2.csv");
  await element.locator("#timeline-now").click();
  const again = await save(page, "posteriors");
  expect([again.name, again.bytes.equals(now.bytes)]).toEqual([now.name, true]);
});

test("it saves while the run goes on, after a rewind and with other data", async ({ page }) => {
  const element = await openTraining(page, "/#v=1&hidden=16&tool=export");
  const names = /^zscape-plane-step-\d+\.svg$/;
  const stepped = await save(page, "plane-svg");
  expect(stepped.name).toMatch(names);
  await call(page, (zscape) => zscape.pause());
  await call(page, (zscape) => zscape.reset());
  await expect(element.locator("#export-curves")).toBeDisabled();
  expect((await save(page, "plane-svg")).name).toBe("zscape-plane-step-0.svg");
  await call(page, async (zscape) => {
    zscape.settings = { dataset: "shapes" };
    await zscape.ready;
  });
  const { bytes } = await save(page, "plane-svg");
  expect(bytes.toString().match(/<use /g)?.length).toBe(9000);
  expect(bytes.toString()).not.toContain("class-");
  expect(bytes.length).toBeLessThan(1e6);
  expect(rowsOf((await save(page, "posteriors")).bytes).length).toBe(9000);
  expect(await stepCount(page)).toBe(0);
});

test("by keyboard and in Chinese: Enter saves, and the focus stays", async ({ page }) => {
  const element = await openSmall(page);
  await call(page, (zscape) => zscape.setAttribute("lang", "zh"));
  const button = element.getByRole("button", { name: "平面（PNG）" });
  await expect(button).toHaveAttribute("title", /逐像素/);
  await button.focus();
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toBe(`zscape-plane-step-${await stepCount(page)}.png`);
  await expect(button).toBeFocused();
  await expect(element.locator("#export-remark")).toBeEmpty();
});

test.describe("in a frame in a sandbox", () => {
  test.use({ problemsExpected: true });
  for (const sandbox of ["allow-scripts", "allow-scripts allow-downloads"]) {
    test(`a sentence says why no file may come: ${sandbox}`, async ({ page, server }) => {
      const frame = `<iframe sandbox="${sandbox}" width="900" height="900"
        src="/embed.html#v=1&controls=full&tool=export&lang=en&dataset=shapes&hidden=16"></iframe>`;
      await page.goto(server.add("/framed.html", `<!doctype html><title>A post</title>${frame}`));
      const within = page.frameLocator("iframe");
      await within.locator("z-scape #play").click();
      await expect(within.locator("z-scape #export-plane-png")).toBeEnabled({ timeout: 30_000 });
      const allowed = sandbox.includes("downloads");
      if (allowed) expect((await save(page, "plane-png", within)).name).toMatch(/^zscape-plane-step-\d+\.png$/);
      else await within.locator("z-scape #export-plane-png").click();
      await expect(within.locator("z-scape #export-remark")).toContainText("does not let it save files");
    });
  }
});
