// What stands around every figure: its name, which may come late or change, the document it is in, its keys, what a
// link may hold, and the worker that all figures share, which may fall.

import { expect, test } from "./test.js";
import { post } from "./post.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */
/** @typedef {import("./server.mjs").Server} Server */

const ENTRY = { entry: "/pkg/figure.js" };

/**
 * @param {string} name
 * @param {string} [more]  attributes
 */
const figure = (name, more = "") => `<z-scape-figure name="${name}" lang="en" ${more}></z-scape-figure>`;

/**
 * Opens a page with these figures.
 * @param {Page} page
 * @param {Server} server
 * @param {string} body
 */
async function open(page, server, body) {
  await page.goto(server.add("/post.html", post(body, ENTRY)));
  return page.locator("z-scape-figure");
}

/**
 * That this figure is drawn, and nothing else.
 * @param {Locator} element
 * @param {RegExp} title
 */
async function expectAlone(element, title) {
  await expect(element.locator("#title")).toHaveText(title);
  await expect(element.locator("#summary")).not.toBeEmpty({ timeout: 20_000 });
  await expect(element.locator("#status")).toBeEmpty();
  expect(await element.evaluate((node) => {
    const root = /** @type {ShadowRoot} */ (node.shadowRoot);
    const boxes = [...root.children];
    const words = boxes.flatMap(({ childNodes }) => [...childNodes]).filter(({ nodeType, textContent }) =>
      nodeType === Node.TEXT_NODE && textContent?.trim());
    return { boxes: boxes.length, sections: boxes[0].children.length, words: words.length };
  })).toEqual({ boxes: 1, sections: 1, words: 0 });
}

const FUNCTIONAL = /functional/;
const ESTIMATORS = /gradient|estimat/i;

/**
 * @param {Locator} element
 * @param {string} name
 */
const rename = (element, name) => element.evaluate((node, value) => node.setAttribute("name", value), name);
/**
 * How many style sheets it has.
 * @param {Locator} element
 */
const sheets = (element) => element.evaluate((node) => node.shadowRoot?.adoptedStyleSheets.length);

test("named late, corrected or renamed it is the figure of its last name, " +
  "and nothing is left of what was there before", async ({ page, server }) => {
  const element = await open(page, server, "<z-scape-figure lang=\"en\"></z-scape-figure>");
  await expect(element)
    .toContainText('name must be one of functional, inference, elbo, reparameterisation, vae, beta, diffusion, got ""');
  const bare = await sheets(element);
  await rename(element, "functionals");
  await expect(element).toContainText('got "functionals"');
  await rename(element, "functional");
  await expectAlone(element, FUNCTIONAL);
  const own = await sheets(element);
  await rename(element, "reparameterisation");
  await expectAlone(element, ESTIMATORS);
  expect(await sheets(element)).toBe(own);
  await rename(element, "functional");
  await expectAlone(element, FUNCTIONAL);
  expect(await sheets(element)).toBe(own);
  expect(page.workers().length).toBe(1);
  await rename(element, "none");
  await expect(element).toContainText('got "none"');
  await expect(element.locator("#title")).toHaveCount(0);
  expect(await sheets(element)).toBe(bare);
});

test("of several names in a moment the last counts, " +
  "in the language that was asked for meanwhile", async ({ page, server }) => {
  const element = await open(page, server, "<z-scape-figure></z-scape-figure>");
  await expect(element).toContainText("name must be one of");
  await element.evaluate((node) => {
    for (const name of ["functional", "x", "elbo", "reparameterisation"]) node.setAttribute("name", name);
    for (const lang of ["en", "zh"]) node.setAttribute("lang", lang);
    node.setAttribute("state", "seed=7");
  });
  await expectAlone(element, /\p{Script=Han}/u);
  await expect(element.locator("#seed")).toHaveValue("7");
  await expect(element.locator("#baseline")).toHaveCount(1);
});

test("a state that a page has set before the script came is taken", async ({ page, server }) => {
  const html = post(figure("reparameterisation"), { entry: "" });
  await page.goto(server.add("/early.html", html));
  const element = page.locator("z-scape-figure");
  await element.evaluate((node) => {
    /** @type {any} */ (node).state = "seed=9";
  });
  await page.addScriptTag({ url: "/pkg/figure.js", type: "module" });
  await expectAlone(element, ESTIMATORS);
  await expect(element.locator("#seed")).toHaveValue("9");
});

