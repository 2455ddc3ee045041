// What the boundary refuses, and how: in a dedicated worker of a real browser, the release build.

import { inWorker } from "./boundary.js";
import { expect, test } from "./test.js";

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
      () => session.addImages(new Uint8Array(784), new Uint16Array(3), "held-out"),
      () => session.addImages(new Uint8Array(784), new Float32Array(1), "train"),
      () => any.addImages(new Uint8Array(784), [1], "train"),
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
    "labels must be 1, one for each image, got 3",
    "labels must be 1, one for each image, got 3",
    "labels must be left out, as for the images already in this split, got some",
    "labels must be a Uint8Array, a Uint16Array, a Float32Array or undefined, got Array",
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
    "n must be a whole number from 0 to 4294967295, got -1",
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
