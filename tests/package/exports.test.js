// Every export of the modules of WebAssembly as they are shipped, called under Node: scripts/cut.mjs takes out of them
// what no run reaches, and tests of the crate cannot see that one did. Exports are noted where JavaScript calls them;
// one that this file never calls fails the test, as does one that traps.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { gunzipSync } from "node:zlib";
import { parametersOf } from "../../www/figures/parameters.js";

const dist = new URL("../../pkg/dist/", import.meta.url);

/**
 * A file of the package, by the two parts of its name: between them there is a hash.
 * @param {string} stem
 * @param {string} [ending]
 */
function shipped(stem, ending = ".wasm") {
  const folder = new URL(".", new URL(stem, dist));
  const start = stem.slice(stem.lastIndexOf("/") + 1);
  const names = readdirSync(folder);
  const name = names.find((candidate) => candidate.startsWith(`${start}-`) && candidate.endsWith(ending));
  assert.ok(name, `expected ${stem}-*${ending} in pkg/dist`);
  return new URL(name, folder);
}

const unpacked = (/** @type {URL} */ file) => gunzipSync(readFileSync(file));

if (!WebAssembly.validate(readFileSync(shipped("session_relaxed_bg")))) {
  setFlagsFromString("--experimental-wasm-relaxed-simd"); // Node before 21 knows it by this flag alone
}

/** Bookkeeping of wasm-bindgen's: no export of ours, but for what frees an object. */
const INTERNAL = /^__(?:wbindgen_|externref_|wbg_(?!.*_free$))/;
/** start is called within the module; the other is for functions that were cut, and never returns. */
const NOT_CALLED = ["start", "cut_function_reached"];

/**
 * What has been called of the modules that were made since.
 * @type {Set<string>}
 */
let called = new Set();
const { instantiate } = WebAssembly;
const recording = async (/** @type {BufferSource} */ bytes, /** @type {WebAssembly.Imports} */ imports) => {
  const made = await instantiate(bytes, imports);
  if (made instanceof WebAssembly.Instance && !("functional_new" in made.exports)) return made; // Node's own
  const { instance, module } = made instanceof WebAssembly.Instance ? { instance: made, module: bytes } : made;
  const calls = called;
  const exports = Object.entries(instance.exports).map(([name, value]) => {
    if (typeof value !== "function") return [name, value];
    return [name, (/** @type {unknown[]} */ ...args) => {
      calls.add(name);
      return value(...args);
    }];
  });
  return { module, instance: { exports: Object.fromEntries(exports) } };
};
Object.assign(WebAssembly, { instantiate: recording, instantiateStreaming: undefined });

/**
 * Which exports of a module have not been called.
 * @param {URL} file
 */
function uncalled(file) {
  const exports = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(file)));
  const names = exports.filter(({ kind }) => kind === "function").map(({ name }) => name);
  const ours = names.filter((name) => !INTERNAL.test(name) && !NOT_CALLED.includes(name));
  assert.ok(ours.length > 20, `${names}`);
  return ours.filter((name) => !called.has(name));
}

const finite = (/** @type {Iterable<number>} */ values) => [...values].every(Number.isFinite);
const inside = (/** @type {Iterable<number>} */ pixels) => [...pixels].every((pixel) => pixel > 0 && pixel < 1);

// --- the session -------------------------------------------------------------------------------------------

/**
 * A session's module, made of one build.
 * @param {string} build
 * @returns {Promise<typeof import("../../pkg/types/session.js") & { exports: Record<string, Function> }>}
 */
async function sessionOf(build) {
  called = new Set();
  const session = await import(`${new URL("session.node.js", dist)}?build=${build}`); // a copy of the script for each
  const exports = await session.default({ module_or_path: readFileSync(shipped(`${build}_bg`)) });
  return { ...session, exports };
}

const PIXELS = 784;
const IMAGES = 300;

/**
 * A run with some settings, from its first image to its files, and everything that can be asked of it.
 * @param {Awaited<ReturnType<typeof sessionOf>>} module
 * @param {import("../../pkg/types/session.js").Settings} settings
 */
