// On pages of others' making: what their layout, their frameworks, their policies and their keys do to the elements,
// and the elements to them.

import { gzipSync } from "node:zlib";
import { openDiscs, placeOf } from "./discs.js";
import { call, stepCount } from "./element.js";
import { post } from "./post.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("./server.mjs").Server} Server */

const FIGURE = '<script type="module" src="/pkg/figure.js"></script>';
const SMALL = 'dataset="shapes" hidden-units="16" lang="en"';

/**
 * Opens a post with an element at step 0.
 * @param {Page} page
 * @param {Server} server
 * @param {string} body
 * @param {string} [head]
 */
async function open(page, server, body, head) {
  await page.goto(server.add("/host.html", post(body, { head })));
  await page.waitForFunction(() => customElements.get("z-scape"));
  await call(page, (element) => element.ready);
  return page.locator("z-scape");
}

test("properties take the text of attributes, as frameworks set them, " +
  "and data-set is dataset", async ({ page, blog }) => {
  await open(page, blog, `<z-scape ${SMALL} id="one"></z-scape>`);
  const seen = await call(page, (element) => {
    const any = /** @type {any} */ (element);
    any.z = "0.5,-1.2";
    const z = element.z;
    any.z = undefined;
    any.dataset = "own";
    const own = element.settings.dataset;
    element.setAttribute("data-set", "shapes");
    const shapes = element.settings.dataset;
    element.dataset.mine = "kept";
    any.dataset = null;
    return {
      z, cleared: element.z, own, shapes, plain: element.settings.dataset, mine: element.getAttribute("data-mine"),
    };
  });
  expect(seen).toEqual({ z: [0.5, -1.2], cleared: [0, 0], own: "own", shapes: "shapes", plain: "mnist", mine: "kept" });
});

test("controls without a value are the minimal ones: " +
  "what minifiers make of controls=\"minimal\"", async ({ page, blog }) => {
  const element = await open(page, blog, `<z-scape controls ${SMALL}></z-scape>`);
  expect(await call(page, (zscape) => zscape.view.controls)).toBe("minimal");
  await expect(element.locator("#train")).toBeVisible();
  await expect(element.locator("#seed")).toBeHidden();
});

/**
 * Parents as wide as what they hold, as rules for the parent and for the element.
 * @type {Record<string, [parent: string, own?: string]>}
 */
const FITTING = {
  "a centred flex column": ["display: flex; flex-direction: column; align-items: center"],
  "a centred grid": ["display: grid; justify-items: center"],
  "a flex row": ["display: flex"],
  "inline-block": ["", "display: inline-block"],
  "a float": ["", "float: left"],
  "a table cell": ["display: table-cell"],
  "a dialog": ["position: static; width: fit-content; display: block"],
  "an absolute box": ["position: absolute"],
  "fit-content": ["width: fit-content"],
};

test("where its parent is as wide as what it holds it has a width of its own, " +
  "and less where there is less room", async ({ page, blog }) => {
  const parents = Object.values(FITTING).map(([parent, own = ""]) =>
    `<section><div style="${parent}"><z-scape style="${own}" ${SMALL}></z-scape></div></section>
     <section><div style="${parent}">` +
      `<z-scape-figure style="${own}" name="elbo" lang="en"></z-scape-figure></div></section>`);
  const head =
    `${FIGURE}<style>body { margin: 0 } section { position: relative; min-height: 20px; clear: both }</style>`;
  await page.goto(blog.add("/fit.html", post(parents.join(""), { head })));
  await page.waitForFunction(() => customElements.get("z-scape") && customElements.get("z-scape-figure"));
  const widths = () => page.locator("z-scape, z-scape-figure")
    .evaluateAll((all) => all.map((node) => node.getBoundingClientRect().width));
  const names = Object.keys(FITTING).flatMap((name) => [name, `${name}, a figure`]);
  expect(Object.fromEntries((await widths()).map((width, i) => [names[i], width]))).toEqual(
    Object.fromEntries(names.map((name) => [name, 640])));
  await page.setViewportSize({ width: 380, height: 800 });
  expect(Math.max(...(await widths()))).toBeLessThanOrEqual(380);
  expect(Math.min(...(await widths()))).toBeGreaterThan(300);
});

