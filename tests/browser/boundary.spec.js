// The boundary (pkg/dist/session.js) as others call it: in a dedicated worker of a real browser, the release build.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { inWorker } from "./boundary.js";
import { expect, test } from "./test.js";

/** @typedef {import("zscape/session").StepLosses} StepLosses */
/** @typedef {import("zscape/session").Evaluation} Evaluation */

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
    /**
     * @param {number} seed
     * @param {boolean} watch
     */
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
