// The beads of the figure "functional": who arrives first is voted on, and then seen.

import { twoFrames } from "./element.js";
import { fact, open, race, stateOf } from "./figure-functional.js";
import { expect, test } from "./test.js";

/** @typedef {import("@playwright/test").Locator} Locator */

/**
 * When a bead has arrived, in s.
 * @param {Locator} figure
 * @param {string} bead
 */
const arrival = async (figure, bead) =>
  Number.parseFloat(await figure.locator(`#arrival-${bead} td`).first().innerText());

test("beads are let go once there is a vote, and arrive in the order and at the times that J gives; " +
  "until then nothing tells of the cycloid", async ({ page, server }) => {
  const figure = await open(page, server, { heights: "0.4,0.4,0.4,0.4,0.4,0.4,0.4", slow: "10" });
  const [go, clock] = [figure.locator("#let-go"), figure.locator("#clock")];
  const expectHidden = async () => {
    await expect(figure.locator("#fact-j-extremal")).toHaveText("after the vote");
    await expect(figure.locator(".extremal, #bead-cycloid, #fact-gap")).toHaveCount(0);
    await expect(figure.locator(".figure")).not.toContainText("cycloid");
    await expect(go).toHaveAttribute("aria-disabled", "true");
  };
  await expectHidden();
  await go.press("Enter");
  await twoFrames(page);
  await expectHidden();

  await figure.locator("#vote-together").check();
  await go.press("Enter");
  await expect(go).toHaveText("Pause");
  await expect(figure.locator(".extremal, #bead-cycloid").first()).toBeVisible();
  await expect(figure.locator("#vote-line")).toBeDisabled();
  await expect.poll(() => clock.innerText()).not.toBe("0.000 s");
  await go.press("Enter");
  await expect(go).toHaveText("Go on");
  const stopped = await clock.innerText();
  await twoFrames(page);
  await expect(clock).toHaveText(stopped);
  await figure.locator("#slow").selectOption("1");
  await go.press("Enter");
  await expect(go).toHaveText("Once more");

  // From rest down a ramp of length l and depth h: l √(2 / (g h)).
  expect(await arrival(figure, "line")).toBeCloseTo(Math.hypot(1, 0.4) * Math.sqrt(2 / (9.80665 * 0.4)), 3);
  expect(Math.abs(await arrival(figure, "own") - await fact(figure, "j"))).toBeLessThan(6e-4);
  expect(Math.abs(await arrival(figure, "cycloid") - await fact(figure, "j-extremal"))).toBeLessThan(6e-4);
  const arrivals = figure.locator("#arrivals");
  await expect(arrivals.locator("tbody th")).toHaveText(["the cycloid f*", "your curve f", "the straight line"]);
  await expect(arrivals).toHaveRole("status");
  await expect(arrivals).toContainText("Not what you said: “All at once”.");
  expect(await stateOf(figure)).toContain("vote=together");

  // Another curve: they are at its start. Another class: it votes anew.
  await figure.locator("#handle-4").press("ArrowUp");
  await expect(clock).toHaveText("0.000 s");
  await expect(arrivals).toBeEmpty();
  await figure.locator("#vote-again").click();
  await expectHidden();
  await expect(go).toBeFocused();
  expect(await stateOf(figure)).not.toContain("vote");
});

test("who wants no motion sees the beads arrived, and where each was at equal steps of time", async ({
  page, server,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const figure = await open(page, server, { heights: "line", slow: "10" });
  const shown = await figure.locator("#clock").evaluateHandle((clock) => {
    /** @type {(string | null)[]} */
    const times = [];
    new MutationObserver(() => times.push(clock.textContent)).observe(clock, { characterData: true, subtree: true });
    return times;
  });
  await race(figure, "other");
  expect(await shown.jsonValue()).toEqual(["0.769 s"]);
  await expect(figure.locator("#arrivals")).toContainText("As you said");
  await expect(figure.locator("#arrivals")).toContainText("every 0.1 s");
  const dots = await figure.locator(".dots.bead-line").getAttribute("d");
  expect(dots?.match(/M/g)).toHaveLength(7);
});