test("made in one document and put into another it is drawn in its own style, and goes on", async ({ page, blog }) => {
  await open(page, blog,
    `${figure("reparameterisation")}<iframe width="1000" height="900" title="another document"></iframe>`);
  const styleOf = (/** @type {Locator} */ element) => element.locator("#play").evaluate((button) => {
    const { borderTopLeftRadius, backgroundColor } = getComputedStyle(button);
    return [borderTopLeftRadius, backgroundColor];
  });
  const here = page.locator("z-scape-figure");
  await expectAlone(here, ESTIMATORS);
  const style = await styleOf(here);
  await page.evaluate(() => {
    const other = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe")).contentDocument;
    const made = document.createElement("z-scape-figure");
    made.setAttribute("name", "functional");
    made.setAttribute("lang", "en");
    other?.body.append(/** @type {Element} */ (document.querySelector("z-scape-figure")), made);
  });
  const [moved, made] = [0, 1].map((i) => page.frameLocator("iframe").locator("z-scape-figure").nth(i));
  const count = () => moved.evaluate((node) => /** @type {any} */ (node).facts.count);
  const before = await count();
  await moved.locator("#step").click();
  await expect.poll(count).toBeGreaterThan(before);
  await made.scrollIntoViewIfNeeded();
  await expectAlone(made, FUNCTIONAL);
  for (const element of [moved, made]) expect(await styleOf(element)).toEqual(style);
});

test("keys that a figure takes do not travel on to the page, " +
  "which has its own use for the others", async ({ page, server }) => {
  test.setTimeout(120_000);
  const elements = await open(page, server,
    figure("functional", 'state="problem=own"') + figure("diffusion") + figure("vae"));
  await page.evaluate(() => {
    /** @type {string[]} */
    const heard = [];
    Object.assign(window, { heard });
    document.addEventListener("keydown", ({ key }) => heard.push(key));
  });
  const heard = () => page.evaluate(() => /** @type {string[]} */ (/** @type {any} */ (window).heard.splice(0)));
  const [functional, diffusion, vae] = [0, 1, 2].map((i) => elements.nth(i));
  await functional.locator("#handle-4").focus();
  for (const key of ["ArrowUp", "ArrowRight"]) await page.keyboard.press(key);
  await functional.locator("#formula").focus();
  for (const key of ["ArrowLeft", "s", "Backspace"]) await page.keyboard.press(key);
  expect(await heard()).toEqual([]);
  await functional.locator("#handle-4").focus();
  for (const key of ["PageDown", "Escape"]) await page.keyboard.press(key);
  expect(await heard()).toEqual(["PageDown", "Escape"]);

  await diffusion.scrollIntoViewIfNeeded();
  await diffusion.locator("#grip-particle").focus({ timeout: 20_000 });
  for (const key of ["ArrowUp", "PageDown", "PageUp"]) await page.keyboard.press(key);
  expect(await heard()).toEqual([]);

  await vae.scrollIntoViewIfNeeded();
  await vae.locator("#vae-data button").focus();
  for (const key of ["ArrowRight", "Enter"]) await page.keyboard.press(key);
  await expect(vae.locator("#code-lines")).toBeFocused();
  for (const key of ["ArrowDown", "End"]) await page.keyboard.press(key);
  expect(await heard()).toEqual([]);
});

test("formulas have room for letters a seventh wider than these: Firefox has such", async ({ page, server }) => {
  test.setTimeout(120_000);
  for (const width of [1280, 380]) {
    await page.setViewportSize({ width, height: 800 });
    for (const name of ["functional", "inference", "elbo", "reparameterisation", "beta", "diffusion"]) {
      const element = await open(page, server, figure(name));
      await expect(element.locator("#summary")).not.toBeEmpty({ timeout: 30_000 });
      await expect(element.locator(".formula math").first()).toBeAttached();
      const tight = await element.locator(".formula:has(math)").evaluateAll((all) => all.flatMap((formula) => {
        const room = /** @type {HTMLElement} */ (formula.parentElement).clientWidth;
        const wide = /** @type {Element} */ (formula.firstElementChild).getBoundingClientRect().width;
        return wide * 1.15 > room ? [`${formula.textContent?.trim().slice(0, 20)}: ${wide} of ${room}`] : [];
      }));
      expect(tight, `${name} at ${width} px`).toEqual([]);
    }
  }
});

/** What links bring that no figure can take, and what is said of it. */
const EXCESSIVE = /** @type {const} */ ([
  ["a thousand heights", { problem: "length", heights: "0.1,".repeat(1000) },
    "state must be a text of at most 4000 characters"],
  ["a hundred heights", { problem: "length", heights: "0.1,".repeat(100) },
    "heights must be a text of at most 300 characters, got 400"],
  ["eight heights", { problem: "length", heights: "0,0,0,0,0,0,0,0" },
    "heights must be 7 finite numbers from -1000 to 1000"],
  ["two thousand factors", { problem: "own", formula: "f*".repeat(1999) + "f" },
    "state must be a text of at most 4000 characters"],
  ["nine hundred factors", { problem: "own", formula: "f*".repeat(899) + "f" },
    "formula must be a text of at most 300 characters, got 1799"],
]);

