// What axe finds on a page, as the browser tests ask it over and over.

import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "./test.js";

/** All that it knows of WCAG up to 2.2 AA and of good practice, and two rules that it leaves out unless asked. */
const RULES = /** @type {import("axe-core").RunOptions} */ ({
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "label-content-name-mismatch": { enabled: true }, "target-size": { enabled: true } },
});

/**
 * What axe finds to mend, on the page or in a part of it; it fails where there was hardly anything to look at.
 * @param {import("@playwright/test").Page} page
 * @param {string | { fromShadowDom: [string, string] }} [part]  a selector, or one of a host and one in its shadow root
 */
export async function violationsOf(page, part) {
  // Its script is put into the page once; it sums up there, not in a page of its own, which frames of other origins
  // would need; and it does not describe the nodes that pass.
  const there = await page.evaluate(() => "axe" in window);
  const axe = new AxeBuilder({ page, axeSource: there ? ";" : undefined })
    .setLegacyMode().options({ ...RULES, resultTypes: ["violations"] });
  if (part) axe.include(part);
  const { violations, passes } = await axe.analyze();
  expect(passes.length).toBeGreaterThan(part ? 4 : 10);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" | ")}`);
}
