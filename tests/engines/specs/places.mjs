// Where the element is: in a sandboxed frame of somebody else's page, and on a page that is left and come back to.

import assert from "node:assert/strict";
import { SMALL } from "./page.mjs";

/** @typedef {import("../specs.mjs").Spec} Spec */

/** @type {Spec[]} */
export const places = [
  {
    name: "in a sandboxed frame it trains at a click, and its ring is dragged",
    async run(hand, { plain }) {
      await hand.open(`${plain.origin}/host.html`);
      const frame = await hand.ask((watch) => {
        const { x, y } = watch.find("#frame").getBoundingClientRect();
        return { x, y };
      });
      const middle = (/** @type {DOMRect} */ { x, y, width, height }) =>
        /** @type {const} */ ([frame.x + x + width / 2, frame.y + y + height / 2]);
      const play = await hand.until(async (watch) => {
        /** @type {HTMLIFrameElement} */ (document.querySelector("#frame")).contentWindow?.postMessage("", "*");
        await watch.twoFrames();
        return /** @type {any} */ (globalThis).told?.play;
      });
      await hand.session.move(...middle(play));
      await hand.session.press();
      await hand.session.release();
      const { handle, origin } = await hand.until(() => {
        const { told } = /** @type {any} */ (globalThis);
        return told?.steps > 3 && told.handle && told;
      });
      assert.equal(origin, "null");
      await hand.dragFrom(...middle(handle), 50, -30);
      await hand.until(() => /** @type {any} */ (globalThis).told.z[0] > 0.3);
      assert.deepEqual(await hand.ask(() => /** @type {any} */ (globalThis).told.problems), []);
    },
  },
  {
    name: "back and forward between the page and the lesson: each works again, and the link is as it was left",
    async run(hand, { strict }) {
      await hand.open(strict.origin + SMALL);
      await hand.steps();
      await hand.drag("z-scape >> #handle", 60, 0);
      await hand.until(() => /[&]z=/.test(location.hash));
      const left = await hand.ask(() => location.hash);
      await hand.click("#lesson");
      await hand.until((watch) => watch.find("z-scape-figure >> #summary")?.textContent.trim());
      await hand.back();
      await hand.until((watch) => watch.find("z-scape"));
      assert.equal(await hand.ask(() => location.hash), left);
      const count = await hand.until((watch) => watch.find("z-scape")?.stepCount);
      await hand.steps(count + 3);
      await hand.drag("z-scape >> #handle", 0, -40);
      assert.ok((await hand.ask((watch) => watch.find("z-scape").z))[1] > 0.2);
      await hand.forward();
      await hand.until((watch) => watch.find("z-scape-figure >> #summary")?.textContent.trim());
      await hand.click("z-scape-figure[name=functional] >> #play");
      await hand.until((watch) => watch.find("z-scape-figure[name=functional]").facts.steps > 0);
    },
  },
];
