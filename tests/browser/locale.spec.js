// In a browser whose language is no language tag, as where no locale is set: all starts as anywhere.

import { call, firstSteps } from "./element.js";
import { post } from "./post.js";
import { expect, test } from "./test.js";

for (const language of ["C", "", "en_US.UTF-8"]) {
  test(`with the language "${language}" the element trains and draws its curves, ` +
    "and a figure is drawn", async ({ page, blog }) => {
    await page.addInitScript((tag) => {
      Object.defineProperty(Navigator.prototype, "language", { get: () => tag });
      Object.defineProperty(Navigator.prototype, "languages", { get: () => [tag] });
    }, language);
    const body =
      `<z-scape autoplay dataset="shapes" hidden-units="16"></z-scape><z-scape-figure name="elbo"></z-scape-figure>`;
    const head = '<script type="module" src="/pkg/figure.js"></script>';
    await page.goto(blog.add("/locale.html", post(body, { head })));
    await firstSteps(page, { pause: true });
    expect(await call(page, (element) => element.stepCount)).toBeGreaterThan(1);
    await expect(page.locator("z-scape .u-over").first()).toBeVisible();
    await expect(page.locator("z-scape-figure #title")).toContainText("lower bound");
    await expect(page.locator("z-scape-figure #summary")).not.toBeEmpty({ timeout: 20_000 });
  });
}
