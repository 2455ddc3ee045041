// The runs that texts speak of, each with the settings that its figure or preset gives it, and what of them is
// kept: numbers by their names.

import { presets } from "../../www/element/controls/presets.js";
import { questionOf } from "../../www/figures/beta/questions.js";
import { meanOf, Training } from "./training.js";

/** @typedef {Record<string, number>} Numbers */
/** @typedef {typeof import("zscape/session")} Module */
/** @typedef {{ module: Module, digits: import("./images.js").Images, discs: import("./images.js").Images }} Given */

const WINDOW = 20; // steps whose batches' losses are one number

/**
 * Numbers under names that say of when they are.
 * @param {string} when
 * @param {Numbers} numbers
 */
const at = (when, numbers) => Object.fromEntries(Object.entries(numbers).map(([name, value]) =>
  [`${name} ${when}`, value]));

/** @param {Training} training */
const last = ({ losses }) => {
  const { reconstruction, kl, loss } = meanOf(losses.slice(-WINDOW));
  return { "batch reconstruction": reconstruction, "batch KL": kl, "batch loss": loss };
};

/** @param {string} name */
function presetOf(name) {
  const preset = presets.find((entry) => entry.name === name);
  if (!preset) throw new Error(`expected the name of a preset, got ${name}`);
  return preset.settings;
}

/**
 * Epochs until one, with the held-out losses after each.
 * @param {Training} training
 * @param {number} epochs
 */
function byEpoch(training, epochs) {
  return Object.assign({}, ...Array.from({ length: epochs }, (_, i) => {
    training.goTo((i + 1) * training.epoch);
    const { reconstruction, kl } = training.session.evaluate();
    return at(`after epoch ${i + 1}`, { "held-out reconstruction": reconstruction, "held-out KL": kl });
  }));
}

/**
 * The first steps, as the figure "vae" shows them.
 * @param {Training} training
 */
function first200(training) {
  training.goTo(1);
  const start = at("at step 1", last(training));
  training.goTo(200);
  return { ...start, ...at("at step 200", last(training)), ...at("at step 200", { grey: training.grey() }) };
}

/** @type {Record<string, (given: Given, seed: number) => Numbers>} */
export const runs = {
  "defaults": (given, seed) => {
    const training = begin(given, "digits", { ...presetOf("defaults"), seed });
    const numbers = first200(training);
    training.goTo(3 * training.epoch);
    Object.assign(numbers, at("after epoch 3", { ...training.look(), ...training.samples() }));
    training.goTo(5 * training.epoch);
    Object.assign(numbers, at("after epoch 5", { ...training.look(), ...training.samples(), grey: training.grey() }));
    for (let epoch = 6; epoch <= 15; epoch++) training.goTo(epoch * training.epoch);
    for (const epoch of [1, 2, 3, 5, 8, 15]) Object.assign(numbers, at(`of epoch ${epoch}`, training.ofEpoch(epoch)));
    return { ...numbers, ...at("after epoch 15", { ...training.look(), grey: training.grey() }) };
  },
  "autoencoder": (given, seed) => {
    const { settings, epochs } = questionOf("autoencoder");
    const training = begin(given, "digits", { ...settings, seed });
    training.goTo(training.epoch);
    const numbers = at("after epoch 1", training.look());
    training.goTo(epochs * training.epoch);
    return { ...numbers, ...at(`after epoch ${epochs}`, { ...training.look(), ...training.samples() }) };
  },
  "beta 0": (given, seed) => {
    const training = begin(given, "digits", { ...presetOf("beta-zero"), seed });
    training.goTo(training.epoch);
    const numbers = at("after epoch 1", training.look());
    training.goTo(3 * training.epoch);
    return { ...numbers, ...at("after epoch 3", training.look()) };
  },
  "beta 4": (given, seed) => {
    const { settings, epochs } = questionOf("larger");
    const training = begin(given, "digits", { ...settings, seed });
    training.goTo(epochs * training.epoch);
    return at(`after epoch ${epochs}`, training.look());
  },
  "beta 40": (given, seed) => {
    const { settings, epochs } = questionOf("collapse");
    const training = begin(given, "digits", { ...settings, seed });
    training.goTo(epochs * training.epoch);
    return at(`after epoch ${epochs}`, { ...training.look(), ...training.samples() });
  },
  "20 latent units": (given, seed) => {
    const training = begin(given, "digits", { ...presetOf("latent-20"), seed });
    const numbers = first200(training);
    training.goTo(5 * training.epoch);
    const { reconstruction, kl } = training.session.evaluate();
    return { ...numbers, ...at("of epoch 5", training.ofEpoch(5)), ...at("after epoch 5", { reconstruction, kl }) };
  },
  "learning rate 0.1": (given, seed) => {
    const training = begin(given, "digits", { ...presetOf("rate-high"), seed });
    const failed = fails(training, WINDOW);
    const numbers = { failed, "highest loss of 20 steps": Math.max(...training.losses.map(({ loss }) => loss)) };
    if (failed) return { ...numbers, "KL of epoch 2": NaN };
    training.goTo(2 * training.epoch);
    return { ...numbers, "KL of epoch 2": training.ofEpoch(2).kl };
  },
  "learning rate 1": (given, seed) => {
    const training = begin(given, "digits", { ...presetOf("rate-too-high"), seed });
    const failed = fails(training, 100);
    return {
      failed, "steps that were made": training.losses.length, "step that came back": training.session.step,
    };
  },
  "learning rate 1e-8": (given, seed) => {
    const training = begin(given, "digits", { ...presetOf("rate-low"), seed });
    training.goTo(4 * training.epoch);
    return { ...at("of epoch 1", training.ofEpoch(1)), ...at("of epoch 4", training.ofEpoch(4)) };
  },
  "8 hidden units": (given, seed) => {
    const training = begin(given, "digits", { ...presetOf("narrow"), seed });
    return { ...byEpoch(training, 5), "grey after epoch 5": training.grey() };
  },
  "discs": (given, seed) => {
    /** @type {Numbers} */
    const numbers = {};
    for (const name of ["defaults", "beta-zero", "narrow", "latent-20"]) {
      const training = begin(given, "discs", { ...presetOf(name), seed });
      training.goTo(2 * training.epoch);
      const { reconstruction } = training.session.evaluate();
      const { rms, sigma } = training.look();
      Object.assign(numbers, at(`after epoch 2, ${name}`, { reconstruction, rms, sigma, grey: training.grey() }));
    }
    return numbers;
  },
};

/**
 * Whether the losses become too large to compute.
 * @param {Training} training
 * @param {number} step  to go to
 */
function fails(training, step) {
  try {
    training.goTo(step);
    return 0;
  } catch (error) {
    if (/** @type {Error} */ (error).name === "NonFiniteError") return 1;
    throw error;
  }
}

/** @type {Training | undefined} */
let present;

/**
 * Another run: the memory of the one before is given back.
 * @param {Given} given
 * @param {"digits" | "discs"} images
 * @param {import("../../pkg/types/session.js").Settings} settings
 */
function begin(given, images, settings) {
  present?.session.free();
  present = new Training(given.module.Session, given[images], settings);
  return present;
}
