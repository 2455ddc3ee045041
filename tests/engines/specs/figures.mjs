// The lesson's figures, each alone on the lesson's page: it is drawn, it plays, and what can be dragged of it follows
// the pointer.

import assert from "node:assert/strict";

/** @typedef {import("../specs.mjs").Spec} Spec */
/** @typedef {import("../hand.mjs").Watch} Watch */

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {Record<string, string>} [state]  other than its own
 * @property {string} [before]  what is clicked before it can play
 * @property {string} counts  of its facts the number that changes as it plays
 * @property {string} grip  what is dragged, as a path within the figure
 * @property {[number, number]} [by]  CSS pixels
 * @property {string} [ring]  the <z-scape> whose ring the grip is; else the drag changes the figure's own state
 */

/** @type {Case[]} */
const CASES = [
  { name: "functional", counts: "steps", grip: "#handle-3 .knob" },
  { name: "inference", counts: "steps", grip: "#panel-pq .handle.mean .grip" },
  { name: "inference", state: { family: "mixture" }, counts: "steps", grip: "#panel-qp .handle.axis .grip" },
  { name: "elbo", counts: "elbo", grip: "#grip-m" },
  { name: "elbo", state: { model: "digit" }, counts: "elbo", grip: "#grip-mean" },
  { name: "reparameterisation", counts: "count", grip: "#grip-mu" },
  { name: "vae", state: { latent: "2" }, counts: "steps", grip: "#vae-scape >> #handle", ring: "#vae-scape" },
  { name: "beta", before: "label:has(#choice-point)", counts: "", grip: "#usual >> #handle", ring: "#usual" },
  { name: "diffusion", counts: "t", grip: "#grip-particle", by: [-30, 0] },
];

/**
 * How far a figure has come, if that is no more what it was.
 * @param {Watch} watch
 * @param {string} path
 * @param {string} fact  "": the steps of its runs
 * @param {unknown} last
 */
function progressOf(watch, path, fact, last) {
  const value = fact
    ? watch.find(path).facts[fact]
    : Math.min(...watch.all(`${path} >> z-scape`).map(({ stepCount }) => stepCount));
  return value !== undefined && value !== last && { value };
}

/**
 * Where something is that can be dragged, if that is no more what it was: a ring, or what a figure says of itself.
 * @param {Watch} watch
 * @param {string} path
 * @param {string} last
 */
function placeOf(watch, path, last) {
  const { z, state, facts } = watch.find(path);
  const value = JSON.stringify(z ?? [state, facts.dragged]);
  return value !== last && { value };
}

/**
 * @param {Case} figure
 * @returns {Spec}
 */
const specOf = ({ name, state = {}, before, counts, grip, by = [25, 25], ring }) => ({
  name: [
    `the figure "${name}" is drawn, plays and is dragged`, ...Object.entries(state).map((entry) => entry.join(" ")),
  ].join(", "),
  async run(hand, { strict }) {
    const query = String(new URLSearchParams(state));
    await hand.open(
      `${strict.origin}/lesson/index.html#${new URLSearchParams({ lang: "en", figure: name, [name]: query })}`);
    const path = `z-scape-figure[name=${name}]`;
    await hand.until((watch, of) => watch.find(`${of} >> .figure > #summary`)?.textContent.trim(), path);
    assert.equal(await hand.ask(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);

    if (before) await hand.click(`${path} >> ${before}`);
    const start = await hand.until(progressOf, path, counts, undefined);
    await hand.click(`${path} >> .figure > .transport #play`);
    await hand.until(progressOf, path, counts, start.value);
    // It may come to its end before it is told to rest; else the button says so.
    const playing = await hand.until((watch, of) => {
      const rests = !watch.find(of).facts.playing;
      return (rests || watch.find(`${of} >> .figure > .transport #play`).textContent.trim() === "Pause") && [!rests];
    }, path);
    if (playing[0]) await hand.click(`${path} >> .figure > .transport #play`);
    await hand.until((watch, of) => !watch.find(of).facts.playing, path);

    const moved = ring ? `${path} >> ${ring}` : path;
    const { value } = await hand.until(placeOf, moved, "");
    await hand.drag(`${path} >> ${grip}`, ...by);
    await hand.until(placeOf, moved, value);
  },
});

export const figures = CASES.map(specOf);
