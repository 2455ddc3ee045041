// What the boundary tells of one image, of one step and of q(z): in a dedicated worker of a real browser, the release
// build.

import { inWorker } from "./boundary.js";
import { expect, test } from "./test.js";

/** @typedef {import("zscape/session").TracedParameter} TracedParameter */

test("one image can be looked at closely and samples be drawn, " +
  "and the run goes on to the last bit", async ({ page }) => {
  const got = await inWorker(page, ({ Session, makeShapes }) => {
    const { pixels } = makeShapes(120, 1);
    const make = () => {
      const session = new Session({ hidden: 24, batch: 30, beta: 0.5 });
      session.addImages(pixels, undefined, "train");
      session.addImages(makeShapes(40, 2).pixels, undefined, "held-out");
      return session;
    };
    const [plain, session] = [make(), make()];
    for (let i = 0; i < 8; i += 1) [plain, session].forEach((run) => run.trainStep());
    const x = session.image(7);
    const inspection = session.inspect(x);
    const pulls = session.pulls(x);
    const { mu, logvar } = session.posteriors(7, 1);
    const decoded = session.decode(inspection.mu);
    const draws = [session.draw(3), session.draw(3), plain.draw(3)].map((draw) => [...draw]);
    const samples = session.posteriorSamples();
    const steps = [plain, session].map((run) => JSON.stringify([run.trainStep(), run.trainStep()]));
    plain.free();
    session.free();
    const { reconstruction, reconstructionAtMu, kl } = inspection;
    return {
      image: x.length === 784 && x.every((value, i) => Math.abs(value - pixels[7 * 784 + i] / 255) < 1e-6),
      decoded: decoded.length === 784 && decoded.every((pixel, i) => Math.abs(pixel - inspection.decoded[i]) < 1e-5),
      posteriors: [[...mu, ...logvar], [...inspection.mu, ...inspection.logvar]],
      losses: [reconstruction, reconstructionAtMu, kl],
      pulls: [[...pulls.kl], [...pulls.reconstruction], [...pulls.standardError]],
      draws,
      samples: [...samples],
      steps,
    };
  });
  expect(got.image).toBe(true);
  expect(got.decoded).toBe(true);
  const [stored, inspected] = got.posteriors;
  for (const i of [0, 1, 2, 3]) expect(inspected[i]).toBeCloseTo(stored[i], 4); // mu and logvar
  for (const nats of got.losses) expect(nats).toBeGreaterThan(0);
  const [ofKl, ofReconstruction, errors] = got.pulls;
  for (const i of [0, 1]) expect(ofKl[i]).toBeCloseTo(-0.5 * inspected[i], 6);
  expect(ofReconstruction.length).toBe(2);
  for (const error of errors) expect(error).toBeGreaterThan(0);
  expect(got.draws[2]).toEqual(got.draws[0]);
  expect(got.draws[1]).not.toEqual(got.draws[0]);
  expect(got.samples.length).toBe(40 * 2);
  expect(got.samples.every(Number.isFinite)).toBe(true);
  expect(got.steps[1]).toBe(got.steps[0]);
});

test("each unit of z has a KL and a variance, and the KLs sum to the evaluation's", async ({ page }) => {
  const got = await inWorker(page, ({ Session, makeShapes }) => {
    const session = new Session({ hidden: 24, batch: 50, latent: 3 });
    let refusal = "";
    try {
      session.units();
    } catch (error) {
      refusal = /** @type {Error} */ (error).message;
    }
    session.addImages(makeShapes(1100, 1).pixels, undefined, "train");
    const ofTraining = session.units().images;
    session.addImages(makeShapes(60, 2).pixels, undefined, "held-out");
    for (let i = 0; i < 40; i += 1) session.trainStep();
    const { kl, variance, images } = session.units();
    const expected = session.evaluate().kl;
    const typed = kl instanceof Float32Array && variance instanceof Float32Array;
    session.free();
    return { kl: [...kl], variance: [...variance], images, ofTraining, expected, typed, refusal };
  });
  expect(got.typed).toBe(true);
  expect([got.kl.length, got.variance.length, got.images, got.ofTraining]).toEqual([3, 3, 60, 1000]);
  const ofAll = got.kl.reduce((/** @type {number} */ sum, /** @type {number} */ nats) => sum + nats, 0);
  expect(ofAll / got.expected).toBeCloseTo(1, 5);
  expect(Math.max(...got.variance)).toBeGreaterThan(0.01);
  expect(Math.min(...got.variance)).toBeGreaterThanOrEqual(0);
  expect(got.refusal).toBe("there are no images: add some first");
});

