// What a run's numbers say went wrong, with what was measured and one thing to try. Losses: nats per image.
//
// The bars lie between sound runs and failed ones, measured on MNIST (9,000 images) and shapes: some forty
// settings, up to 3 seeds and 100 epochs, and ten seeds of the defaults (scripts/make-curves.mjs). The figures beside a
// bar are the nearest ones on its two sides.

import { format, number } from "../../ui/numbers.js";
import { defaultSettings } from "../settings.js";
import { EARLY } from "./records.js";
import { fill } from "../../ui/fill.js";

/** @typedef {import("../protocol.js").Evaluation} Evaluation */
/** @typedef {import("../settings.js").Settings} Settings */

/**
 * @typedef {{ kind: "restored", numbers: { step: number, learningRate: number } }
 *   | { kind: "rate", numbers: { learningRate: number, before: number, worst: number, step: number } }
 *   | { kind: "exploding", numbers: { unit: number, kl: number } }
 *   | { kind: "collapse", numbers: { unused: number, latent: number } }
 *   | { kind: "flat", numbers: { from: number, to: number, before: number, after: number } }} Measured
 */

/**
 * @typedef {object} Remedy
 * @property {Partial<Settings>} [remedy]  settings to try; none where a pause is advised
 * @property {boolean} [restart]  whether the run is past mending, so that they help only from step 0
 */

/** @typedef {Measured & Remedy} Finding */

/**
 * @typedef {object} Run
 * @property {Readonly<Settings>} settings
 * @property {number} step
 * @property {readonly Evaluation[]} evaluations  in the order of their steps
 * @property {number} [since]  when the settings last changed: what came before is not their fault
 * @property {{ step: number, learningRate: number }} [restored]
 */

/** Nats under which a unit is unused. Sound after step 32: 0.013 and more; beta 40, step 142: under 0.008. */
const UNUSED = 0.01;
/** Above this part of the first reconstruction, nothing is learned. Step 71: rate 1e-5 0.97, beta 40 0.4. */
const UNTRAINED = 0.9;
/** Nats that a unit may add to the loss. Hidden 8, epoch 2: 24, and falling; rate 0.1, epoch 12: 78. */
const EXPLODED = 50;
/** So many times the least loss before it. Rate 0.02, which still learns well: 1.14; rate 0.05: 1.85 to 8. */
const RISEN = 1.5;
/** Nats an epoch. The defaults fall by 0.034 and more in 100 epochs; shapes by less from epochs 36 to 43 on. */
const SLOW = 0.03;
/** The losses are of one eps an image, off by 0.1 nats each; a line through ten of them by 0.011 nats an epoch. */
const EPOCHS = 9;
/** Epochs of few images are short: with 300, three are 9 steps, in which a run may rise and then fall on. */
const STEPS = 200;
/** Epochs for which a flat stretch is told of: slopes vary by 0.1 nat, and what is said should stay. */
const TOLD = 10;
/** The state put back is at most 50 steps old: a run that got on for twice that is past its fall. */
const FALL = 100;

/**
 * What is wrong with a run, the most urgent first.
 * @param {Run} run
 * @returns {Finding[]}
 */
export function diagnose(run) {
  const looks = [fallen, tooFast, exploded, collapsed];
  const wrong = looks.map((look) => look(run)).filter((finding) => finding !== undefined);
  // A run that something is wrong with may be flat as well, but to stop there is no advice.
  const flat = wrong.length === 0 ? flattened(run) : undefined;
  return flat ? [flat] : wrong;
}

/**
 * @param {Run} run
 * @returns {Finding | undefined}
 */
function fallen({ step, restored }) {
  if (!restored || step >= restored.step + FALL) return undefined;
  return { kind: "restored", numbers: restored, remedy: { learningRate: slower(restored.learningRate) } };
}

/**
 * Training losses are compared, not held-out ones, which also rise where few images are learned by heart.
 * @param {Run} run
 * @returns {Finding | undefined}
 */
