// At every width Play stands above its picture and stays in sight: what a task's hand is on, what it looks at and the
// number that it names are on one screen, in a post and in the lesson's guide, there above its bar.

import { figures } from "../../www/figures/figures.js";
import { figureOf, openGuide } from "./guide.js";
import { post } from "./post.js";
import { outOfSight, scrollToParts } from "./sight.js";
import { expect, test } from "./test.js";

const SCREENS = [[360, 740], [412, 915], [720, 900], [1366, 768]];

/** @typedef {{ page?: string, control: string, picture: string, number: string }} Task  selectors, in the figure */

/**
 * What the guide's pages ask for; without a page, what a reader wants who runs the figure. What the guide shows at the
 * end of a run is in the figures' own specs.
 * @type {Record<string, Task[]>}
 */
const TASKS = {
  functional: [
    { page: "slide", control: "#vote-line", picture: "#let-go", number: "#fact-j" },
    { control: "#handle-4", picture: "#plot", number: "#fact-j" },
    { page: "descent", control: "#play", picture: "#plot", number: "#verdict" },
  ],
  inference: [{ page: "modes", control: "#play", picture: "#panel-qp .plane", number: "#kl-qp-qp" }],
  elbo: [
    { page: "gap", control: "#grip-v", picture: "#picture svg", number: "#gap" },
    { page: "slip", control: "#slip", picture: "#picture svg", number: "#gap" },
  ],
  reparameterisation: [{ page: "estimators", control: "#play", picture: "#histograms svg", number: "#count" }],
  vae: [{ page: "train", control: "#play", picture: "#vae-model", number: "#vae-kl" }],
  beta: [
    { page: "autoencoder", control: "#choice-line", picture: "legend", number: "#waits" },
    { control: "#play", picture: ".runs", number: ".runs figcaption" },
  ],
  diffusion: [
    { page: "bound", control: "#train", picture: "#bound-sums", number: "#sum-prior" },
    { page: "chain", control: "#play", picture: ".plane", number: "#decoded figcaption" },
    { page: "drag", control: "#grip-particle", picture: ".plane", number: "#decoded canvas" },
  ],
};

/** @param {Task} task */
const partsOf = ({ control, picture, number }) => ["#play", control, picture, number];

/** @param {string} name */
const element = (name) => `<z-scape-figure name="${name}" lang="en"></z-scape-figure>`;

test("in a post each figure has Play, what it plays and its number on one screen; " +
  "the keyboard comes to them in this order", async ({ page, blog }) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 360, height: 740 });
  const html = post(Object.keys(figures).map(element).join(""), { entry: "/pkg/figure.js" });
  await page.goto(blog.add("/post.html", html));
  for (const [name, tasks] of Object.entries(TASKS)) {
    const figure = page.locator(`z-scape-figure[name=${name}]`);
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.locator(".figure > #summary")).not.toBeEmpty({ timeout: 45_000 });
    const parts = await figure.locator(".figure > :is(.transport, .own, #picture)").evaluateAll((all) =>
      all.map(({ classList, id }) => id || classList[0]));
    expect(parts).toEqual(["transport", "own", "picture"]);
    for (const [width, height] of SCREENS) {
      await page.setViewportSize({ width, height });
      for (const task of tasks) {
        const see = async () => {
          await scrollToParts(figure, partsOf(task));
          return outOfSight(figure, partsOf(task));
        };
        await expect.poll(see, { message: `${name} at ${width} px` }).toEqual([]);
      }
    }
  }
});

test("while a pointer holds something of the figure nothing moves away from under it", async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 900 });
  const figure = await openGuide(page, "descent");
  const task = ["#plot", "#verdict"];
  await expect.poll(() => outOfSight(figure, task)).toEqual([]);
  await figure.locator("#handle-4 .knob").hover();
  await page.mouse.down();
  const moved = await page.evaluate(async () => {
    const [bar, before] = [/** @type {HTMLElement} */ (document.querySelector(".bar")), scrollY];
    bar.style.paddingTop = `${bar.offsetHeight}px`; // as when it has more to say
    for (let i = 0; i < 5; i += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    return scrollY - before;
  });
  expect(moved).toBe(0);
  expect(await outOfSight(figure, task)).not.toEqual([]);
  await page.mouse.up();
  await expect.poll(() => outOfSight(figure, task)).toEqual([]);
});

for (const [name, tasks] of Object.entries(TASKS)) {
  test(`the guide shows above its bar what its tasks of ${name} name, ` +
    "and the figure begins in the window's upper third", async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    for (const task of tasks.filter(({ page: id }) => id)) {
      await page.goto(`/lesson/index.html#lang=en&guide=${task.page}`);
      const figure = await figureOf(page);
      for (const part of ["#title", "#intro"]) await expect(figure.locator(`.figure > ${part}`)).toBeHidden();
      for (const [width, height] of SCREENS) {
        const message = `${task.page} at ${width} px`;
        await page.setViewportSize({ width, height });
        await expect.poll(() => outOfSight(figure, partsOf(task)), { message }).toEqual([]);
        const begins = await figure.evaluate((node) => node.getBoundingClientRect().top + scrollY);
        expect(begins, message).toBeLessThan(height / 3);
      }
    }
  });
}
