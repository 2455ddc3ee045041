// The specs that all engines run, and how a file of one engine declares them.

import { after, before, test } from "node:test";
import { engines } from "./engines.mjs";
import { Hand } from "./hand.mjs";
import { openSite } from "./site.mjs";
import { figures } from "./specs/figures.mjs";
import { page } from "./specs/page.mjs";
import { places } from "./specs/places.mjs";
import { tools } from "./specs/tools.mjs";

/** @typedef {Awaited<ReturnType<typeof openSite>>} Site */

/**
 * @typedef {object} Spec
 * @property {string} name  what the reader gets
 * @property {(hand: Hand, site: Site) => Promise<void>} run
 */

const LONGEST = 240_000; // ms

/**
 * Declares a test for each spec; all share one window.
 * @param {import("./engines.mjs").Engine} engine
 */
export function declare(engine) {
  /** @type {Site} */
  let site;
  /** @type {Hand} */
  let hand;
  before(async () => {
    site = await openSite();
    hand = new Hand(await engines[engine]());
    console.log(`${engine}: ${hand.session.version}`);
  });
  after(async () => {
    await hand?.session.close();
    await site.close();
  });
  for (const { name, run } of [...page, ...tools, ...figures, ...places]) {
    test(`${engine}: ${name}`, { timeout: LONGEST }, async () => {
      await run(hand, site);
      await hand.check();
    });
  }
}
