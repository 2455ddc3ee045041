// The code beside the figure "vae": every line lights a part of the picture, and each part its lines.

import { partsAt } from "../../www/element/tools/code/light.js";
import { parts } from "../../www/figures/vae/parts.js";
import { button, open } from "./figure-vae.js";
import { post } from "./post.js";
import { expect, test } from "./test.js";

for (const [code, lang, known] of /** @type {const} */ ([
  ["pytorch", "en", "class VAE(nn.Module):"], ["rust", "zh", "fn main()"],
])) {
  test(`by keyboard: every line of ${code} lights its part, and it is there to be seen`, async ({ page, server }) => {
    test.setTimeout(120_000);
    const element = await open(page, server, { state: `code=${code}`, lang });
    await button(element, "step").click();
    await expect(element.locator("#vae-epoch")).toBeVisible();
    await expect(element.locator("#code-lines")).toContainText(known);
    await element.locator("#code-lines").focus();
    await page.keyboard.press("Home");
    const lines = await element.locator(".code-line[id]").evaluateAll((nodes) =>
      nodes.map((node) => ({ id: node.id, part: node.getAttribute("data-part") ?? "", text: node.textContent ?? "" })));
    expect(lines.length).toBeGreaterThan(40);
    for (const { id, part, text } of lines) {
      const { ids } = parts[/** @type {keyof typeof parts} */ (part)];
      await expect(element.locator(`[aria-activedescendant="${id}"] > #${id}[data-lit]`), text).toHaveCount(1);
      const lit = await element.evaluate((figure) =>
        [.../** @type {ShadowRoot} */ (figure.shadowRoot).querySelectorAll("[data-lit]")]
          .filter((node) => !node.matches(".code-line") && node.checkVisibility()).map((node) => node.id));
      expect(lit.sort(), text).toEqual([...ids].sort());
      await page.keyboard.press("ArrowDown");
    }
  });
}

test("a part under the pointer, or with the focus, lights its lines; " +
  "pressed, it leads to them", async ({ page, server }) => {
  const element = await open(page, server);
  await button(element, "step").click();
  await expect(element.locator("#vae-epoch")).toBeVisible();
  const ids = [...new Set(Object.values(parts).flatMap((part) => part.ids))].filter((id) => id !== "vae-model");
  for (const id of ids) {
    const target = element.locator(`:is(#picture, .transport) #${id}`).first();
    await target.hover();
    await expect(target, id).toHaveAttribute("data-lit", "");
    const about = /** @type {string[]} */ (partsAt(parts, id));
    const lit = await element.locator(".code-line[data-lit]")
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-part") ?? ""));
    expect(lit.length, id).toBeGreaterThan(0);
    expect(lit.every((part) => about.includes(part)), id).toBe(true);
  }
  await element.locator("#vae-data button").focus();
  for (let i = 0; i < 7; i++) await page.keyboard.press("ArrowRight");
  await expect(element.locator("#vae-z button")).toBeFocused();
  await expect(element.locator(".code-line[data-lit]").first()).toHaveAttribute("data-part", "z");
  await page.keyboard.press("Enter");
  await expect(element.locator("#code-lines")).toBeFocused();
  await expect(element.locator(".code-line[aria-selected=true]")).toHaveAttribute("data-part", "z");
});

test("a part that is pressed before the code has come throws nothing, " +
  "and leads to its lines when it is there", async ({ page, server }) => {
  /** @type {() => void} */
  let come = () => undefined;
  const wanted = new Promise((resolve) => {
    come = () => resolve(undefined);
  });
  await page.route(/part-tools\.en/, async (route) => {
    await wanted;
    await route.continue();
  });
  const figure = '<z-scape-figure name="vae" lang="en"></z-scape-figure>';
  await page.goto(server.add("/post.html", post(figure, { entry: "/pkg/figure.js" })));
  const element = page.locator("z-scape-figure");
  for (const id of ["x", "h", "mu", "z"]) await element.locator(`#vae-${id} button`).click({ timeout: 30_000 });
  await expect(element.locator("#code-lines")).toHaveCount(0);
  come();
  await expect(element.locator("#code-lines")).toBeVisible({ timeout: 30_000 });
  await element.locator("#vae-mu button").click();
  await expect(element.locator("#code-lines")).toBeFocused();
  await expect(element.locator(".code-line[aria-selected=true]")).toHaveAttribute("data-part", /mu|posterior/);
});