function tooFast({ settings, evaluations, since = -1 }) {
  const { learningRate } = settings;
  let least = Infinity;
  let worst = { before: Infinity, worst: 0, step: 0 };
  for (const evaluation of evaluations) {
    const loss = lossOf(evaluation, settings);
    if (loss === undefined) continue;
    if (evaluation.step > since && loss > RISEN * least && loss > worst.worst) {
      worst = { before: least, worst: loss, step: evaluation.step };
    }
    least = Math.min(least, loss);
  }
  if (worst.step === 0) return undefined;
  // Lowered in the run, the rate helps no more: after 13 epochs at 0.001 the KL of a unit was 84 nats still.
  const remedy = { learningRate: slower(learningRate) };
  return { kind: "rate", numbers: { learningRate, ...worst }, remedy, restart: true };
}

/**
 * @param {Run} run
 * @returns {Finding | undefined}
 */
function exploded({ settings: { beta, learningRate }, evaluations, since = -1 }) {
  const last = evaluations.at(-1);
  if (!last || last.step <= Math.max(EARLY, since)) return undefined;
  const kl = Math.max(...last.units.kl);
  // What is hardly in the loss may grow: with beta 0 to 75 nats, with 0.01 to 47 (shapes).
  if (Math.min(beta, 1) * kl <= EXPLODED) return undefined;
  return {
    kind: "exploding",
    numbers: { unit: last.units.kl.indexOf(kl) + 1, kl },
    remedy: { learningRate: Math.min(learningRate, defaultSettings.learningRate) },
    restart: true,
  };
}

/**
 * Two evaluations must agree, for a unit may pass the bar on its way.
 * @param {Run} run
 * @returns {Finding | undefined}
 */
function collapsed({ settings, evaluations, since = -1 }) {
  const { beta, latent } = settings;
  const [last, other] = evaluations.filter(({ step }) => step > Math.max(EARLY, since)).slice(-2).reverse();
  if (!other || beta === 0) return undefined; // nothing draws units to the prior with beta 0
  const [first] = evaluations;
  const [untrained, trained] = [first, last].map((evaluation) => evaluation.trained?.reconstruction);
  if (first.step === 1 && untrained && trained && trained > UNTRAINED * untrained) return undefined;
  const unused = last.units.kl.filter((kl, k) => Math.max(kl, other.units.kl[k]) < UNUSED).length;
  if (unused === 0) return undefined;
  return { kind: "collapse", numbers: { unused, latent }, remedy: freed(beta, latent - unused) };
}

/**
 * From beta 40, five epochs long, to 1: within three epochs the losses are those of the defaults.
 * @param {number} beta
 * @param {number} used  latent units
 * @returns {Partial<Settings>}
 */
function freed(beta, used) {
  if (beta > 1) return { beta: 1 };
  return used > 0 ? { latent: used } : { beta: tenth(beta) };
}

/**
 * @param {Run} run
 * @returns {Finding | undefined}
 */
function flattened({ settings, evaluations, since = -1 }) {
  const losses = evaluations
    .filter(({ step, trained }) => step > since && trained)
    .map((evaluation) => ({ ...evaluation, loss: lossOf(evaluation, settings) ?? NaN }));
  const end = losses.at(-1)?.epoch ?? 0;
  for (let i = losses.length - 1; i >= 0; i -= 1) {
    const { epoch: to, step } = losses[i];
    if (to < end - TOLD) return undefined;
    const first = losses.findLastIndex((one) => to - one.epoch >= EPOCHS && step - one.step >= STEPS);
    if (first < 0) return undefined;
    const { epoch: from } = losses[first];
    const { before, after } = line(losses.slice(first, i + 1));
    if (before - after < SLOW * (to - from)) return { kind: "flat", numbers: { from, to, before, after } };
  }
  return undefined;
}

/**
 * The two ends of the line through losses that has the least squares.
 * @param {{ epoch: number, loss: number }[]} losses
 */
