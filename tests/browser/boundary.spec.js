// The boundary (pkg/dist/session.js) as others call it: in a dedicated worker of a real browser, the release build.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { inWorker } from "./boundary.js";
import { expect, test } from "./test.js";

/** @typedef {import("zscape/session").StepLosses} StepLosses */
/** @typedef {import("zscape/session").Evaluation} Evaluation */
/** @typedef {import("zscape/session").TracedParameter} TracedParameter */

/**
 * The golden file's values, by name, as plain arrays that a page can be sent.
 * @param {string[]} names
 */
async function golden(names) {
  const bytes = await readFile(fileURLToPath(new URL("../fixtures/vae_golden_l2.safetensors", import.meta.url)));
  const start = 8 + Number(bytes.readBigUInt64LE());
  const header = JSON.parse(bytes.toString("utf8", 8, start));
  return Object.fromEntries(
    names.map((name) => {
      const { shape, data_offsets: offsets } = header[name];
      const slice = bytes.subarray(start + offsets[0], start + offsets[1]);
      const values = new Float32Array(slice.buffer.slice(slice.byteOffset, slice.byteOffset + slice.byteLength));
      return [name, { shape, values: Array.from(values) }];
    }),
  );
}

test("the encoder and the decoder of a loaded PyTorch model give PyTorch's numbers", async ({ page }) => {
  const layers = ["fc1", "fc21", "fc22", "fc3", "fc4"].flatMap((layer) => [`${layer}.weight`, `${layer}.bias`]);
  const tensors = await golden([...layers.map((name) => `init.${name}`), "x", "eps", "mu", "logvar", "decoded"]);
  const got = await inWorker(
    page,
    ({ Session }, { tensors, layers }) => {
      // The state dict as safetensors: the header's length, the header, the values.
      let end = 0;
      const header = Object.fromEntries(
        layers.map((name) => {
          const { shape, values } = tensors[`init.${name}`];
          return [name, { dtype: "F32", shape, data_offsets: [end, (end += 4 * values.length)] }];
        }),
      );
      const text = new TextEncoder().encode(JSON.stringify(header).padEnd(8 * 128, " "));
      const values = Float32Array.from(layers.flatMap((name) => tensors[`init.${name}`].values));
      const file = new Uint8Array(8 + text.length + values.byteLength);
      new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
      file.set(text, 8);
      file.set(new Uint8Array(values.buffer), 8 + text.length);

      const session = new Session({});
      session.load(file);
      const { mu, logvar } = session.encode(Float32Array.from(tensors.x.values.slice(0, 8 * 784)));
      const eps = tensors.eps.values;
      const decoded = session.decode(mu.map((mean, i) => mean + Math.exp(logvar[i] / 2) * eps[i]));
      const arrays = { mu: [...mu], logvar: [...logvar], decoded: [...decoded], hidden: session.settings.hidden };
      session.free();
      return arrays;
    },
    { tensors, layers },
  );
  expect(got.hidden).toBe(32);
  for (const name of /** @type {const} */ (["mu", "logvar", "decoded"])) {
    const expected = tensors[name].values;
    expect(got[name].length).toBe(expected.length);
    const worst = expected.map((value, i) => Math.abs(got[name][i] - value) / Math.max(1e-4 * Math.abs(value), 1e-5));
    expect(Math.max(...worst), name).toBeLessThanOrEqual(1);
  }
});

test("the same seed gives the same losses to the last bit, also with evaluate() and posteriors() in between", async ({
  page,
}) => {
  const [plain, watched, other] = await inWorker(page, ({ Session, makeShapes }) => {
    const { pixels } = makeShapes(300, 1);
    /** @param {number} seed @param {boolean} watch */
    const run = (seed, watch) => {
      const session = new Session({ hidden: 32, batch: 64, seed });
      session.addImages(pixels, undefined, "train");
      session.addImages(pixels, undefined, "held-out");
      const losses = Array.from({ length: 12 }, () => {
        if (watch) session.evaluate();
        if (watch) session.posteriors(0, 300);
        return session.trainStep();
      });
      session.free();
      return JSON.stringify(losses);
    };
    return [run(1, false), run(1, true), run(2, false)];
  });
  expect(watched).toBe(plain);
  expect(other).not.toBe(plain);
});

