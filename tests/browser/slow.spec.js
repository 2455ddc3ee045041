// The tool "step": one real step in slow motion, told in captions that come one by one, by keys or by themselves.

import { violationsOf } from "./axe.js";
import { openDiscs } from "./discs.js";
import { call } from "./element.js";
import { CAPTIONS, makeStep } from "./slow.js";
import { expect, test } from "./test.js";

const TOOL = /** @type {{ fromShadowDom: [string, string] }} */ ({ fromShadowDom: ["z-scape", "#tool"] });

for (const { lang, title, of } of [
  { lang: "en", title: "z: a draw from the posterior", of: "Of step 81" },
  { lang: "zh", title: "z：从后验中抽取的样本", of: "第 81 步" },
]) {
  test("at 380 px, by keys alone, captions come one by one " +
    `and their marks with them: ${lang}`, async ({ page, server }) => {
    await openDiscs(page, server);
    await call(page, (element, wish) => {
      element.setAttribute("lang", wish);
      element.setAttribute("tool", "step");
    }, lang);
    await page.setViewportSize({ width: 380, height: 800 });
    await page.locator("#slow-make").focus();
    await page.keyboard.press("Enter");
    await expect(page.locator("#slow-at")).toHaveText("1 / 10");
    await expect(page.locator(".slow [role=status]")).toContainText(of);
    await expect(page.locator("#slow-make")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.locator("#slow-back")).toBeFocused();
    const ring = await call(page, (element) => element.z);
    const marks = { mu: ".symbol-mu", sigma: ".symbol-sigma", z: "circle.symbol-z", gradient: ".pull-sum" };
    for (let n = 1; n <= CAPTIONS; n++) {
      await expect(page.locator("#slow-at")).toHaveText(`${n} / 10`);
      await expect(page.locator(".slow-caption")).toHaveCount(1);
      await expect(page.locator(".slow-title")).toContainText(String(n));
      if (n === 6) await expect(page.locator(".slow-title")).toContainText(title);
      expect(await page.locator(".slow-caption math").count()).toBeGreaterThan(0);
      for (const [name, from] of /** @type {const} */ ([["mu", 3], ["sigma", 4], ["z", 6], ["gradient", 9]])) {
        const drawn = await page.locator(`#marks .slow-marks ${marks[name]}`).count();
        expect(drawn > 0, `${name} at caption ${n}`).toBe(n >= from);
      }
      const wide = await call(page, (element) => {
        const root = /** @type {ShadowRoot} */ (element.shadowRoot);
        const cut = [...root.querySelectorAll(".slow *")].filter((part) =>
          part.matches("p, div, section, table") && part.scrollWidth > part.clientWidth + 1);
        return [document.documentElement.scrollWidth, ...cut.map((part) => `${part.className}: ${part.textContent}`)];
      });
      expect(wide).toEqual([380]);
      await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.press("ArrowRight"); // there is no eleventh
    await expect(page.locator("#slow-at")).toHaveText("10 / 10");
    await page.keyboard.press("Home");
    await expect(page.locator("#slow-at")).toHaveText("1 / 10");
    await page.locator("#slow-sign-1").focus();
    await page.keyboard.press("ArrowRight");
    await expect(page.locator("#slow-sign-2")).toBeFocused();
    await expect(page.locator("#slow-sign-2")).toHaveAttribute("aria-current", "step");
    await expect(page.locator(".slow-signs [tabindex='0']")).toHaveCount(1);
    expect(await call(page, (element) => element.z)).toEqual(ring);
    expect(await violationsOf(page, TOOL)).toEqual([]);
    await page.locator("#slow-all").press("Enter");
    await expect(page.locator(".slow-caption")).toHaveCount(CAPTIONS);
    expect(await violationsOf(page, TOOL)).toEqual([]);
    await expect(page.locator("#marks .slow-marks .pull-sum").first()).toBeAttached();
  });
}

test("symbols have one colour in formulas, signs and on the plane", async ({ page, server }) => {
  await openDiscs(page, server);
  await makeStep(page);
  await page.locator("#slow-all").click();
  const colours = await call(page, (element) => {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    return ["x", "h", "mu", "logvar", "eps", "z", "xhat", "reconstruction", "kl", "gradient", "adam"].map((name) => {
      const all = [...root.querySelectorAll(`.slow .symbol-${name}, #marks .symbol-${name}`)];
      return { name, seen: [...new Set(all.map((part) => getComputedStyle(part).color))] };
    });
  });
  for (const { name, seen } of colours) expect(seen, name).toHaveLength(1);
  expect(new Set(colours.map(({ seen }) => seen[0])).size).toBe(colours.length);
});

test("captions play by themselves and can be stopped, " +
  "but not where less motion is wanted", async ({ page, server }) => {
  await page.clock.install();
  await openDiscs(page, server);
  await makeStep(page);
  await expect(page.locator("#slow-play")).toHaveText("Play");
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await page.locator("#slow-make").click();
  await expect(page.locator("#slow-play")).toHaveText("Stop");
  await page.clock.fastForward(6000); // ms: so long is a caption shown
  await expect(page.locator("#slow-at")).toHaveText("2 / 10");
  await page.locator("#slow-play").click();
  await expect(page.locator("#slow-play")).toHaveText("Play");
  await page.locator("#slow-play").click();
  await page.keyboard.press("ArrowRight"); // who goes on alone is left alone
  await expect(page.locator("#slow-play")).toHaveText("Play");
  await expect(page.locator("#slow-at")).toHaveText("3 / 10");
});

test("what is told stays while the run goes on and tools change; a new run voids it", async ({ page, server }) => {
  await openDiscs(page, server);
  await makeStep(page);
  await page.locator("#slow-sign-6").click();
  const z = await page.locator("[data-number=z-1]").first().getAttribute("data-value");
  await call(page, async (element) => {
    element.removeAttribute("until");
    for (let i = 0; i < 5; i++) await element.step();
  });
  await page.locator("#tab-point").click();
  await expect(page.locator("#marks .slow-marks")).toHaveCount(0);
  await page.locator("#tab-step").click();
  await expect(page.locator(".slow [role=status]")).toContainText("Of step 81, epoch");
  await expect(page.locator("#slow-at")).toHaveText("6 / 10");
  expect(await page.locator("[data-number=z-1]").first().getAttribute("data-value")).toBe(z);
  expect(await call(page, (element) => element.stepCount)).toBe(86);
  await page.locator("#reset").click();
  await expect(page.locator("#slow-next")).toHaveCount(0);
  await expect(page.locator("#marks .slow-marks")).toHaveCount(0);
  await expect(page.locator(".slow [role=status]")).toContainText("told in ten captions");
});

test("a step that cannot be made is refused in words, and what was told before stays", async ({ page, server }) => {
  await openDiscs(page, server);
  await call(page, (element) => {
    element.settings = { learningRate: 10 };
  });
  await makeStep(page);
  await expect(page.locator(".slow [role=status]")).toContainText("Of step 81,");
  await expect(async () => {
    await page.locator("#slow-make").click();
    await expect(page.locator("#status")).toContainText("not a finite number", { timeout: 300 });
  }).toPass();
  await expect(page.locator(".slow-caption")).toHaveCount(1);
  await expect(page.locator("#slow-make")).toHaveAttribute("aria-disabled", "false");
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`while a step is made what its button says can be read, ${colorScheme}`, async ({ page, server }) => {
    await page.emulateMedia({ colorScheme });
    await openDiscs(page, server);
    await page.locator("#tab-step").click();
    const contrast = await page.locator("#slow-make").evaluate((button) => {
      button.setAttribute("aria-disabled", "true");
      const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
      const luminance = (/** @type {string} */ colour) => {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => (byte / 255) ** 2.2);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
      };
      const { color, backgroundColor } = getComputedStyle(button);
      const [one, other] = [luminance(color), luminance(backgroundColor)];
      return Math.max(one, other) / Math.min(one, other);
    });
    expect(contrast).toBeGreaterThan(4.5);
  });
}

test("with no images there is no step", async ({ page, server }) => {
  const head = '<title>none</title><script type="module" src="/pkg/zscape.js"></script>';
  const html = `<!doctype html><html lang="en">${head}<z-scape lang="en" dataset="own" tool="step" autoplay></z-scape>`;
  await page.goto(server.add("/none.html", html));
  await page.locator("#slow-make").click();
  await expect(page.locator("#status")).toHaveText("Not changed: a step needs images, and none are in yet");
});