test("a traced step is the step that training makes, and tells it in numbers that fit together", async ({ page }) => {
  const { same, plain, trace, pixels, shapes, refusal } = await inWorker(page, ({ Session, makeShapes }) => {
    const { pixels } = makeShapes(70, 1);
    const [one, other] = [1, 2].map(() => new Session({ hidden: 24, batch: 30, latent: 3, beta: 0.5 }));
    let refusal = "";
    try {
      one.traceStep();
    } catch (error) {
      refusal = /** @type {Error} */ (error).message;
    }
    for (const session of [one, other]) {
      session.addImages(pixels, undefined, "train");
      session.trainStep();
      session.trainStep();
    }
    const trace = one.traceStep(); // the short last batch of epoch 1
    const plain = other.trainStep();
    const same = one.saveSession().join() === other.saveSession().join();
    const { index, reconstruction, kl, ...arrays } = trace.image;
    const shapes = [...Object.entries(arrays), ...Object.entries(trace.gradients)].map(([name, array]) => [
      name,
      array instanceof Float32Array ? array.length : "no Float32Array",
    ]);
    one.free();
    other.free();
    /** @param {Record<string, Float32Array>} object */
    const lists = (object) => Object.fromEntries(Object.entries(object).map(([name, array]) => [name, [...array]]));
    return {
      same,
      plain,
      trace: { ...trace, image: { index, reconstruction, kl, ...lists(arrays) }, gradients: lists(trace.gradients) },
      pixels: [...pixels.subarray(index * 784, (index + 1) * 784)],
      shapes,
      refusal,
    };
  });
  expect(refusal).toBe("there are no training images: add some first");
  expect(same).toBe(true);
  const { batch, image, gradients, parameters, weight, ...losses } = trace;
  expect(losses).toEqual(plain);
  expect(batch).toBe(10);
  expect(shapes).toEqual([
    ["x", 784],
    ["h", 24],
    ["mu", 3],
    ["logvar", 3],
    ["eps", 3],
    ["z", 3],
    ["decoderH", 24],
    ["decoded", 784],
    ["z", 3],
    ["mu", 3],
    ["logvar", 3],
  ]);
  expect(pixels.length).toBe(784);
  for (let i = 0; i < 784; i += 1) expect(image.x[i]).toBeCloseTo(pixels[i] / 255, 6);
  for (const k of [0, 1, 2]) {
    const sigma = Math.exp(image.logvar[k] / 2);
    expect(image.z[k]).toBeCloseTo(image.mu[k] + sigma * image.eps[k], 5);
    const ofReconstruction = gradients.z[k];
    expect(gradients.mu[k]).toBeCloseTo(ofReconstruction + 0.5 * image.mu[k], 3);
    const ofLogvar = (ofReconstruction * image.eps[k] * sigma) / 2 + (0.5 * (sigma * sigma - 1)) / 2;
    expect(gradients.logvar[k]).toBeCloseTo(ofLogvar, 3);
  }
  expect(image.reconstruction).toBeGreaterThan(0);
  expect(image.kl).toBeGreaterThan(0);
  expect(Object.keys(parameters[0]).sort()).toEqual(["gradient", "move", "name", "size"]);
  expect(parameters.map((/** @type {TracedParameter} */ { name, size }) => [name, size])).toEqual([
    ["fc1.weight", 24 * 784],
    ["fc1.bias", 24],
    ["fc21.weight", 3 * 24],
    ["fc21.bias", 3],
    ["fc22.weight", 3 * 24],
    ["fc22.bias", 3],
    ["fc3.weight", 24 * 3],
    ["fc3.bias", 24],
    ["fc4.weight", 784 * 24],
    ["fc4.bias", 784],
  ]);
  for (const { gradient, move } of parameters) expect(Math.min(gradient, move)).toBeGreaterThan(0);
  const { name, row, column, before, gradient, mBefore, vBefore, m, v, rate, after } = weight;
  expect([name, rate]).toEqual(["fc21.weight", 0.001]);
  expect(row < 3 && column < 24).toBe(true);
  expect(m / (0.9 * mBefore + 0.1 * gradient)).toBeCloseTo(1, 4);
  expect(v / (0.999 * vBefore + 0.001 * gradient ** 2)).toBeCloseTo(1, 4);
  const move = (-rate / (1 - 0.9 ** 3)) * (m / (Math.sqrt(v / (1 - 0.999 ** 3)) + 1e-8));
  expect((after - before) / move).toBeCloseTo(1, 3);
});

test("the aggregate posterior of one standard Gaussian is the prior, " +
  "in cells, levels, points and nats", async ({ page }) => {
  const got = await inWorker(page, ({ Aggregate }) => {
    const prior = new Aggregate(new Float32Array(2), new Float32Array(2));
    const moved = new Aggregate(Float32Array.of(3, 0), Float32Array.of(0, 0));
    const cells = moved.cells({ x: 1, y: 1, half: 8 }, 160);
    const brightest = cells.indexOf(Math.max(...cells));
    const result = {
      kl: [prior.kl(), moved.kl()],
      levels: [...prior.levels(Float64Array.of(0.5, 0.9))],
      logs: [...prior.logDensity(Float32Array.of(0, 0, 3, 4, 1e6, 0))],
      mass: cells.reduce((sum, density) => sum + density * 0.01, 0),
      brightest: [brightest % 160, Math.floor(brightest / 160)],
    };
    prior.free();
    moved.free();
    return result;
  });
  expect(got.kl[0]).toBeCloseTo(0, 2);
  expect(got.kl[1]).toBeCloseTo(4.5, 2);
  expect(got.levels[0] / (0.5 / (2 * Math.PI))).toBeCloseTo(1, 1);
  expect(got.levels[1] / (0.1 / (2 * Math.PI))).toBeCloseTo(1, 1);
  const ln = Math.log(2 * Math.PI);
  [-ln, -12.5 - ln, -5e11 - ln].forEach((log, i) => expect(got.logs[i]).toBeCloseTo(log, 3));
  expect(got.mass).toBeCloseTo(1, 3);
  // (3, 0) lies on the corner of four cells: 100 from the left, 90 from the top.
  expect([99, 100]).toContain(got.brightest[0]);
  expect([89, 90]).toContain(got.brightest[1]);
});