test("a step says where it stands and its loss is the sum of its terms, in plain objects", async ({ page }) => {
  /** @type {{ steps: StepLosses[], evaluation: Evaluation, images: object, latent: number }} */
  const { steps, evaluation, images, latent } = await inWorker(page, ({ Session, makeShapes }) => {
    const session = new Session({ hidden: 16, batch: 100, beta: 2, latent: 3 });
    session.addImages(makeShapes(250, 1).pixels, new Uint8Array(250), "train");
    session.addImages(makeShapes(50, 2).pixels, undefined, "held-out");
    const steps = Array.from({ length: 4 }, () => session.trainStep());
    const result = { steps, evaluation: session.evaluate(), images: session.images, latent: session.settings.latent };
    session.free();
    return result;
  });
  expect(steps.map(({ step, epoch }) => [step, epoch])).toEqual([[1, 1], [2, 1], [3, 1], [4, 2]]);
  for (const { loss, reconstruction, kl } of [...steps, evaluation]) {
    expect(loss).toBeCloseTo(reconstruction + 2 * kl, 9);
    expect(kl).toBeGreaterThan(0);
  }
  expect(Object.keys(steps[0]).sort()).toEqual(["epoch", "kl", "loss", "reconstruction", "step"]);
  expect(evaluation.images).toBe(50);
  expect(images).toEqual({ train: 250, heldOut: 50 });
  expect(latent).toBe(3);
});

