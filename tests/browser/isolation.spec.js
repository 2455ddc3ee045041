// What a page and the elements in it keep from one another: names, styles and geometry, but for what is meant to pass.

import { call, stepCount } from "./element.js";
import { LOREM, post } from "./post.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * The element's place is the same whatever else the page says.
 * @param {number} width
 */
const pinned = (width) =>
  "#pinned { display: block !important; position: absolute !important; " +
  `top: 60px; left: 0; width: ${width}px !important; }`;

/**
 * An element at step 0 in a place of its own, on a page with these styles.
 * @param {Page} page
 * @param {import("./server.mjs").Server} blog
 * @param {string} css
 * @param {{ width?: number, controls?: string }} [how]
 */
async function open(page, blog, css, { width = 900, controls = "full" } = {}) {
  const body = `<div id="pinned"><z-scape dataset="shapes" lang="en" controls="${controls}"></z-scape></div>`;
  await page.goto(blog.add("/post.html", post(body, { head: `<style>${css} ${pinned(width)}</style>` })));
  await page.waitForFunction(() => customElements.get("z-scape"));
  await call(page, (element) => element.ready);
  await expect(page.locator("z-scape .poster")).toBeHidden();
  await expect(page.locator("z-scape .stat-step dd")).toHaveText("0");
  await expect(page.locator("z-scape tbody tr").first()).toBeAttached(); // the plane as a table comes a moment later
}

/**
 * Each thing in the element: where it lies in the element's box, if it has a size, and all of its computed style, a
 * line a property. It comes as one text, for there are half a million properties.
 * @param {Page} page
 * @returns {Promise<{ name: string, at: string, style: string }[]>}
 */
async function looks(page) {
  return JSON.parse(await call(page, (element) => {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const box = /** @type {Element} */ (root.querySelector(".box")).getBoundingClientRect();
    return JSON.stringify([...root.querySelectorAll("*")].map((node) => {
      const { left, top, width, height } = node.getBoundingClientRect();
      const seen = width > 0 && height > 0;
      const at = seen
        ? [left - box.left, top - box.top, width, height].map((value) => Math.round(10 * value) / 10)
        : [];
      const style = getComputedStyle(node);
      const name = `${node.localName}#${node.id}.${node.getAttribute("class") ?? ""}`;
      return {
        name, at: at.join(), style: [...style].map((key) => `${key}: ${style.getPropertyValue(key)}`).join("\n"),
      };
    }));
  }));
}

/**
 * What differs, in words.
 * @param {Awaited<ReturnType<typeof looks>>} plain
 * @param {Awaited<ReturnType<typeof looks>>} hostile
 */
function differences(plain, hostile) {
  expect(hostile.map(({ name }) => name)).toEqual(plain.map(({ name }) => name));
  return plain.flatMap(({ name, at, style }, i) => {
    const other = hostile[i];
    const properties = style.split("\n");
    expect(properties.length).toBeGreaterThan(300);
    const others =
      new Set(other.style.split("\n")); // the page's own custom properties among them, which come to every element
    return [
      ...(at === other.at ? [] : [`${name}: lies at ${other.at}, not ${at}`]),
      ...properties.filter((property) => !others.has(property)).map((property) => `${name}: no longer ${property}`),
    ];
  });
}

/** How an element stands on a page, and how it looks there without styles of the page's own: looked at once. */
const STANDS = [{}, { controls: "minimal" }, { width: 360 }].map((how) => ({
  how,
  plain: /** @type {Awaited<ReturnType<typeof looks>> | undefined} */ (undefined),
}));

