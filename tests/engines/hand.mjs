// What a reader does in a browser, by the few things that every driver can: it points, drags, types and waits.

import assert from "node:assert/strict";

/** @typedef {import("./driver.mjs").Session} Session */
/** @typedef {import("zscape").ZScape} ZScape */
/** @typedef {false | 0 | "" | null | undefined} Falsy */

/**
 * What watch.js offers in the page. A path is selectors apart by " >> ", each within the shadow roots of those before.
 * @typedef {object} Watch
 * @property {string[]} problems  what went wrong so far
 * @property {(path: string) => any[]} all
 * @property {(path: string) => any} find  the first that is seen
 * @property {(path: string) => Promise<{ x: number, y: number, width: number, height: number }>} place  its middle,
 *   brought into sight
 * @property {() => Promise<void>} twoFrames
 */

const PATIENCE = 60_000; // ms: a limit for what hangs, not for what is slow
const ROUND = 50; // ms between two looks
const MOVES = 5; // of a drag

export class Hand {
  /**
   * Of pages that have been left.
   * @type {string[]}
   */
  #problems = [];

  /** @param {Session} session */
  constructor(session) {
    this.session = session;
  }

  /**
   * What a function gives in the page. It is sent as text: it sees the watch and its arguments only.
   * @template {any[]} Arguments
   * @template Result
   * @param {(watch: Watch, ...args: Arguments) => Result} body
   * @param {Arguments} args
   * @returns {Promise<Awaited<Result>>}
   */
  async ask(body, ...args) {
    const call = `(${body})(watch, ...${JSON.stringify(args)})`;
    return JSON.parse(await this.session.run(`(async () => JSON.stringify((await ${call}) ?? null))()`));
  }

  /**
   * Asks the page until it gives something true: that.
   * @template {any[]} Arguments
   * @template Result
   * @param {(watch: Watch, ...args: Arguments) => Result} body
   * @param {Arguments} args
   * @returns {Promise<Exclude<Awaited<Result>, Falsy>>}
   */
  async until(body, ...args) {
    const end = performance.now() + PATIENCE;
    /** @type {unknown} */
    let last;
    while (performance.now() < end) {
      try {
        const value = await this.ask(body, ...args);
        if (value) return /** @type {Exclude<Awaited<Result>, Falsy>} */ (value);
        last = value;
      } catch (error) {
        last = error; // a page that is being left answers nothing
      }
      await new Promise((resolve) => setTimeout(resolve, ROUND));
    }
    const seen = await this.ask((watch) => watch.problems).catch(() => []);
    throw new Error(`waited in vain for ${body} of ${JSON.stringify(args)}; at last ${last}; ` +
      `problems: ${JSON.stringify(seen)}`);
  }

  /** @param {string} url */
  async open(url) {
    // Of the same page with another hash a browser would make no new one.
    if (await this.#leave()) await this.session.go("about:blank");
    await this.session.go(url);
  }

  async back() {
    await this.#leave();
    await this.session.back();
  }

  async forward() {
    await this.#leave();
    await this.session.forward();
  }

  /** Keeps what went wrong in the page; false where none of ours is open. */
  async #leave() {
    const problems = await this.ask(({ problems: all }) => all.splice(0)).catch(() => undefined);
    this.#problems.push(...(problems ?? []));
    return problems !== undefined;
  }

  /** Fails if anything went wrong in any page since the last time. */
  async check() {
    await this.#leave();
    assert.deepEqual(this.#problems.splice(0), []);
  }

  /**
   * Points at the middle of something, and at a spot beside it if wished for.
   * @param {string} path
   * @param {number} [across]
   * @param {number} [down]
   */
  async point(path, across = 0, down = 0) {
    const place = () => this.ask((watch, wanted) => watch.place(wanted), path);
    // It may move on meanwhile: a reader looks, too.
    for (let at = await place(), before = ""; ; at = await place()) {
      const spot = { x: at.x + across, y: at.y + down };
      if (JSON.stringify(at) === before) return spot;
      await this.session.move(spot.x, spot.y);
      before = JSON.stringify(at);
    }
  }

  /** @param {string} path */
  async click(path) {
    await this.until((watch, wanted) => watch.find(wanted) !== undefined, path);
    await this.point(path);
    await this.session.press();
    await this.session.release();
  }

  /**
   * Drags something by its middle, so many pixels.
   * @param {string} path
   * @param {number} across
   * @param {number} down
   */
  async drag(path, across, down) {
    await this.until((watch, wanted) => watch.find(wanted) !== undefined, path);
    const { x, y } = await this.point(path);
    await this.dragFrom(x, y, across, down);
  }

  /**
   * The same from where it is known to be.
   * @param {number} x
   * @param {number} y
   * @param {number} across
   * @param {number} down
   */
  async dragFrom(x, y, across, down) {
    await this.session.move(x, y);
    await this.session.press();
    for (let i = 1; i <= MOVES; i++) await this.session.move(x + (across * i) / MOVES, y + (down * i) / MOVES);
    await this.session.release();
  }

  /**
   * Types keys, one after the other, where the focus is put before.
   * @param {string} path
   * @param {string[]} keys
   */
  async type(path, ...keys) {
    await this.ask((watch, wanted) => watch.find(wanted).focus(), path);
    for (const key of keys) await this.session.type(key);
  }

  /**
   * Waits until the page's element has made so many steps.
   * @param {number} [least]
   * @param {string} [path]
   */
  steps(least = 3, path = "z-scape") {
    return this.until((watch, wanted, count) => watch.all(wanted)[0]?.stepCount >= count, path, least);
  }
}