test("one image can be looked at closely and samples be drawn, and the run goes on to the last bit", async ({ page }) => {
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

test("the aggregate posterior of one standard Gaussian is the prior, in cells, levels, points and nats", async ({ page }) => {
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

test("a Decoder with a Session's weights draws exactly what the Session decodes", async ({ page }) => {
  const same = await inWorker(page, ({ Session, Decoder, makeShapes }) => {
    const session = new Session({ hidden: 32 });
    session.addImages(makeShapes(200, 1).pixels, undefined, "train");
    session.trainStep();
    const decoder = new Decoder({ hidden: 32 });
    decoder.set(session.decoderWeights());
    const z = Float32Array.of(0.5, -1, 3, 2);
    const [ours, theirs] = [decoder.decode(z), session.decode(z)];
    decoder.free();
    session.free();
    return ours.length === 2 * 784 && ours.every((pixel, i) => pixel === theirs[i] && pixel > 0 && pixel < 1);
  });
  expect(same).toBe(true);
});

test("a saved session goes on to the last bit, and a model file holds exactly the ten tensors", async ({ page }) => {
  const { names, saved, resumed, truncated } = await inWorker(page, ({ Session, makeShapes }) => {
    const make = (settings = {}) => {
      const session = new Session(settings);
      session.addImages(makeShapes(300, 1).pixels, undefined, "train");
      return session;
    };
    const session = make({ hidden: 24, beta: 0.5 });
    session.trainStep();
    const [model, file] = [session.save(), session.saveSession()];
    const other = make({});
    let truncated = "";
    try {
      other.load(file.subarray(0, 1000));
    } catch (error) {
      truncated = /** @type {Error} */ (error).message;
    }
    other.load(file);
    const steps = () => JSON.stringify([session.trainStep(), session.trainStep(), session.trainStep()]);
    const saved = steps();
    const resumed = JSON.stringify([other.trainStep(), other.trainStep(), other.trainStep()]);
    const length = Number(new DataView(model.buffer, model.byteOffset).getBigUint64(0, true));
    const header = JSON.parse(new TextDecoder().decode(model.subarray(8, 8 + length)));
    session.free();
    other.free();
    return { names: Object.keys(header).sort(), saved, resumed, truncated };
  });
  expect(resumed).toBe(saved);
  expect(truncated).toMatch(/^the safetensors file cannot be read: 1000 bytes came/);
  const layers = ["fc1", "fc21", "fc22", "fc3", "fc4"].flatMap((layer) => [`${layer}.bias`, `${layer}.weight`]);
  expect(names).toEqual(["__metadata__", ...layers]);
});

test("bad input is refused by an Error that names the field, what came and what was expected", async ({ page }) => {
  const messages = await inWorker(page, ({ Session, Decoder, Aggregate, makeShapes, readIdx }) => {
    const session = new Session({ hidden: 16 });
    session.addImages(makeShapes(100, 1).pixels, undefined, "train");
    const before = session.save().join();
    const any = /** @type {any} */ (session);
    const freed = new Session({});
    freed.free();
    freed.free(); // a second time is harmless
    const aggregate = /** @type {any} */ (new Aggregate(new Float32Array(2), new Float32Array(2)));
    const freedAggregate = new Aggregate(new Float32Array(2), new Float32Array(2));
    freedAggregate.free();
    const header = '{"fc1.bias":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}';
    const half = Uint8Array.of(header.length, 0, 0, 0, 0, 0, 0, 0, ...new TextEncoder().encode(header), 0, 60);
    /** @type {(() => unknown)[]} */
    const refused = [
      () => new Session({ latent: 0 }),
      () => new Session({ latent: 65 }),
      () => new Session({ learningRate: -1 }),
      () => new Session({ beta: NaN }),
      () => new Session(/** @type {any} */ ({ latnet: 2 })),
      () => new Session(/** @type {any} */ (7)),
      () => session.addImages(new Uint8Array(785), undefined, "train"),
      () => session.addImages(new Uint8Array(784), new Uint8Array(3), "train"),
      () => any.addImages(new Float32Array(784), undefined, "train"),
      () => any.addImages(new Uint8Array(784), undefined, "test"),
      () => session.encode(new Float32Array(784).fill(NaN)),
      () => any.encode([0.5]),
      () => session.decode(Float32Array.of(1)),
      () => session.posteriors(90, 20),
      () => session.evaluate(),
      () => session.setLearningRate(0),
      () => session.setBeta(-1),
      () => session.load(new Uint8Array(5)),
      () => session.load(half),
      () => new Decoder({ hidden: 4 }).set(new Float32Array(3)),
      () => readIdx(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7)),
      () => session.image(100),
      () => any.inspect([0.5]),
      () => session.inspect(new Float32Array(785)),
      () => session.pulls(new Float32Array(784).fill(2)),
      () => session.draw(-1),
      () => new Aggregate(new Float32Array(0), new Float32Array(0)),
      () => new Aggregate(new Float32Array(4), new Float32Array(2)),
      () => new Aggregate(Float32Array.of(0, NaN), new Float32Array(2)),
      () => new Aggregate(new Float32Array(2), /** @type {any} */ (undefined)),
      () => aggregate.cells({ x: 0, y: 0, half: 0 }, 10),
      () => aggregate.cells({ x: 0, y: 0 }, 10),
      () => aggregate.cells(undefined, 10),
      () => aggregate.cells({ x: 0, y: 0, half: 1 }, 0),
      () => aggregate.levels([0.5]),
      () => aggregate.levels(Float64Array.of(1.5)),
      () => aggregate.logDensity(new Float32Array(3)),
      () => freedAggregate.kl(),
      () => freed.trainStep(),
      () => freed.settings,
    ];
    const messages = refused.map((call) => {
      try {
        call();
        return `no error from ${call}`;
      } catch (error) {
        return /** @type {Error} */ (error).message;
      }
    });
    if (session.save().join() !== before) messages.push("the model changed");
    session.trainStep();
    session.free();
    aggregate.free();
    return messages;
  });
  expect(messages).toEqual([
    "latent must be a whole number from 1 to 64, got 0",
    "latent must be a whole number from 1 to 64, got 65",
    "learningRate must be a number above 0 and at most 10, got -1",
    "beta must be a number from 0 to 1000, got NaN",
    'unknown setting "latnet"; the settings are side, hidden, latent, batch, learningRate, beta, noise, seed',
    "settings must be an object, got 7",
    "pixels must be n images of 28 x 28 = 784 bytes each, n at least 1, got 785 bytes",
    "labels must be 1 bytes, one for each image, got 3 bytes",
    "pixels must be a Uint8Array, got Float32Array",
    'split must be "train" or "held-out", got "test"',
    "x[0] must be a number from 0 to 1, got NaN",
    "x must be a Float32Array, got Array",
    "z must be n · 2 numbers, got 1 numbers",
    "from..from + n must be within the 100 training images, got 90..90 + 20",
    'there are no held-out images: add some with split "held-out" first',
    "learningRate must be a number above 0 and at most 10, got 0",
    "beta must be a number from 0 to 1000, got -1",
    "the safetensors file cannot be read: 5 bytes came, which are no whole safetensors file (header too small)",
    "fc1.bias must be of type F32, got F16",
    "weights must be 3932 numbers, got 3",
    "the IDX file cannot be read: its header says [2], but 1 values follow",
    "index must be below 100, the number of training images, got 100",
    "x must be a Float32Array, got Array",
    "x must be 784 numbers, one image, got 785 numbers",
    "x[0] must be a number from 0 to 1, got 2",
    "n must be a whole number from 0 to 1000000, got 4294967295",
    "mu must be n · 2 numbers, n at least 1, got 0 numbers",
    "logvar must be 4 numbers, as many as mu, got 2 numbers",
    "mu[1] must be a finite number, got NaN",
    "logvar must be a Float32Array, got undefined",
    "window.half must be a finite number above 0, got 0",
    "window.half must be a number, got undefined",
    "window must be an object, got undefined",
    "side must be a whole number from 1 to 1024, got 0",
    "shares must be a Float64Array, got Array",
    "shares[0] must be a number from 0 to 1, got 1.5",
    "z must be n · 2 numbers, got 3 numbers",
    "Aggregate.kl was called after free(); make a new Aggregate",
    "Session.trainStep was called after free(); make a new Session",
    "Session.settings was called after free(); make a new Session",
  ]);
});

test("a run that leaves the numbers throws a NonFiniteError and is back at a good state", async ({ page }) => {
  const { name, message, step, loss } = await inWorker(page, ({ Session, makeShapes }) => {
    const session = new Session({ hidden: 32 });
    session.addImages(makeShapes(300, 1).pixels, undefined, "train");
    session.addImages(makeShapes(100, 2).pixels, undefined, "held-out");
    for (let i = 0; i < 60; i += 1) session.trainStep();
    session.setLearningRate(10);
    let caught = new Error("none");
    for (let i = 0; i < 300 && caught.message === "none"; i += 1) {
      try {
        session.trainStep();
      } catch (error) {
        caught = /** @type {Error} */ (error);
      }
    }
    const result = { name: caught.name, message: caught.message, step: session.step, loss: session.evaluate().loss };
    session.free();
    return result;
  });
  expect(name).toBe("NonFiniteError");
  expect(message).toContain("was restored. Lower the learning rate (now 10)");
  expect(step % 50).toBe(0);
  expect(Number.isFinite(loss)).toBe(true);
});

test("memory stays where it is: 300 steps and 30 sessions later not a page more", async ({ page }) => {
  const pages = await inWorker(page, ({ Session, makeShapes, memory }) => {
    const { pixels } = makeShapes(1000, 1);
    const run = (/** @type {number} */ steps) => {
      const session = new Session({ hidden: 64 });
      session.addImages(pixels, undefined, "train");
      for (let i = 0; i < steps; i += 1) session.trainStep();
      session.posteriors(0, 1000);
      session.saveSession();
      session.free();
      return memory.buffer.byteLength / 65536;
    };
    const first = run(60);
    for (let i = 0; i < 30; i += 1) run(2);
    return [first, run(300)];
  });
  expect(pages[1]).toBe(pages[0]);
});
