// The plane that the tool "export" saves: as PNG it is the canvas, as SVG it looks like it, with what is marked on it.

import { call } from "./element.js";
import { openSmall, rowsOf, save } from "./export.js";
import { drawn, drawnAtRest } from "./plane.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * The trained model, with all that can be seen on the plane.
 * @param {Page} page
 * @param {string} fields
 */
async function openTrained(page, fields) {
  await page.goto(`/#v=1&checkpoint=mnist&tool=export&lang=en${fields}`);
  await call(page, (element) => element.ready);
  return page.locator("z-scape");
}

/**
 * A saved picture as a browser draws it, beside the plane's canvas: how far their colours are apart, 0 to 255, about
 * the ring, which the canvas has not, and elsewhere.
 * @param {Page} page
 * @param {Buffer} bytes
 * @param {string} type
 */
function compared(page, bytes, type) {
  return call(page, async (element, [text, of]) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], { type: of }));
    await image.decode();
    const plane = /** @type {HTMLCanvasElement} */ (element.shadowRoot?.getElementById("plane"));
    const { width, height } = plane;
    const drawn = new OffscreenCanvas(width, height).getContext("2d");
    drawn?.drawImage(image, 0, 0, width, height);
    const [one, other] = [drawn, plane.getContext("2d")]
      .map((context) => context?.getImageData(0, 0, width, height).data ?? []);
    const at = element.z.map((value, i) => (0.5 + ((i === 0 ? 1 : -1) * value) / 8.6) * width);
    const sums = { ring: { sum: 0, count: 0 }, elsewhere: { sum: 0, count: 0 } };
    const colours = new Set();
    for (let i = 0; i < one.length; i += 4) {
      const [left, top] = [(i / 4) % width, Math.floor(i / 4 / width)];
      const within = Math.max(Math.abs(left - at[0]), Math.abs(top - at[1])) < (16 * width) / plane.clientWidth;
      const place = within ? sums.ring : sums.elsewhere;
      for (let k = 0; k < 3; k++) place.sum += Math.abs(one[i + k] - other[i + k]) / 3;
      place.count += 1;
      colours.add((one[i] << 16) | (one[i + 1] << 8) | one[i + 2]);
    }
    const [ring, elsewhere] = [sums.ring, sums.elsewhere].map(({ sum, count }) => sum / count);
    const size = [image.naturalWidth, image.naturalHeight];
    return { size, plane: [width, height], colours: colours.size, ring, elsewhere };
  }, /** @type {[string, string]} */ ([bytes.toString("base64"), type]));
}

test("the plane as PNG is the canvas to the pixel, with the ring over it", async ({ page }) => {
  await openTrained(page, "&posteriors=none&z=1.5,-2");
  await drawnAtRest(page);
  const { name, bytes } = await save(page, "plane-png");
  expect(name).toBe("zscape-plane-step-0.png");
  const { size, plane, colours, ring, elsewhere } = await compared(page, bytes, "image/png");
  expect(size).toEqual(plane);
  expect(colours).toBeGreaterThan(100);
  expect(elsewhere).toBe(0);
  expect(ring).toBeGreaterThan(20);
});

test.describe("on a sharp screen", () => {
  test.use({ deviceScaleFactor: 2, colorScheme: "dark" });
  test("the plane as PNG has all of its pixels, and its marks in their colours", async ({ page }) => {
    const element = await openTrained(page, "&layers=points&posteriors=sample");
    await expect(element.locator("#marks ellipse")).toHaveCount(120);
    // While points move, a slow device draws fewer pixels.
    const width = () => element.locator("#plane").evaluate((plane) => /** @type {HTMLCanvasElement} */ (plane).width);
    await expect.poll(width).toBeGreaterThan(900);
    const { bytes } = await save(page, "plane-png");
    const { size, plane, elsewhere } = await compared(page, bytes, "image/png");
    expect(size).toEqual(plane);
    expect(size[0]).toBeGreaterThan(900);
    expect(elsewhere).toBeGreaterThan(0.5); // the ellipses
    await call(page, (zscape) => {
      zscape.view = { posteriors: "none" };
    });
    await expect(element.locator("#marks ellipse")).toHaveCount(0);
    await expect.poll(width).toBeGreaterThan(900);
    const bare = await save(page, "plane-png");
    expect((await compared(page, bare.bytes, "image/png")).elsewhere).toBe(0);
  });
});

test("the plane as SVG looks like the plane, by classes, and needs nothing beside it", async ({ page }) => {
  const element = await openTrained(page, "&layers=axes+rings+points+handle&posteriors=none&hiddenClasses=4");
  const bareGround = await drawnAtRest(page);
  await call(page, (zscape) => {
    zscape.view = { layers: [...zscape.view.layers, "manifold"] };
  });
  await expect.poll(() => drawn(page)).not.toBe(bareGround); // the manifold has come
  await drawnAtRest(page);
  const { name, bytes } = await save(page, "plane-svg");
  expect(name).toBe("zscape-plane-step-0.svg");
  expect(bytes.length).toBeLessThan(1e6);
  const { elsewhere, colours } = await compared(page, bytes, "image/svg+xml");
  expect(colours).toBeGreaterThan(100);
  expect(elsewhere).toBeLessThan(6);
  const shown = rowsOf((await save(page, "posteriors")).bytes).filter((row) => row.class !== "4");
  const found = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    const all = [...parsed.querySelectorAll("*")];
    return {
      root: parsed.documentElement.tagName,
      title: parsed.querySelector("title")?.textContent,
      classes: [...parsed.querySelectorAll("#points > g")].map(({ id }) => id).sort(),
      points: parsed.querySelectorAll("use").length,
      images: [...parsed.querySelectorAll("image")].map((image) => image.getAttribute("xlink:href")?.slice(0, 22)),
      styled: all.filter((node) => node.hasAttribute("class") || node.hasAttribute("style")).length,
    };
  }, bytes.toString());
  expect(found).toEqual({
    root: "svg",
    title: "zscape: the latent plane at step 0",
    classes: [0, 1, 2, 3, 5, 6, 7, 8, 9].map((label) => `class-${label}`),
    points: shown.length,
    images: ["data:image/png;base64,"],
    styled: 0,
  });
  await call(page, (zscape) => {
    zscape.view = { layers: ["axes", "rings"], hiddenClasses: [] };
  });
  await expect(element.locator("#handle")).toBeHidden();
  const bare = await save(page, "plane-svg");
  expect(bare.bytes.toString()).not.toMatch(/<use|<image|id="z"/);
});

test("the SVG has what is marked on the plane, in the colours of the page", async ({ page }) => {
  const element = await openSmall(page, "&posteriors=one&image=7");
  await expect(element.locator("#marks ellipse")).toHaveCount(2);
  const { bytes } = await save(page, "plane-svg");
  const marks = bytes.toString().split('id="marks"')[1];
  expect(marks.match(/<ellipse /g)).toHaveLength(2);
  const stroke = await element.locator("#marks ellipse").first().getAttribute("stroke");
  expect(marks).toContain(`stroke="${stroke}"`);
  expect(marks).not.toMatch(/class=|var\(|<!--/);
});
