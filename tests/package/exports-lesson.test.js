// Every export of the lesson's module of WebAssembly as it is shipped, called under Node by the worker that figures
// ask: scripts/cut.mjs takes out of it what no run reaches, and tests of the crate cannot see that one did. One that
// this file never calls fails the test, as does one that traps.

import assert from "node:assert/strict";
import { test } from "node:test";
import { slideAlong, slideDownCycloid } from "../../www/figures/functional/slides.js";
import { parametersOf } from "../../www/figures/parameters.js";
import { exercise, PIXELS, sessionOf } from "./exercise.js";
import { finite, forgetCalls, inside, shipped, uncalled, unpacked } from "./exports.js";
import { engine, startWorker } from "./lesson.js";

/** F in postfix order: each operation of the formulas, on numbers and on what varies. */
function formulas() {
  const varies = ["x", "f", "p"];
  const unary = ["negative", "sqrt", "exp", "log", "sin", "cos", "tan", "tanh", "abs"];
  const positive = ["p", 2, "^", 1, "+"];
  const ones = unary.flatMap((name) => [[...positive, name], [2, name, "f", "*"]]);
  const twos = ["+", "-", "*", "/", "^"].flatMap((name) => [
    [...positive, ...positive, name], [...positive, 3, name], [3, ...positive, name], [3, 2, name, "f", "*"],
  ]);
  return [...varies.map((name) => [name]), ...ones, ...twos];
}

async function exerciseFunctional() {
  const settings = { left: 0.5, right: 1, depth: 0.6, slack: 1.3, distance: 0.9 };
  for (const problem of ["length", "brachistochrone", "chain", "surface", "own"]) {
    const functional = await engine("Functional", { problem, ...settings });
    if (problem === "own") {
      for (const formula of formulas()) assert.equal(await functional.setFormula(formula), undefined, `${formula}`);
      await functional.setFormula(["p", 2, "^", "f", 2, "^", "+"]);
    }
    assert.equal(await functional.scatter(1), undefined);
    for (let step = 0; step < 20; step++) await functional.step();
    const { x, f, heights, j, jExtremal, verdict } = await functional.picture();
    assert.ok(finite([j]) && verdict === "moving", `${problem}: J ${j}, ${verdict}`);
    if (problem === "brachistochrone") {
      // The page's beads arrive when J says.
      const arrivals = [slideAlong(x, f), slideDownCycloid(settings.depth)].map(({ arrival }) => arrival);
      [j, jExtremal].forEach((time, i) =>
        assert.ok(Math.abs(arrivals[i] / time - 1) < 1e-12, `${arrivals[i]} for ${time}`));
    }
    await functional.bend(heights);
    await functional.bend(new Float64Array());
    await functional.besideInner(1);
    await functional.picture();
    await functional.free();
  }
}

async function exerciseInference() {
  for (const target of ["pair", "banana", "funnel", "regression", "gaussian"]) {
    for (const family of ["isotropic", "diagonal", "full", "mixture"]) {
      const inference = await engine("Inference", { target, family, seed: 1, q: [] });
      if (family === "full") assert.ok(finite((await inference.about(Float64Array.of(0.5, 0.9))).density));
      for (const panel of ["qp", "pq"]) {
        assert.equal(await inference.advance(panel, 3), true);
        const { q, elbo, klQP, klPQ } = await inference.see(panel);
        assert.ok(finite([...q, elbo, klQP, klPQ]), `${target}, ${family}, ${panel}`);
        await inference.place(panel, q);
      }
      await inference.free();
    }
  }
}

async function exerciseEstimators() {
  for (const g of ["square", "sine", "exponential", "step"]) {
    for (const baseline of [false, true]) {
      const estimators = await engine("Estimators", { g, mu: 0.4, sigma: 0.8, n: 10, baseline, bins: 20, seed: 1 });
      await estimators.draw(30);
      const { mu, sigma } = await estimators.state();
      assert.ok(mu.reparameterised.count === 30 && finite([mu.score.mean, sigma.score.mean, sigma.exact]));
      assert.ok(finite(await estimators.curve(-2, 2, 50)));
      await estimators.free();
    }
  }
}

