// What a run that rests has come to: its losses over the held-out images, its latent units, where the cloud of means
// lies, and what some samples from the prior decode to.

import { ACTIVE } from "../../element/progress/units.js";
import { rows } from "../../ui/rows.js";

/** @typedef {import("../trainer.js").Trainer} Trainer */

/**
 * @typedef {object} Measured
 * @property {number} reconstruction  nats per held-out image
 * @property {number} kl
 * @property {number[]} units  the KL of each
 * @property {number} active  units
 * @property {number} rms  of the means, in each dimension
 * @property {number} inside  share of the means in the circle that holds 95 % of the prior
 * @property {Float32Array[]} samples  from the prior, decoded: (side * side,) each
 * @property {number} spread  standard deviation of their pixels from sample to sample, mean over the pixels
 */

export const SAMPLES = 8;
/** Squared radius of the circle that holds 95 % of N(0, I) in the plane. */
const CIRCLE = -2 * Math.log(0.05);

/**
 * @param {Trainer} trainer
 * @param {Float32Array} z  samples from the prior, (SAMPLES, 2)
 * @returns {Promise<Measured>}
 */
export async function measure({ element }, z) {
  const view = element?.drawn;
  if (!element || !view) throw new Error("nothing runs that could be measured");
  await element.pause(); // until every mean is that of the last step
  const { reconstruction, kl } = await element.evaluate();
  const units = view.records.present.evaluations.at(-1)?.units;
  if (!units) throw new Error("the run has not been measured yet");
  const pixels = await element.decode(z);
  const samples = rows(pixels, pixels.length / SAMPLES);
  return {
    reconstruction, kl, units: [...units.kl], active: units.variance.filter((value) => value > ACTIVE).length,
    ...cloud(view.plane.points.posteriors.mu), samples, spread: spread(samples),
  };
}

/**
 * Samples from the prior, by the run's own stream.
 * @param {Trainer} trainer
 * @returns {Promise<Float32Array>}
 */
export async function drawSamples({ element }) {
  return element?.drawn?.player.ask({ name: "draw", n: 2 * SAMPLES });
}

/** @param {Float32Array} mu  (n, 2) */
function cloud(mu) {
  const n = mu.length / 2;
  let squares = 0;
  let inside = 0;
  for (let i = 0; i < n; i++) {
    const square = mu[2 * i] ** 2 + mu[2 * i + 1] ** 2;
    squares += square;
    inside += Number(square < CIRCLE);
  }
  return { rms: Math.sqrt(squares / (2 * n)), inside: inside / n };
}

/** @param {readonly Float32Array[]} pictures */
function spread(pictures) {
  const n = pictures.length;
  const pixels = pictures[0].length;
  let sum = 0;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const mean = pictures.reduce((total, picture) => total + picture[pixel], 0) / n;
    sum += Math.sqrt(pictures.reduce((total, picture) => total + (picture[pixel] - mean) ** 2, 0) / n);
  }
  return sum / pixels;
}
