// Attributes of <z-scape>: what each does from the start, and when it changes.

import { loadTexts } from "../../www/element/texts.js";
import { call, decodedPixels, stepCount } from "./element.js";
import { LOREM, post } from "./post.js";
import { expect, test } from "./test.js";

const zh = await loadTexts("zh", "tools");

/** @typedef {import("@playwright/test").Page} Page */

/** Small images and a small network: quick, and the other core stays free. */
const SMALL = "dataset=shapes hidden-units=16";

/**
 * A post with one element.
 * @param {string} attributes
 */
const embed = (attributes) => post(`${LOREM}<z-scape ${attributes}></z-scape>`);

/**
 * How many colours are on the plane.
 * @param {Page} page
 */
function colours(page) {
  return page.locator("z-scape #plane").evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
    const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const seen = new Set();
    for (let i = 0; i < data.length; i += 4) seen.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
    return seen.size;
  });
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {string | null} value
 */
const set = (page, name, value) =>
  call(page, (element, [key, text]) => {
    if (text === null) element.removeAttribute(key);
    else element.setAttribute(key, text);
  }, /** @type {[string, string | null]} */ ([name, value]));

test("controls: full, minimal and none show what they name, and change while it trains", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(`${SMALL} autoplay`)));
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
  const parts = /** @type {const} */ ({
    "#plane": ["full", "minimal", "none"],
    "#decoded": ["full", "minimal", "none"],
    "#train": ["full", "minimal"],
    "#reset": ["full", "minimal"],
    ".status-line": ["full", "minimal"],
    "#step": ["full"],
    "#new-seed": ["full"],
    "#trained": ["full"],
    ".curves": ["full"],
    "#beta": ["full"],
    ".caption": ["full"],
  });
  for (const mode of ["minimal", "none", "full"]) {
    await set(page, "controls", mode);
    expect((await call(page, ({ view }) => view)).controls).toBe(mode);
    const shown = Object.entries(parts).filter(([, modes]) => /** @type {readonly string[]} */ (modes).includes(mode));
    // What is there for those alone who listen is clipped away.
    const seen = () => call(page, (element, all) => all.flatMap((part) => {
      const node = element.shadowRoot?.querySelector(part);
      if (!node) return [`no ${part}`];
      return node.checkVisibility() && getComputedStyle(node).clipPath === "none" ? [part] : [];
    }), Object.keys(parts));
    await expect.poll(seen, { message: mode }).toEqual(shown.map(([part]) => part));
  }
});

test("layers: each is drawn or not, from the start and as it changes", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(`${SMALL} controls=none layers="rings axes"`)));
  await call(page, (element) => element.ready);
  await expect(page.locator("z-scape #handle")).toBeHidden();
  const ground = await colours(page);
  await set(page, "layers", "");
  await expect.poll(() => colours(page)).toBe(1);
  await set(page, "layers", "rings");
  await expect.poll(() => colours(page)).toBeGreaterThan(1);
  await set(page, "layers", "rings axes points");
  await expect.poll(() => colours(page)).toBeGreaterThan(ground + 20);
  await expect(page.locator("z-scape #handle")).toBeHidden();
  await set(page, "layers", null);
  await expect(page.locator("z-scape #handle")).toBeVisible();
  expect((await call(page, ({ view }) => view)).layers.toSorted()).toEqual(["axes", "handle", "points", "rings"]);
});

test("the view has an attribute for each of its parts, from the start and as it changes", async ({ page, blog }) => {
  const attributes = /** @type {const} */ ([
    ["manifold-side", "24", "manifoldSide", 24, 20],
    ["manifold-opacity", "0.3", "manifoldOpacity", 0.3, 0.6],
    ["posteriors", "sample", "posteriors", "sample", "one"],
    ["window", "0.5,-1,2", "window", [0.5, -1, 2], [0, 0, 4.3]],
    ["hidden-classes", "3 5", "hiddenClasses", [3, 5], []],
    ["class-shapes", "", "classShapes", true, false],
    ["image", "7", "image", 7, undefined],
    ["tool", "sample", "tool", "sample", "training"],
    ["text", "large", "text", "large", "normal"],
  ]);
  const written = attributes.map(([name, text]) => `${name}="${text}"`).join(" ");
  await page.goto(blog.add("/post.html", embed(`hidden-units=16 lang=en ${written}`)));
  const element = page.locator("z-scape");
  await call(page, (zscape) => zscape.ready);
  const view = () => call(page, (zscape) => /** @type {Record<string, unknown>} */ (/** @type {any} */ (zscape.view)));
  const first = await view();
  for (const [, , name, value] of attributes) expect(first[name], name).toEqual(value);
  await expect(element.locator("#tab-sample")).toHaveAttribute("aria-selected", "true");
  await expect(element.locator("#legend button").nth(5)).toHaveAttribute("aria-pressed", "false");
  await expect(element.locator("#zoom-out")).toBeEnabled();
  const ellipses = () => element.locator("#marks ellipse").count();
  await expect.poll(ellipses).toBeGreaterThan(60);
  expect(await ellipses()).toBeLessThan(120); // of 60 images, less those of two classes
  for (const [attribute, text, name, value, usual] of attributes) {
    await set(page, attribute, null);
    expect((await view())[name], name).toEqual(usual);
    await set(page, attribute, text);
    expect((await view())[name], name).toEqual(value);
  }
});

