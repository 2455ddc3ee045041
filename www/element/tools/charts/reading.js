// What the charts say of a step: the running means of the training there, and the evaluation nearest to it.

import { smoothed } from "../../progress/series.js";

/** @typedef {{ reconstruction: number, kl: number }} Losses */
/** @typedef {import("../../progress/moments.js").Moment} Moment */

/**
 * @typedef {object} Reading
 * @property {number} step
 * @property {Losses} [training]  none before the first step
 * @property {{ step: number } & Losses} [heldOut]  at its own step
 */

/**
 * @param {Pick<import("../../progress/records.js").Record, "series" | "evaluations">} record
 * @param {number} step
 * @returns {Reading}
 */
export function readingOf({ series, evaluations }, step) {
  const at = nearestTo(series.steps, step);
  const measured = evaluations.filter(({ heldOut }) => heldOut);
  const evaluation = measured[nearestTo(measured.map((each) => each.step), step)];
  return {
    step,
    training: at < 0 ? undefined : { reconstruction: smoothed(series.reconstruction)[at], kl: smoothed(series.kl)[at] },
    heldOut: evaluation?.heldOut && { step: evaluation.step, ...evaluation.heldOut },
  };
}

/**
 * Where in rising numbers the one nearest to a value is; -1 if there is none.
 * @param {readonly number[]} rising
 * @param {number} value
 */
export function nearestTo(rising, value) {
  let [low, high] = [0, rising.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value - rising[middle] > rising[middle + 1] - value) low = middle + 1;
    else high = middle;
  }
  return high;
}

/**
 * The moment nearest to a step; undefined if now is nearer.
 * @param {readonly Moment[]} moments  in the order of their steps
 * @param {number} step
 * @param {number} now
 */
export function nearestMoment(moments, step, now) {
  const earlier = moments.filter((moment) => moment.step < now);
  const at = nearestTo([...earlier.map((moment) => moment.step), now], step);
  return earlier.at(at); // past the last one: undefined
}
