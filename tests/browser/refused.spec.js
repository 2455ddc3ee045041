// What a reader types and the page cannot take: it says so, in the page's words, until something is taken.

import { call } from "./element.js";
import { expect, test } from "./test.js";

const OPEN = "/#v=1&dataset=shapes&hidden=16&until=1&lang=";

test("a bad value is refused in words that go when a good one is taken; a comma is a point", async ({ page }) => {
  await page.goto(`${OPEN}en`);
  const element = page.locator("z-scape");
  const [status, rate] = [element.locator("#status"), element.locator("#learning-rate")];
  await expect(status).toHaveText("Paused at step 1");
  for (const text of ["99", "-1", "abc", "1,000", ""]) {
    await rate.fill(text);
    await rate.press("Enter");
    await expect(status).toHaveText(/^Learning rate takes numbers above 0, up to 10\. .*: it is still 0\.001\.$/);
    await expect(element.locator(".settings + .refused")).toHaveText(await status.innerText());
    if (text) await expect(status).toContainText(`“${text}” is not one`);
    await expect(rate).toHaveValue("0.001");
  }
  await rate.fill("0,01");
  await rate.press("Enter");
  await expect(status).toHaveText("Paused at step 1");
  await expect(element.locator(".refused")).toHaveCount(0);
  expect(await call(page, ({ settings }) => settings.learningRate)).toBe(0.01);
});

test("a run that goes on does not take the sentence away; its reader's pause does", async ({ page }) => {
  await page.goto("/#v=1&dataset=shapes&hidden=16&until=200&lang=en");
  const element = page.locator("z-scape");
  await expect(element.locator("#status")).toHaveText("Training to step 200 …");
  await element.locator("#beta").fill("-1");
  await element.locator("#beta").press("Enter");
  await expect(element.locator("#stat-step dd")).toHaveText("200");
  await expect(element.locator("#status")).toContainText("“-1” is not one: it is still 1.");
  await element.locator("#train").click();
  await expect(element.locator("#status")).toHaveText("Training");
});

test("in Chinese, and in the folded form: what was typed stays, with the focus on it", async ({ page }) => {
  await page.goto(`${OPEN}zh`);
  const element = page.locator("z-scape");
  await expect(element.locator("#train")).toBeVisible();
  await element.locator("details:has(form) > summary").click();
  await element.locator("#latent").fill("99");
  await element.locator("#batch").fill("64");
  await element.locator("#apply").click();
  await expect(element.locator("#status")).toHaveText("“潜变量维数”应为 1 到 64 的整数。“99”不是，仍为 2。");
  await expect(element.locator("#latent")).toHaveValue("99");
  await expect(element.locator("#latent")).toBeFocused();
  await expect(element.locator("form .refused")).toContainText("“99”不是");
  expect(await call(page, ({ settings }) => settings.batch)).toBe(128);
  await element.locator("#latent").fill("3");
  await element.locator("#apply").click();
  await expect.poll(() => call(page, ({ settings }) => [settings.latent, settings.batch])).toEqual([3, 64]);
  await expect(element.locator("#status")).not.toContainText("99");
});

test("a language alone is a link, in whatever version", async ({ page }) => {
  await page.goto("/#lang=zh");
  await expect(page.locator("#notice")).toBeHidden();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.goto("/#v=99&lang=en");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("#notice")).toContainText("another version");
});