for (const [what, state, sentence] of EXCESSIVE) {
  test(`${what} in a link are refused in a sentence, and the defaults stand`, async ({ page, server }) => {
    const query = String(new URLSearchParams(state)).replaceAll("&", "&amp;");
    const element = await open(page, server, figure("functional", `state="${query}"`));
    await expect(element.locator("#status")).toContainText(sentence);
    await expect(element.locator("#plot")).toBeVisible({ timeout: 20_000 });
    await expect(element.locator("[id^=handle-]")).toHaveCount(7);
    expect(page.workers().length).toBe(1);
  });
}

test("a formula as deep as the text lets it be is refused or taken, " +
  "and the figure goes on", async ({ page, server }) => {
  const element = await open(page, server, figure("functional", 'state="problem=own"'));
  await expect(element.locator("#plot")).toBeVisible({ timeout: 20_000 });
  const formula = element.locator("#formula");
  const complaint = element.locator("#formula-complaint");
  for (const deep of [`${"-".repeat(299)}f`, `${"f^".repeat(149)}f`]) {
    await formula.fill(deep);
    await expect(complaint)
      .toContainText(/formula must be at most 150 operations deep, got \d+\. The last good formula stays|not finite/);
  }
  await formula.fill(`p^2 + ${"abs(".repeat(58)}f${")".repeat(58)}`);
  await expect(complaint).toBeEmpty();
  await element.locator("#step").click();
  await expect(element.locator("#fact-steps")).toHaveText("1");
  expect(page.workers().length).toBe(1);
});

/**
 * Makes the worker fall at each order of a kind, as a trap in its module does.
 * @param {Page} page
 * @param {{ call?: string, make?: string }} order
 */
const trap = (page, order) => page.addInitScript((fatal) => {
  const { postMessage } = Worker.prototype;
  Object.assign(window, { fatal });
  Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ transfer) {
    const { call = "", make = "" } = /** @type {any} */ (window).fatal;
    const hit = (call && message.call === call) || (make && message.make === make);
    if (!hit) return postMessage.call(this, message, transfer);
    queueMicrotask(() => this.dispatchEvent(
      new MessageEvent("message", { data: { id: message.id, message: "unreachable", fatal: true } })));
  };
}, order);

test("a figure that brings the worker down says so and waits for its reader; " +
  "the others begin anew by themselves", async ({ page, server }) => {
  await trap(page, { call: "step" }); // of the functional
  const elements = await open(page, server, figure("functional") + figure("reparameterisation"));
  const [guilty, other] = [elements.nth(0), elements.nth(1)];
  await other.scrollIntoViewIfNeeded();
  await expectAlone(other, ESTIMATORS);
  const count = () => other.evaluate((node) => /** @type {any} */ (node).facts.count);
  const first = await count();
  await other.locator("#step").click();
  await expect.poll(count).toBeGreaterThan(first);
  await guilty.locator("#step").click();
  await expect(guilty.locator("#status"))
    .toContainText("The figure cannot go on; Reset tries again. The reason: unreachable");
  await expect.poll(count).toBe(first);
  await expectAlone(other, ESTIMATORS);
  expect(page.workers().length).toBe(1);
  await expect(guilty.locator("#status")).toContainText("unreachable");
  await page.evaluate(() => Object.assign(window, { fatal: {} }));
  await guilty.locator("#step").click();
  await expect.poll(() => guilty.evaluate((node) => /** @type {any} */ (node).facts.steps)).toBe(1);
  await expectAlone(guilty, FUNCTIONAL);
  expect(page.workers().length).toBe(1);
});

test("one that cannot even begin does not begin time and again", async ({ page, server }) => {
  await trap(page, { make: "Functional" });
  /** @type {string[]} */
  const started = [];
  page.on("worker", (worker) => started.push(worker.url()));
  const elements = await open(page, server, figure("reparameterisation") + figure("functional"));
  await expect(elements.nth(1).locator("#status")).toContainText("unreachable", { timeout: 20_000 });
  await expectAlone(elements.nth(0), ESTIMATORS);
  expect(started.length).toBeLessThanOrEqual(2);
  await page.evaluate(() => Object.assign(window, { fatal: {} }));
  await elements.nth(1).locator("#reset").click();
  await expectAlone(elements.nth(1), FUNCTIONAL);
  expect(started.length).toBeLessThanOrEqual(2);
});