/**
 * @param {Record<string, (...args: any[]) => Promise<any>>} model
 * @param {{ mean: Float64Array, logvar: Float64Array }} q
 */
async function climb(model, { mean, logvar }) {
  for (const slip of [false, true]) {
    const { rise, ...next } = await model.climb(mean, logvar, slip, 0.05);
    assert.ok(rise > 0 && finite([...next.mean, ...next.logvar]));
  }
}

/** @param {Record<string, Float32Array>} parameters  of a model whose z is a plane */
async function exerciseEvidence(parameters) {
  const conjugate = await engine("Evidence", { x: 1.2, noise: 0.5 });
  const q = { mean: Float64Array.of(0), logvar: Float64Array.of(0) };
  const { mean } = await conjugate.posterior();
  assert.ok(Math.abs(mean - 0.8) < 1e-12);
  assert.ok(finite(Object.values(await conjugate.terms(q.mean, q.logvar))));
  await climb(conjugate, q);
  await conjugate.free();

  const pixels = unpacked(shipped("data/digits/ten", ".images.idx.gz")).subarray(16, 16 + PIXELS);
  const digit = await engine("DigitEvidence", { parameters, pixels: Uint8Array.from(pixels) });
  const encoded = await digit.encoded();
  while (!(await digit.advance(2000)).done);
  assert.ok(finite((await digit.posterior()).shape));
  for (const settled of [false, true]) {
    const { evidence, elbo, gap } = await digit.terms(encoded.mean, encoded.logvar, settled);
    assert.ok(Math.abs(elbo + gap - evidence) < 0.1, `${elbo} + ${gap} for ${evidence}`);
  }
  await climb(digit, encoded);
  assert.ok(inside(await digit.decode(encoded.mean)));
  await digit.free();
}

/**
 * @param {{ mu: Float32Array, logvar: Float32Array }} posteriors
 * @param {Record<string, Float32Array>} parameters
 */
async function exerciseDiffusion({ mu, logvar }, parameters) {
  const settings = { mu, logvar, heldOutMu: mu.slice(0, 100), heldOutLogvar: logvar.slice(0, 100), seed: 1 };
  const { denoiser } = parametersOf(unpacked(shipped("data/models/plane-1", ".safetensors.gz")));
  for (const weights of [undefined, denoiser]) {
    const diffusion = await engine("Diffusion", { ...settings, weights });
    const { step, loss } = await diffusion.train(5);
    assert.ok(step === 5 && loss > 0);
    const { total, simple } = await diffusion.bound(10, 2);
    assert.ok(finite([total, ...simple]));
    await diffusion.start(20);
    await diffusion.place(0, 0.5, -0.5);
    for (let t = await diffusion.steps(); t > 0; t--) await diffusion.backward();
    const points = await diffusion.forward();
    assert.ok(finite(points) && finite(await diffusion.density(points)));
    await diffusion.survey(50);
    let measures;
    while (!measures) measures = await diffusion.surveyed();
    assert.ok(finite([measures.floor, measures.diffusion.toMean, measures.prior.holes]));
    await diffusion.free();
  }
  const decoder = await engine("LatentDecoder", { parameters });
  assert.ok(inside(await decoder.decode(Float32Array.of(0, 0, 1, -1))));
  await decoder.free();
}

test("every export of the module lesson does its work", async () => {
  const { model, posteriors } = exercise(await sessionOf("session"), {});
  forgetCalls();
  await startWorker();
  const parameters = parametersOf(model);
  await exerciseFunctional();
  await exerciseInference();
  await exerciseEstimators();
  await exerciseEvidence(parameters);
  await exerciseDiffusion(posteriors, parameters);
  assert.deepEqual(uncalled(shipped("lesson_bg")), []);
});