test("until trains to that step, pauses there with a whole plane, " +
  "and lets the reader go on", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(`${SMALL} autoplay lang=en until=60`)));
  await expect(page.locator("z-scape #status")).toHaveText("Paused at step 60", { timeout: 40_000 });
  // A run that went on would make a step before each answer.
  const stood = await call(page, async (element) => {
    for (let i = 0; i < 4; i += 1) await element.evaluate();
    return [element.stepCount, element.training];
  });
  expect(stood).toEqual([60, false]);
  await expect.poll(() => colours(page)).toBeGreaterThan(50);
  await page.locator("z-scape #train").click();
  await expect.poll(() => stepCount(page)).toBeGreaterThan(63);
});

test("until can be set while it trains", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(`${SMALL} autoplay lang=en`)));
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
  const goal = await call(page, (element) => {
    const later = element.stepCount + 500; // it makes some before it hears of the goal
    element.setAttribute("until", String(later));
    return later;
  });
  await expect(page.locator("z-scape #status")).toHaveText(`Paused at step ${goal}`, { timeout: 30_000 });
});

test("epochs pauses when they are done", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(`${SMALL} autoplay lang=en epochs=1`)));
  await expect(page.locator("z-scape #status"))
    .toHaveText("Paused at step 71", { timeout: 50_000 }); // 9,000 images by 128
  expect(await call(page, ({ stepCount, training }) => [stepCount, training])).toEqual([71, false]);
});

test("checkpoint=mnist opens with the trained model, which is as good as it says", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed("lang=en checkpoint=mnist z=0.5,0.5")));
  await expect(page.locator("z-scape #play")).toHaveText("Try the trained model");
  await page.locator("z-scape #play").click();
  await call(page, (element) => element.ready);
  const [loss, settings, step, training] = await call(page, async (element) => {
    const evaluation = await element.evaluate();
    return /** @type {const} */ ([evaluation.loss, element.settings, element.stepCount, element.training]);
  });
  expect(Math.abs(loss - 159.6)).toBeLessThan(0.5);
  expect(settings).toEqual({
    dataset: "mnist", seed: 1, beta: 1, learningRate: 1e-3, hidden: 400, latent: 2, batch: 128, noise: true,
  });
  expect([step, training]).toEqual([0, false]);
  const trained = (await decodedPixels(page)).filter((_, i) => i % 4 === 0);
  expect(trained.filter((value) => value > 128).length).toBeGreaterThan(20); // strokes
  expect(trained.filter((value) => value < 20).length).toBeGreaterThan(300); // and the empty paper around them
});

test("checkpoint: a saved session's address goes on where it was, a model's at step 0", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed("dataset=shapes latent=3 seed=5")));
  await page.waitForFunction(() => customElements.get("z-scape"));
  const saved = await call(page, async (element) => {
    element.settings = { hidden: 8 }; // for small files
    await element.step();
    const { step } = await element.step();
    const files = await Promise.all([element.save({ session: true }), element.save()]);
    return { step, files: files.map((bytes) => Array.from(bytes)), picture: Array.from(await element.decode([1, 1])) };
  });
  expect(saved.step).toBe(2);
  for (const [i, steps] of [[0, 2], [1, 0]]) {
    blog.add("/models/mine.safetensors", Uint8Array.from(saved.files[i]));
    await page.goto(blog.add("/other/post.html", embed("dataset=shapes checkpoint=../models/mine.safetensors")));
    const opened = await call(page, async (element) => {
      await element.ready;
      const picture = Array.from(await element.decode([1, 1]));
      return { step: element.stepCount, latent: element.settings.latent, picture };
    });
    expect(opened).toEqual({ step: steps, latent: 3, picture: saved.picture });
  }
});

test("the button skips to the trained model, from any settings, and pauses there", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(`${SMALL} latent=3 autoplay lang=en`)));
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
  await page.locator("z-scape").getByRole("button", { name: "Skip to a trained model" }).click();
  await expect(page.locator("z-scape #status"))
    .toHaveText("A saved model: drag the ring, or train on", { timeout: 30_000 });
  const { settings, training, loss } = await call(page, async (element) => {
    await element.ready;
    const evaluation = await element.evaluate();
    return { settings: element.settings, training: element.training, loss: evaluation.loss };
  });
  expect([settings.dataset, settings.latent, training]).toEqual(["mnist", 2, false]);
  expect(Math.abs(loss - 159.6)).toBeLessThan(0.5);
  await page.locator("z-scape #train").click();
  await expect.poll(() => stepCount(page)).toBeGreaterThan(3);
});