for (const [what, css] of [
  ["a reset of everything", "* { all: unset; box-sizing: content-box; }"],
  [
    "what is inherited",
    `body { letter-spacing: 5px; text-transform: uppercase; line-height: 4; font-size: 40px; font-weight: 900;
      font-style: italic; text-align: right; word-spacing: 9px; white-space: pre; text-indent: 30px; color: lime;
      list-style: square inside; cursor: wait; border-collapse: collapse; hyphens: auto; tab-size: 9; }`,
  ],
  [
    "custom properties of the names that the element uses",
    `* { --ground: red; --surface: red; --ink: red; --muted: red; --line: red; --accent: red; --on-accent: red;
      --accent-pale: red; --radius: 50px; --gap: 90px; --plane: 50px; --decoded: 20px; --room: 9px; }`,
  ],
  [
    "rules for bare tags, classes and ids",
    "div, p, button, canvas, img, figure, dl, dd, input, select, form " +
    `{ position: absolute !important; width: 7px !important; }
      .box, .cell, .live, .stage, .plane, .poster, #plane, #decoded, #handle, #train { display: none !important; }`,
  ],
]) {
  test(`styles of the page stay outside: ${what}`, async ({ page, blog }) => {
    for (const stand of STANDS) {
      const { how } = stand;
      if (!stand.plain) {
        await open(page, blog, "", how);
        stand.plain = await looks(page);
      }
      await open(page, blog, css, how);
      expect.soft(differences(stand.plain, await looks(page)).slice(0, 12), JSON.stringify(how)).toEqual([]);
    }
  });
}

test("the page's font and colour scheme do pass, as they change", async ({ page, blog }) => {
  await open(page, blog, "body { font-family: monospace; color-scheme: dark; }");
  const of = (/** @type {string} */ property) =>
    page.locator("z-scape #train").evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property);
  const ground = () => page.locator("z-scape #plane").evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
    const data = canvas.getContext("2d")?.getImageData(3, 3, 1, 1).data ?? [];
    return data[0];
  });
  expect(await of("font-family")).toBe("monospace");
  await expect.poll(ground).toBeLessThan(60);
  await page.evaluate(() => {
    document.body.style.fontFamily = "serif";
    document.body.style.colorScheme = "light";
  });
  expect(await of("font-family")).toBe("serif");
  await expect.poll(ground).toBeGreaterThan(200);
});

test("custom properties with its prefix and its parts are for the page to style", async ({ page, blog }) => {
  await open(page, blog, `
    z-scape { --zscape-accent: rgb(1, 2, 3); --zscape-on-accent: rgb(250, 251, 252); ` +
    `--zscape-ground: rgb(10, 200, 30); }
    z-scape::part(plane-box) { outline: 5px dotted rgb(9, 8, 7); }
    z-scape::part(button) { border-radius: 3px; }`);
  const button = await page.locator("z-scape #train").evaluate((node) => {
    const { backgroundColor, color, borderTopLeftRadius } = getComputedStyle(node);
    return [backgroundColor, color, borderTopLeftRadius];
  });
  expect(button).toEqual(["rgb(1, 2, 3)", "rgb(250, 251, 252)", "3px"]);
  const outline = await page.locator("z-scape .plane").evaluate((node) => getComputedStyle(node).outline);
  expect(outline).toBe("rgb(9, 8, 7) dotted 5px");
  const corner = await page.locator("z-scape #plane").evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
    return [...(canvas.getContext("2d")?.getImageData(3, 3, 1, 1).data ?? [])];
  });
  expect(corner).toEqual([10, 200, 30, 255]);
});

test("it leaves no names, no styles and nothing else in the page around it", async ({ page, blog }) => {
  const head = "<style>p { color: rgb(1, 2, 3); } h1 { font-size: 31px; }</style>";
  await page.goto(blog.add("/post.html", post(`${LOREM}<z-scape autoplay></z-scape>`, { entry: "", head })));
  const around = () => page.evaluate(() => {
    const outside = [...document.querySelectorAll("html, head, head > *, body, body > *")];
    return {
      names: Object.getOwnPropertyNames(window).sort(),
      ofDocument: Object.getOwnPropertyNames(document).sort(),
      sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
      head: document.head.innerHTML,
      tags: outside.map(({ outerHTML }) => outerHTML),
      styles: outside.filter(({ localName }) => localName !== "z-scape").map((node) => {
        const style = getComputedStyle(node);
        // The element is taller than what it replaces, and so are its parents.
        const kept = [...style].filter((key) => !/height|block-size|origin/.test(key));
        return kept.map((key) => `${key}: ${style.getPropertyValue(key)}`).join("; ");
      }),
      stored: [document.cookie, localStorage.length, sessionStorage.length],
    };
  });
  const before = await around();
  // A page of a strict kind brings it in by a script of its own, which leaves no tag.
  await page.evaluate("import('/pkg/zscape.js').then(() => undefined)");
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
  const after = await around();
  expect(after).toEqual(before);
});