for (const [how, scale] of /** @type {const} */ ([
  ["transform: scale(0.5); transform-origin: 0 0", 0.5],
  ["transform: scale(1.4); transform-origin: 0 0", 1.4],
  ["zoom: 1.5", 1.5],
])) {
  test(`in a parent with ${how}: the ring, the zoom and the charts ` +
    "are where the pointer is", async ({ page, server }) => {
    await openDiscs(page, server);
    await page.evaluate((style) => {
      document.body.style.cssText = `margin: 0; width: 800px; ${style}`;
    }, how);
    const element = page.locator("z-scape");
    const plane = await element.locator("#plane").evaluate((canvas) => {
      const { width } = canvas.getBoundingClientRect();
      return width / /** @type {HTMLElement} */ (canvas).offsetWidth;
    });
    expect(plane).toBeCloseTo(scale, 1);
    await element.locator("#plane").scrollIntoViewIfNeeded();

    const { x, y } = await placeOf(page, [2, -1.5]);
    await page.mouse.click(x, y);
    const z = await call(page, (zscape) => zscape.z);
    expect(z).toEqual([expect.closeTo(2, 1), expect.closeTo(-1.5, 1)]);

    await expect.poll(() => element.locator("#plane").evaluate(({ parentElement }) =>
      Object.hasOwn(/** @type {Element} */ (parentElement), "__zoom"))).toBe(true);
    await page.keyboard.down("Control");
    for (let i = 0; i < 3; i++) await page.mouse.wheel(0, -100);
    await page.keyboard.up("Control");
    await expect.poll(() => call(page, (zscape) => zscape.view.window[2])).toBeLessThan(3);
    await page.mouse.click(x, y);
    expect(await call(page, (zscape) => zscape.z)).toEqual([expect.closeTo(2, 1), expect.closeTo(-1.5, 1)]);

    await element.locator("#tab-charts").click();
    const chart = element.locator("#charts-reconstruction .u-over");
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    if (!box) throw new Error("the chart must be visible");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const mark = element.locator("#charts-reconstruction .plot-mark-cursor");
    await expect(mark).toBeVisible();
    const line = await mark.boundingBox();
    expect(Math.abs((line?.x ?? NaN) - box.x - box.width / 2)).toBeLessThan(3 * scale * 2);
  });
}

test("keys that it takes do not travel on to the page, " +
  "which has its own use for the others", async ({ page, blog }) => {
  const element = await open(page, blog, `<z-scape ${SMALL}></z-scape>`);
  await page.evaluate(() => {
    /** @type {string[]} */
    const heard = [];
    Object.assign(window, { heard });
    document.addEventListener("keydown", ({ key }) => heard.push(key));
  });
  const heard = () => page.evaluate(() => /** @type {string[]} */ (/** @type {any} */ (window).heard.splice(0)));
  await element.locator("#handle").focus();
  for (const key of ["ArrowRight", "ArrowUp", "+", "h", "s", " ", "Enter", "Escape"]) await page.keyboard.press(key);
  expect(await heard()).toEqual([]);
  await page.keyboard.press("Escape"); // nothing is chosen any more
  await page.keyboard.press("PageDown");
  expect(await heard()).toEqual(["Escape", "PageDown"]);
  await element.locator("#seed").focus();
  for (const key of ["ArrowUp", "3"]) await page.keyboard.press(key);
  await element.locator("#train").focus();
  await page.keyboard.press("Enter");
  expect(await heard()).toEqual([]);
  await element.locator("#show-keys").click();
  await page.keyboard.press("Escape");
  expect(await heard()).toEqual([]);
});

test("made in one document and put into another it becomes ready, in its own style", async ({ page, blog }) => {
  const body = `<z-scape ${SMALL}></z-scape><iframe width="900" height="700" title="another document"></iframe>`;
  await open(page, blog, body);
  const styleOf = (
    /** @type {import("@playwright/test").Locator} */ element,
  ) => element.locator("#train").evaluate((button) => {
    const { borderTopLeftRadius, backgroundColor } = getComputedStyle(button);
    return [borderTopLeftRadius, backgroundColor];
  });
  const style = await styleOf(page.locator("z-scape"));
  await page.evaluate(async () => {
    const element = /** @type {import("zscape").ZScape} */ (document.querySelector("z-scape"));
    const other = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe")).contentDocument;
    const made = /** @type {import("zscape").ZScape} */ (document.createElement("z-scape"));
    made.settings = { dataset: "shapes", hidden: 16 };
    for (const node of [element, made]) other?.body.append(node);
    await made.ready;
  });
  const frame = page.frameLocator("iframe");
  for (const element of await frame.locator("z-scape").all()) {
    await element.evaluate((node) => /** @type {import("zscape").ZScape} */ (node).step());
    expect(await element.evaluate((node) => /** @type {import("zscape").ZScape} */ (node).stepCount))
      .toBeGreaterThan(0);
    expect(await styleOf(element)).toEqual(style);
    await expect(element.locator("#plane")).toBeVisible();
  }
});

