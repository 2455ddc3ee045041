// The code that the tool "Code" shows: the settings of now and the images that there are are in it, and what is copied
// is what is shown.

import { parts } from "../../www/element/tools/code/parts.js";
import { CODES, openCode, shows, speak } from "./code.js";
import { call } from "./element.js";
import { expect, test } from "./test.js";

test("what is copied is what is shown, in either language; " +
  "where that is refused, it is selected and said", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const element = await openCode(page);
  const shown = () => element.locator("#code-lines").evaluate((box) => box.textContent);
  const allowed = await page.evaluateHandle(() => navigator.clipboard.writeText);
  for (const lang of ["en", "zh"]) {
    await speak(page, lang);
    for (const code of CODES) {
      await element.locator(`#code-${code}`).check();
      await shows(page, code);
      await element.locator("#code-copy").focus();
      await page.keyboard.press("Enter");
      await expect(element.locator("#code-said")).toHaveText(lang === "zh" ? "已复制" : "Copied");
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await shown());
    }
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
    });
    await element.locator("#code-copy").click();
    await expect(element.locator("#code-said")).toContainText("Ctrl+C");
    await page.evaluate(() => navigator.clipboard.write([new ClipboardItem({ "text/plain": "-" })]));
    await page.keyboard.press("Control+C");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim()).toBe((await shown())?.trim());
    await page.evaluate((writeText) => Object.assign(navigator.clipboard, { writeText }), allowed);
  }
});

test("the settings of now are in the code: live ones while it trains, the others with the run", async ({ page }) => {
  const element = await openCode(page);
  const box = element.locator("#code-lines");
  await expect(box).toContainText("beta = 1\n");
  await call(page, (z) => z.train());
  await call(page, (z) => {
    z.settings = { beta: 2.5, learningRate: 2e-3 };
  });
  await expect(box).toContainText("beta = 2.5\n");
  await expect(box).toContainText("lr=0.002)");
  await expect(element.locator("#code-beta")).toHaveText(/2\.5/);
  await expect(element.locator("#code-loss")).toHaveText(/loss\s+\d+\.\d/);
  await call(page, (z) => {
    z.settings = { hidden: 24, latent: 20, batch: 64, noise: false, seed: 9 };
  });
  for (const text of ["nn.Linear(784, 24)", "nn.Linear(24, 20)", "split(64)", "zeros_like(mu)", "manual_seed(9)"]) {
    await expect(box).toContainText(text);
  }
  await element.locator("#code-rust").check();
  for (const text of ["hidden: 24,", "latent: 20,", "batch: 64,", "beta: 2.5,", "noise: false,", "seed: 9,"]) {
    await expect(box).toContainText(text);
  }
  // There is no plane now: every line still has a part in sight.
  const hidden = await call(page, (z, all) => {
    const root = /** @type {ShadowRoot} */ (z.shadowRoot);
    return all.filter((id) => !root.getElementById(id)?.checkVisibility());
  }, Object.values(parts).map(({ ids: [first] }) => first));
  expect(hidden).toEqual([]);
});

test("the code reads the images that there are, however they came", async ({ page }) => {
  const element = await openCode(page);
  const box = element.locator("#code-lines");
  await expect(box).toContainText("distance = torch.hypot");
  await call(page, (z) => z.addImages(new Uint8Array(50 * 784), undefined, "train"));
  await expect(box).toContainText('open("images.bin", "rb")');
  await expect(box).not.toContainText("torch.hypot");
  await element.locator("#trained").click();
  await expect(box).toContainText("images = MNIST(");
  await call(page, (z) => {
    z.settings = { dataset: "shapes" };
  });
  await expect(box).toContainText("distance = torch.hypot");
  await expect(box).not.toContainText("MNIST");
});
