// The lesson's figures as they play, each with the options that its guide pages begin with, and what of them is kept:
// numbers by their names.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parametersOf } from "../../www/figures/parameters.js";
import { engine } from "../package/lesson.js";
import { Likeness, PIXELS } from "./training.js";

/** @typedef {Record<string, number>} Numbers */

const models = new URL("../../www/data/models/", import.meta.url);
const modelOf = (/** @type {string} */ name) =>
  parametersOf(gunzipSync(readFileSync(new URL(`${name}.safetensors.gz`, models))));

const FAR = 4; // units of z: the plane of the figure "diffusion" shows a little more
const STEP = 0.2; // units of z between places that are looked at

/** @param {string} beta */
function planeOf(beta) {
  const plane = modelOf(`plane-${beta}`);
  return { ...(beta === "1" ? modelOf("mnist") : {}), ...plane };
}

/** @param {Record<string, Float32Array>} plane */
const settingsOf = ({ mu, logvar, held_out_mu: heldOutMu, held_out_logvar: heldOutLogvar }) =>
  ({ mu, logvar, heldOutMu, heldOutLogvar });

/**
 * What samples come to, and what the decoder draws in holes and in the cloud.
 * @param {string} beta
 * @param {number} seed
 */
async function chain(beta, seed) {
  const plane = planeOf(beta);
  const diffusion = await engine("Diffusion", { ...settingsOf(plane), weights: plane.denoiser, seed });
  await diffusion.survey(1000);
  let measured;
  while (!measured) measured = await diffusion.surveyed();
  const decoder = await engine("LatentDecoder", { parameters: plane });
  const count = Math.round((2 * FAR) / STEP) + 1;
  const places = Float32Array.from({ length: 2 * count ** 2 }, (_, i) =>
    STEP * (i % 2 ? Math.floor(i / 2 / count) : (i >> 1) % count) - FAR);
  const density = await diffusion.density(places);
  const known = new Likeness(await decoder.decode(plane.mu.slice(0, 4000)),
    await decoder.decode(plane.held_out_mu.slice(0, 400)));
  const share = async (/** @type {boolean} */ holes) => {
    const there = places.filter((_, i) => density[i >> 1] < measured.floor === holes);
    const every = Math.ceil(there.length / 400); // as many as take a second
    return known.share(await decoder.decode(there.filter((_, i) => (i >> 1) % every === 0)));
  };
  const numbers = {
    "digits in holes": await share(true), "digits in the cloud": await share(false),
    ...Object.fromEntries(["posterior", "diffusion", "noise", "prior"].flatMap((name) =>
      ["toMean", "toSample", "holes"].map((kind) => [`${kind} of ${name}`, measured[name][kind]]))),
  };
  await diffusion.free();
  await decoder.free();
  return numbers;
}

/** @type {Record<string, (seed: number) => Promise<Numbers>>} */
export const figures = {
  "diffusion, beta 0.3": (seed) => chain("0.3", seed),
  "diffusion, beta 1": (seed) => chain("1", seed),
  "diffusion, trained anew": async (seed) => {
    const diffusion = await engine("Diffusion", { ...settingsOf(planeOf("0.3")), seed });
    const look = async (/** @type {string} */ when) => {
      const { prior, steps, total } = await diffusion.bound(100, 8);
      return {
        [`L_T ${when}`]: prior, [`bound ${when}`]: total,
        [`steps back ${when}`]: steps.reduce((/** @type {number} */ sum, /** @type {number} */ term) => sum + term, 0),
      };
    };
    const numbers = await look("before");
    await diffusion.train(1000);
    Object.assign(numbers, await look("after 1000 steps"));
    await diffusion.free();
    return numbers;
  },
  "reparameterisation": async (seed) => {
    /** @type {Numbers} */
    const numbers = {};
    for (const g of ["square", "step"]) {
      const settings = { g, mu: 1, sigma: 0.8, n: 1, baseline: false, bins: 61, seed };
      const estimators = await engine("Estimators", settings);
      const { mu: { exact, reparameterised: one, score: other } } = await estimators.draw(2000);
      numbers[`errors of reparameterised, ${g}`] = (one.mean - exact) / one.standardError;
      numbers[`errors of score, ${g}`] = (other.mean - exact) / other.standardError;
      numbers[`ratio of variances, ${g}`] = other.variance / one.variance;
      await estimators.free();
    }
    return numbers;
  },
  "functional": async (seed) => {
    const settings = { left: 0, right: 0.4, depth: 0.4, slack: 1.4, distance: 1 };
    const functional = await engine("Functional", { problem: "brachistochrone", ...settings });
    await functional.scatter(seed);
    let picture = await functional.picture();
    while (picture.verdict === "moving") {
      await functional.step();
      picture = await functional.picture();
    }
    await functional.free();
    return { arrived: Number(picture.verdict === "arrived"), gap: picture.gap, steps: picture.steps };
  },
  "inference": async (seed) => {
    const inference = await engine("Inference", { target: "pair", family: "full", seed, q: [] });
    for (const panel of ["qp", "pq"]) while (await inference.advance(panel, 50));
    const [seek, cover] = await Promise.all(["qp", "pq"].map((panel) => inference.see(panel)));
    await inference.free();
    return { "x of seeking": seek.q[0], "x of covering": cover.q[0], "ratio": seek.klPQ / cover.klPQ };
  },
  // Ten digits in the place of ten seeds.
  "elbo, the digit": async (seed) => {
    const ten = gunzipSync(readFileSync(new URL("../digits/ten.images.idx.gz", models)));
    const pixels = Uint8Array.from(ten.subarray(16 + (seed - 1) * PIXELS, 16 + seed * PIXELS));
    const digit = await engine("DigitEvidence", { parameters: modelOf("mnist"), pixels });
    let { mean, logvar } = await digit.encoded();
    while (!(await digit.advance(2000)).done);
    const { gap: first } = await digit.terms(mean, logvar, true);
    for (let rise = 1, steps = 0; rise > 2e-4 && steps < 300; steps++) {
      ({ mean, logvar, rise } = await digit.climb(mean, logvar, false, 0.25));
    }
    const { gap: left } = await digit.terms(mean, logvar, true);
    await digit.free();
    return { "gap at first": first, "gap left": left };
  },
};