const TYPES = "require-trusted-types-for 'script'; trusted-types";

test("with Trusted Types it trains, beside a figure and another lit-html", async ({ page, server }) => {
  const body =
    `<z-scape ${SMALL} autoplay></z-scape><z-scape-figure name="reparameterisation" lang="en"></z-scape-figure>`;
  const policy = `${TYPES} zscape lit-html 'allow-duplicates'`;
  await page.goto(server.add("/typed.html", post(body, {
    head: `<meta http-equiv="Content-Security-Policy" content="${policy}">${FIGURE}`,
  })));
  await expect.poll(() => stepCount(page)).toBeGreaterThan(3);
  await expect(page.locator("z-scape-figure #title")).toBeVisible();
  await expect(page.locator("z-scape-figure svg[role=img], z-scape-figure svg").first()).toBeVisible();
});

test.describe("where a page's policy allows no part of it", () => {
  test.use({ problemsExpected: true }); // the browser reports what it has blocked

  test("trusted-types 'none' is told in a sentence, " +
    "by the element, the figure and an event", async ({ page, server }) => {
    const body = `<z-scape ${SMALL} autoplay><p id="instead">A picture.</p></z-scape>
      <z-scape-figure name="reparameterisation" lang="en"></z-scape-figure>`;
    const head = `<meta http-equiv="Content-Security-Policy" content="${TYPES} 'none'">${FIGURE}`;
    await page.addInitScript(() => {
      /** @type {string[]} */
      const told = [];
      Object.assign(window, { told });
      addEventListener("zscape-error", (event) => told.push(/** @type {CustomEvent} */ (event).detail.message));
    });
    await page.goto(server.add("/none.html", post(body, { head })));
    const told = () => page.evaluate(() => /** @type {string[]} */ (/** @type {any} */ (window).told).join("\n"));
    await expect.poll(told).toContain("Trusted Types must allow zscape lit-html 'allow-duplicates'");
    await expect(page.locator("#instead")).toBeVisible();
    await expect(page.locator("z-scape-figure")).toContainText("Trusted Types");
  });
});

test("a server that says more than the type of wasm, or says it otherwise, is understood", async ({ page, blog }) => {
  for (const type of ["application/wasm; charset=utf-8", "Application/WASM", "application/octet-stream"]) {
    await page.route("**/*.wasm", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-type": type } });
    });
    await open(page, blog,
      `<z-scape ${SMALL}></z-scape><z-scape-figure name="reparameterisation" lang="en"></z-scape-figure>`, FIGURE);
    await expect(page.locator("z-scape-figure #title")).toBeVisible();
    expect((await call(page, (element) => element.decode([0, 0]))).length).toBe(784);
    await page.unroute("**/*.wasm");
  }
});

test("a small file that unpacks to a large one is given up, and said to be too large", async ({ page, blog }) => {
  const bomb = gzipSync(Buffer.alloc(129e6), { level: 1 });
  const element = await open(page, blog, `<z-scape ${SMALL}></z-scape>`);
  blog.add("/bomb.safetensors.gz", bomb);
  await call(page, (zscape) => zscape.setAttribute("checkpoint", "/bomb.safetensors.gz"));
  await expect(element.locator(".failure, [role=alert]").first())
    .toContainText("unpacks to more than 128 MB", { timeout: 20_000 });
});

test("a model for images of another size says what fits, and nothing is thrown beside", async ({ page, blog }) => {
  const header = JSON.stringify({
    __metadata__: {}, "fc1.weight": { dtype: "F32", shape: [4, 1024], data_offsets: [0, 16384] },
  });
  const bytes = Buffer.concat([Buffer.alloc(8), Buffer.from(header), Buffer.alloc(16384)]);
  bytes.writeUInt32LE(header.length);
  blog.add("/large.safetensors", bytes);
  const element = await open(page, blog, `<z-scape ${SMALL}></z-scape>`);
  await call(page, (zscape) => zscape.setAttribute("checkpoint", "/large.safetensors"));
  await expect(element.locator(".failure, [role=alert]").first())
    .toContainText("images of 32 x 32 pixels; expected a model for 28 x 28");
  const message = await call(page, (zscape) => {
    zscape.removeAttribute("checkpoint");
    return zscape.reset().then(() => zscape.step()).then(() => "went on", (error) => error.message);
  });
  expect(message).toBe("went on");
});
