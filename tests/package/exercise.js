// The module of a session, and a run that calls every export of it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dist, finite, forgetCalls, inside, shipped } from "./exports.js";

/**
 * A session's module, made of one build.
 * @param {string} build
 * @returns {Promise<typeof import("../../pkg/types/session.js") & { exports: Record<string, Function> }>}
 */
export async function sessionOf(build) {
  forgetCalls();
  const session = await import(`${new URL("session.node.js", dist)}?build=${build}`); // a copy of the script for each
  const exports = await session.default({ module_or_path: readFileSync(shipped(`${build}_bg`)) });
  return { ...session, exports };
}

export const PIXELS = 784;
const IMAGES = 300;

/**
 * A run with some settings, from its first image to its files, and everything that can be asked of it.
 * @param {Awaited<ReturnType<typeof sessionOf>>} module
 * @param {import("../../pkg/types/session.js").Settings} settings
 */
export function exercise({ Session, Decoder, makeShapes }, settings) {
  const { pixels } = makeShapes(IMAGES + 60, 1);
  const labels = (/** @type {number} */ n) => Uint8Array.from({ length: n }, (_, i) => i % 3);
  const cut = (/** @type {number} */ from, /** @type {number} */ to) => pixels.subarray(from * PIXELS, to * PIXELS);
  const session = new Session({ hidden: 24, batch: 64, ...settings });
  session.expectImages(IMAGES);
  session.addImages(cut(0, 200), labels(200), "train");
  while (!session.waiting) session.trainStep();
  session.addImages(cut(200, IMAGES), labels(IMAGES - 200), "train");
  assert.ok(session.units().images === IMAGES && session.posteriorSamples().length > 0, "judged by what trains");
  session.addImages(cut(IMAGES, IMAGES + 60), undefined, "held-out");
  while (session.epoch < 3) session.trainStep();
  session.setLearningRate(2e-3);
  session.setBeta(0.5);
  const { loss, image, weight } = session.traceStep();
  assert.ok(finite([loss, weight.after]) && inside(image.decoded));
  assert.deepEqual(session.images, { train: IMAGES, heldOut: 60 });
  const latent = session.settings.latent;
  const x = session.image(7);
  const { mu, logvar } = session.encode(x);
  assert.ok(mu.length === latent && inside(session.decode(mu)) && finite(logvar));
  const posteriors = session.posteriors(0, IMAGES);
  assert.ok(posteriors.mu.length === IMAGES * latent && finite(posteriors.mu) && finite(posteriors.logvar));
  const evaluation = session.evaluate();
  assert.ok(finite(Object.values(evaluation)) && evaluation.images === 60);
  assert.ok(finite(session.units().kl) && finite(session.posteriorSamples()) && finite(session.draw(9)));
  assert.ok(finite(Object.values(session.pulls(x)).flatMap((values) => [...values])) && session.inspect(x).kl >= 0);
  const decoder = new Decoder({ hidden: 24, ...settings });
  decoder.set(session.decoderWeights());
  assert.deepEqual(decoder.decode(mu), session.decode(mu));
  const [model, whole] = [session.save(), session.saveSession()];
  const next = session.trainStep().loss;
  session.load(whole);
  assert.equal(session.trainStep().loss, next);
  session.load(model);
  assert.equal(session.step, 0);
  session.free();
  decoder.free();
  return { model, posteriors, loss, evaluation };
}
