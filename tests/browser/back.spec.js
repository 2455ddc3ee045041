// Back and forward: the browser may keep a page that is left as it is, with its run, and nothing of ours keeps it from
// that.

import { launchOptions } from "../../scripts/chromium.mjs";
import { firstSteps, stepCount } from "./element.js";
import { serve } from "./server.mjs";
import { expect, test } from "./test.js";

test.use({ launchOptions: { ...await launchOptions(), ignoreDefaultArgs: ["--disable-back-forward-cache"] } });

/** The headless shell keeps no page, whichever it is. A whole Chromium does, where it is the one that tests. */
const OF_THE_SHELL = ["BackForwardCacheDisabledForDelegate", "BrowsingInstanceNotSwapped"];

test("nothing of ours keeps the page and the lesson out of the back-forward cache", async ({ page }) => {
  const server = await serve(undefined, { caching: true }); // as hosts send pages: no-store would forbid it
  const browser = await page.context().newCDPSession(page);
  /** @type {string[]} */
  const reasons = [];
  await browser.send("Page.enable");
  browser.on("Page.backForwardCacheNotUsed", ({ notRestoredExplanations }) =>
    reasons.push(...notRestoredExplanations.map(({ reason }) => reason)));
  for (const path of ["/index.html#v=1&dataset=shapes&hidden=16", "/lesson/index.html#figure=elbo"]) {
    reasons.length = 0;
    await page.goto(server.origin + path);
    if (path.startsWith("/index")) await firstSteps(page);
    else await expect(page.locator("z-scape-figure[name=elbo] #summary")).not.toBeEmpty({ timeout: 45_000 });
    await page.evaluate(() => Object.assign(window, { left: true }));
    await page.goto(`${server.origin}/embed.html`);
    await page.evaluate(() => {
      setTimeout(() => history.back());
    });
    await expect.poll(() => page.evaluate(() => location.pathname).catch(() => "")).toBe(path.split("#")[0]);
    const kept = await page.evaluate(() => "left" in window);
    if (kept && path.startsWith("/index")) {
      const before = await stepCount(page);
      await expect.poll(() => stepCount(page)).toBeGreaterThan(before);
    }
    expect(kept || reasons.includes(OF_THE_SHELL[0]), path).toBe(true);
    expect(reasons.filter((reason) => !OF_THE_SHELL.includes(reason)), path).toEqual([]);
  }
  await server.close();
});
