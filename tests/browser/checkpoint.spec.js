// A model that was trained before: the attribute that opens with one, the button that skips to ours, and a file that
// cannot be had.

import { call, decodedPixels, stepCount } from "./element.js";
import { embed } from "./post.js";
import { expect, test } from "./test.js";

/** Small images and a small network: quick, and the other core stays free. */
const SMALL = "dataset=shapes hidden-units=16";
/** What the shipped model says of itself. */
const MEASURED = /^A model trained for 30 epochs \(seed 4\): held-out reconstruction ([\d.]+), KL ([\d.]+) nats$/;

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
  await expect(page.locator("z-scape #status")).toHaveText(MEASURED, { timeout: 30_000 });
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

test("the trained model says how good it is, and so does its link; the offer is back with another run", async ({
  page,
}) => {
  await page.goto("/#v=2&lang=en&dataset=shapes&hidden=16&tool=charts");
  const [status, trained] = [page.locator("z-scape #status"), page.locator("z-scape #trained")];
  await trained.click();
  await expect(status).toHaveText(MEASURED, { timeout: 30_000 });
  await expect(trained).toBeHidden();
  const link = /#v=2&lang=en&tool=charts&checkpoint=mnist$/;
  await expect(page).toHaveURL(link);
  await page.reload();
  await expect(status).toHaveText(MEASURED, { timeout: 30_000 });
  const { reconstruction, kl } = await call(page, (element) => element.evaluate());
  const numbers = [reconstruction, kl].map((nats) => nats.toFixed(1));
  expect(MEASURED.exec(await status.textContent() ?? "")?.slice(1)).toEqual(numbers);
  await expect(page.locator("z-scape #charts-held-out-reconstruction")).toContainText(numbers[0]);
  await expect(page.locator("z-scape #charts-held-out-kl")).toContainText(numbers[1]);
  await expect(trained).toBeHidden();
  await expect(page).toHaveURL(link);
  await page.locator("z-scape #reset").click();
  await expect(trained).toBeVisible();
  await expect(page).toHaveURL(/#v=2&lang=en&tool=charts$/);
  await page.locator("z-scape #undo").click();
  await expect(status).toHaveText(MEASURED);
  await expect(trained).toBeHidden();
  await expect(page).toHaveURL(link);
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
