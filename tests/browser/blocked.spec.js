// A post in which the element cannot have what it needs: a sentence and the page's own children stand there, the rest
// of the post is unharmed, and a retry works.

import { call, stepCount } from "./element.js";
import { FAR, LOREM, post } from "./post.js";
import { expect, test } from "./test.js";

test.use({ problemsExpected: true });

const BODY = `${LOREM}<z-scape autoplay hidden-units="16"><p id="child">A picture of a plane.</p></z-scape>` +
  `${LOREM}${FAR}`;
const POST = post(BODY);

/**
 * The same under a policy of its own.
 * @param {string} policy
 */
const under = (policy) => post(BODY, { head: `<meta http-equiv="Content-Security-Policy" content="${policy}">` });

for (const [what, pattern] of [
  ["the wasm", "**/session*_bg-*.wasm"],
  ["the worker's script", "**/worker-*.js"],
  ["the images", "**/train-0-*.images.idx.gz"],
]) {
  for (const [how, answer] of /** @type {const} */ ([
    ["blocked", undefined], ["missing", { status: 404, body: "none" }],
  ])) {
    test(`${what} ${how}: a sentence, the children, an unharmed post, ` +
      "and a retry that works", async ({ page, blog }) => {
      await page.route(pattern, (route) => (answer ? route.fulfill(answer) : route.abort()));
      await page.goto(blog.add("/post.html", POST));
      const alert = page.locator("z-scape").getByRole("alert");
      await expect(alert).toBeVisible({ timeout: 20_000 });
      await expect(alert.locator("p").first()).toHaveText(/could not|broke off/);
      await expect(page.locator("#child")).toBeVisible();
      await page.locator("#last").scrollIntoViewIfNeeded();
      await expect(page.locator("#last")).toBeInViewport();
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.unroute(pattern);
      await alert.getByRole("button", { name: "Try again" }).click();
      await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
      await expect(alert).toBeHidden();
      await expect(page.locator("#child")).toBeHidden();
    });
  }
}

test("scripts that draw are blocked: a sentence, the children, " +
  "and a click that tries again", async ({ page, blog }) => {
  await page.route("**/part-view-*.js", (route) => route.abort());
  await page.goto(blog.add("/post.html", POST));
  await expect(page.locator("z-scape .poster p")).toHaveText("Training could not start here, or broke off.");
  await expect(page.locator("#child")).toBeVisible();
  expect(await call(page, (element) => element.ready.then(() => "ready", () => "refused"))).toBe("refused");
  await page.unroute("**/part-view-*.js");
  await page.locator("z-scape #play").click();
  await expect.poll(() => stepCount(page), { timeout: 30_000 }).toBeGreaterThan(3);
  await expect(page.locator("#child")).toBeHidden();
});

test("a policy without workers: a sentence, the children, an unharmed post", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", under("worker-src 'none'")));
  const alert = page.locator("z-scape").getByRole("alert");
  await expect(alert).toContainText("Training could not start here", { timeout: 20_000 });
  await expect(page.locator("#child")).toBeVisible();
  await expect(page.locator("h1")).toBeInViewport();
});

test("a policy without wasm: a sentence, the children, an unharmed post", async ({ page, blog }) => {
  await page.goto(blog.add("/post.html", under("script-src 'self'; worker-src blob:")));
  await expect(page.locator("z-scape").getByRole("alert")).toBeVisible({ timeout: 20_000 });
  await expect(page.locator("#child")).toBeVisible();
});

test("the entry script is blocked: the children are the post's", async ({ page, blog }) => {
  await page.route("**/pkg/zscape.js", (route) => route.abort());
  await page.goto(blog.add("/post.html", POST));
  await expect(page.locator("#child")).toBeVisible();
});