test("the trained model's plane is that of the digits alone, " +
  "whatever was trained on before", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(`${SMALL} lang=en`)));
  await call(page, (element) => element.addImages(new Uint8Array(50 * 784), undefined, "train"));
  await page.locator("z-scape").getByRole("button", { name: "Skip to a trained model" }).click();
  await expect(page.locator("z-scape #plane")).toHaveAttribute("aria-label", /with 9,000 images/, { timeout: 20_000 });
});

test("lang changes all words, and the last one counts", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(`${SMALL} lang=zh`)));
  await expect(page.locator("z-scape #play")).toHaveText(zh.play);
  await call(page, (element) => element.ready);
  await expect(page.locator("z-scape #train")).toHaveText(zh.train);
  await set(page, "lang", "en");
  await expect(page.locator("z-scape #train")).toHaveText("Train");
  await page.goto(blog.add("/post.html", embed(`${SMALL} lang=en`)));
  await call(page, (element) => element.ready);
  await call(page, (element) => {
    for (const lang of ["zh", "en"]) element.lang = lang;
  });
  await call(page, async (element) => { // the Chinese words come after the English ones, which are there
    await /** @type {any} */ (element.constructor).texts("zh");
    for (let i = 0; i < 2; i += 1) await new Promise(requestAnimationFrame);
  });
  await expect(page.locator("z-scape #train")).toHaveText("Train");
});

test("autoplay set on an element in sight starts it", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed(SMALL)));
  await expect(page.locator("z-scape #play")).toBeVisible();
  await set(page, "autoplay", "");
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
});

test("the button of the poster says what it opens with, as that changes", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed("lang=en")));
  await expect(page.locator("z-scape #play")).toHaveText("Train it here");
  await set(page, "checkpoint", "mnist");
  await expect(page.locator("z-scape #play")).toHaveText("Try the trained model");
});

test("the number of hidden units hides nothing; the flag that HTML has by that name does", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", embed("dataset=shapes hidden=64")));
  await expect(page.locator("z-scape #play")).toBeVisible();
  expect((await call(page, ({ settings }) => settings)).hidden).toBe(64);
  await call(page, (element) => {
    element.hidden = true;
  });
  await expect(page.locator("z-scape")).toBeHidden();
});

test("a bad value changes nothing: the console and zscape-error say so", async ({ page, blog }) => {
  /** @type {string[]} */
  const warnings = [];
  page.on("console", (message) => {
    if (message.type() === "warning") warnings.push(message.text());
  });
  await page.goto(blog.add("/post.html", embed("dataset=cats until=-1 latent=3")));
  await page.waitForFunction(() => customElements.get("z-scape"));
  expect(warnings.map((text) => text.split(":")[0])).toEqual(['<z-scape dataset="cats">', '<z-scape until="-1">']);
  const { dataset, latent } = await call(page, ({ settings }) => settings);
  expect([dataset, latent]).toEqual(["mnist", 3]);
  const view = await call(page, (element) => element.view);
  const told = await call(page, (element) => {
    /** @type {string[]} */
    const messages = [];
    document.addEventListener("zscape-error", ({ detail }) => messages.push(detail.message));
    const bad = {
      controls: "some", layers: "points dots", z: "1", beta: "x", epochs: "0", "manifold-side": "11", window: "1,2",
      "hidden-classes": "3 3", image: "-1", tool: "hammer",
    };
    for (const [name, value] of Object.entries(bad)) element.setAttribute(name, value);
    return messages;
  });
  expect(told.length).toBe(10);
  expect(await call(page, (element) => element.view)).toEqual(view);
  await expect(page.locator("#last")).toBeVisible();
});

test.describe("with a file that cannot be had", () => {
  test.use({ problemsExpected: true });

  for (const [what, file] of /** @type {const} */ ([["is missing", undefined], ["is no model", "words"]])) {
    test(`a checkpoint that ${what}: a sentence, and a retry that works`, async ({ page, blog }) => {
      const address = `/models/${what.replaceAll(" ", "-")}.safetensors`;
      if (file) blog.add(address, file);
      await page.goto(blog.add("/post.html", embed(`dataset=shapes lang=en autoplay checkpoint=${address}`)));
      const alert = page.locator("z-scape").getByRole("alert");
      await expect(alert).toContainText("The trained model could not be opened.", { timeout: 20_000 });
      const model = await page.evaluate(async () => {
        const other = document.createElement("z-scape");
        other.settings = { dataset: "shapes", hidden: 8 };
        document.body.append(other);
        await other.ready;
        const bytes = Array.from(await other.save());
        other.remove();
        return bytes;
      });
      blog.add(address, Uint8Array.from(model));
      await alert.getByRole("button", { name: "Try again" }).click();
      await call(page, (element) => element.ready);
      await expect(alert).toBeHidden();
      await page.locator("z-scape #train").click();
      await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
    });
  }
});