function exercise({ Session, Decoder, makeShapes }, settings) {
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

const RUNS = [{}, { latent: 1, noise: false, beta: 0 }, { latent: 5, batch: 7, hidden: 10 }];

/** @type {Record<string, ReturnType<typeof exercise>>} */
const made = {};

for (const build of ["session", "session_relaxed"]) {
  test(`every export of the module ${build} does its work`, async () => {
    const module = await sessionOf(build);
    const { Aggregate, readIdx } = module;
    const digits = readIdx(unpacked(shipped("data/digits/ten", ".images.idx.gz")));
    assert.deepEqual(digits.shape, [10, 28, 28]);
    const [first] = RUNS.map((settings) => exercise(module, settings));
    made[build] = first;
    const q = new Aggregate(first.posteriors.mu, first.posteriors.logvar);
    const levels = q.levels(Float64Array.of(0.5, 0.9));
    assert.ok(levels[0] > levels[1] && finite(q.cells({ x: 0, y: 0, half: 4 }, 24)));
    assert.ok(finite(q.logDensity(Float32Array.of(0, 0, 1, 2))) && q.kl() > 0);
    q.free();
    assert.deepEqual(uncalled(shipped(`${build}_bg`)), []);
  });
}

test("the two builds of the session agree to the last digits", () => {
  const [one, other] = [made.session, made.session_relaxed].map(({ evaluation }) => evaluation.loss);
  assert.ok(Math.abs(one / other - 1) < 1e-3, `${one} and ${other}`);
});

// --- the lesson, by the worker that figures ask ------------------------------------------------------------

/** @typedef {{ id: number, value?: any, message?: string }} Answer */

/** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
const waiting = new Map();
let orders = 0;

/** The worker's own side, as a worker has it. */
const worker = {
  /** @type {(message: { data: object }) => void} */
  onmessage: () => {},
  postMessage(/** @type {Answer} */ { id, value, message }) {
    if (message === undefined) waiting.get(id)?.resolve(value);
    else waiting.get(id)?.reject(new Error(message));
  },
};

const order = (/** @type {object} */ what) =>
  new Promise((resolve, reject) => {
    waiting.set(++orders, { resolve, reject });
    worker.onmessage({ data: { id: orders, ...what } });
  });

/**
 * An object of one of the lesson's classes: each of its methods asks the worker.
 * @param {string} name
 * @param {object} settings
 * @returns {Promise<Record<string, (...args: unknown[]) => Promise<any>>>}
 */
async function engine(name, settings) {
  const object = ++orders;
  await order({ object, make: name, settings });
  const method = (/** @type {string} */ call) => (/** @type {unknown[]} */ ...args) =>
    order(call === "free" ? { object, free: true } : { object, call, args });
  return new Proxy({}, { get: (_, call) => (call === "then" ? undefined : method(String(call))) });
}

/** Starts the worker in this thread, and posts it the compiled module, as the page does. */
async function startWorker() {
  called = new Set();
  Object.assign(globalThis, { self: worker });
  await import(shipped("engines", ".js").href);
  worker.onmessage({ data: new WebAssembly.Module(readFileSync(shipped("lesson_bg"))) });
}

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
    const { heights, j, verdict } = await functional.picture();
    assert.ok(finite([j]) && verdict === "moving", `${problem}: J ${j}, ${verdict}`);
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
  await startWorker();
  const parameters = parametersOf(made.session.model);
  await exerciseFunctional();
  await exerciseInference();
  await exerciseEstimators();
  await exerciseEvidence(parameters);
  await exerciseDiffusion(made.session.posteriors, parameters);
  assert.deepEqual(uncalled(shipped("lesson_bg")), []);
});

// --- what was cut ------------------------------------------------------------------------------------------

test("a function that was cut says its name on the console before the module stops", async (t) => {
  const { exports } = await sessionOf("session");
  const said = t.mock.method(console, "error", () => {});
  const name = new Float64Array(Uint8Array.from(Buffer.from("conv_transpose2d".padEnd(32))).buffer);
  assert.throws(() => exports.cut_function_reached(...name), WebAssembly.RuntimeError);
  assert.match(said.mock.calls[0].arguments[0], /scripts\/cut\.mjs cuts by its name: conv_transpose2d$/);
});