function line(losses) {
  const mean = (/** @type {(one: { epoch: number, loss: number }) => number} */ of) =>
    losses.reduce((sum, one) => sum + of(one) / losses.length, 0);
  const [middle, level] = [mean(({ epoch }) => epoch), mean(({ loss }) => loss)];
  const slope =
    mean(({ epoch, loss }) => (epoch - middle) * (loss - level)) / mean(({ epoch }) => (epoch - middle) ** 2);
  const [before, after] = [losses[0], losses[losses.length - 1]].map(({ epoch }) => level + slope * (epoch - middle));
  return { before, after };
}

/**
 * What the training steps cost under the present beta, whatever it was then.
 * @param {Evaluation} evaluation
 * @param {Readonly<Settings>} settings
 */
function lossOf({ trained }, { beta }) {
  return trained && trained.reconstruction + beta * trained.kl;
}

/** @param {number} learningRate */
function slower(learningRate) {
  return learningRate > defaultSettings.learningRate ? defaultSettings.learningRate : tenth(learningRate);
}

/** @param {number} value */
function tenth(value) {
  return Number((value / 10).toPrecision(3));
}

/**
 * A finding in two sentences: what was measured, and what to try.
 * @param {Finding} finding
 * @param {{ texts: import("../texts.js").Texts, language: string }} state
 * @returns {{ what: string, try: string } & Remedy}
 */
export function findingText(finding, state) {
  const { remedy, restart } = finding;
  return { ...wordsOf(finding, state), remedy, restart };
}

/**
 * @param {Finding} finding
 * @param {{ texts: import("../texts.js").Texts, language: string }} state
 */
function wordsOf({ kind, numbers, remedy }, state) {
  const { texts } = state;
  const whole = (/** @type {number} */ value) => number(state, value);
  const setting = (/** @type {number} */ value) =>
    format(state.language, { maximumSignificantDigits: 3 }, value);
  const rate = setting(remedy?.learningRate ?? NaN);
  switch (kind) {
    case "restored": {
      const [at, step] = [setting(numbers.learningRate), whole(numbers.step)];
      return { what: fill(texts.foundRestored, { at, step }), try: fill(texts.foundRestoredTry, { rate }) };
    }
    case "rate": {
      const [at, step] = [setting(numbers.learningRate), whole(numbers.step)];
      const [before, worst] = [nats(state, numbers.before), nats(state, numbers.worst)];
      const what = fill(texts.foundRate, { at, step, before, worst });
      return { what, try: fill(texts.foundAgainTry, { rate }) };
    }
    case "exploding": {
      const [unit, kl] = [whole(numbers.unit), nats(state, numbers.kl)];
      return { what: fill(texts.foundExploding, { unit, kl }), try: fill(texts.foundAgainTry, { rate }) };
    }
    case "collapse": {
      const [unused, of] = [whole(numbers.unused), whole(numbers.latent)];
      const what = fill(texts.foundCollapse, { unused, latent: of });
      const { latent, beta } = remedy ?? {};
      if (latent) return { what, try: fill(texts.foundLatentTry, { latent: whole(latent) }) };
      return { what, try: fill(texts.foundBetaTry, { beta: setting(beta ?? NaN) }) };
    }
    case "flat": {
      const [before, after] = [numbers.before, numbers.after].map((loss) => number(state, loss, 1));
      const [from, to, slow] = [whole(numbers.from), whole(numbers.to), number(state, SLOW, 2)];
      const what = fill(texts.foundFlat, { from, to, before, after, slow });
      return { what, try: texts.foundFlatTry };
    }
  }
}

const MOST = 1e6;

/**
 * A loss that may be of any size: beyond a million its digits say no more.
 * @param {{ language: string }} state
 * @param {number} value
 */
function nats(state, value) {
  return (value > MOST ? "> " : "") + number(state, Math.min(value, MOST), value < 100 ? 1 : 0);
}
