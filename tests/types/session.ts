// Compiles against the session's declarations as a user's code would; nothing here runs.

import init, { Decoder, Session, makeShapes, readIdx } from "zscape/session";
import type { Evaluation, Posteriors, Settings, StepLosses } from "zscape/session";

const settings: Settings = { hidden: 64, learningRate: 2e-3, noise: false };
await init();
await init({ module_or_path: new WebAssembly.Module(new Uint8Array()) });

const session = new Session(settings);
new Session();
const { shape, values }: { shape: number[]; values: Uint8Array } = readIdx(new Uint8Array());
const { pixels, factors } = makeShapes(shape[0], 1);
session.addImages(pixels, values, "train");
session.addImages(pixels, undefined, "held-out");
session.expectImages(9000);
const step: StepLosses = session.trainStep();
const numbers: number[] = [step.step, step.epoch, step.loss, step.reconstruction, step.kl, session.step, session.epoch];
const posteriors: Posteriors = session.encode(factors);
const { mu, logvar }: { mu: Float32Array; logvar: Float32Array } = session.posteriors(0, session.images.train);
const evaluation: Evaluation = session.evaluate();
const held: boolean = session.waiting && evaluation.images === session.images.heldOut && session.settings.noise;
session.setLearningRate(numbers[0]);
session.setBeta(4);
session.load(session.save());
session.load(session.saveSession());

const decoder = new Decoder({ hidden: 64 });
decoder.set(session.decoderWeights());
const image: Float32Array = decoder.decode(posteriors.mu.length > 0 && held ? mu : logvar);
session.decode(image);
decoder.free();
session.free();

// @ts-expect-error a setting that does not exist
new Session({ latnet: 2 });
// @ts-expect-error a split that does not exist
session.addImages(pixels, undefined, "test");
// @ts-expect-error images are bytes
session.addImages(factors, undefined, "train");
// @ts-expect-error the decoder holds no batch size
new Decoder({ batch: 3 });
