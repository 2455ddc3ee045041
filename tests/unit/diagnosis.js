// What is said of a run while its numbers come in, for the tests of the diagnosis.

import { diagnose } from "../../www/element/progress/diagnosis.js";
import { defaultSettings } from "../../www/element/settings.js";

/** @typedef {import("../../www/element/settings.js").Settings} Settings */
/**
 * Step, epoch, reconstruction and KL of the training steps since the row before, KL of each unit.
 * @typedef {[number, number, number, number, number[]]} Row
 */

export const PER_EPOCH = 71; // steps
export const STEADY = [2.5, 2.5];

/** @param {Row} row */
export function evaluation([step, epoch, reconstruction, kl, units]) {
  const [trained, variance] = [{ reconstruction, kl }, new Float32Array(units.length)];
  return { step, epoch, trained, units: { kl: Float32Array.from(units), variance } };
}

/**
 * All that is found while rows come in: the kinds at the step of each.
 * @param {Row[]} rows
 * @param {Partial<Settings>} [settings]
 * @param {number} [since]
 */
export function told(rows, settings = {}, since = -1) {
  const all = rows.map(evaluation);
  return all.map(({ step }, i) => {
    const run = { settings: { ...defaultSettings, ...settings }, step, since };
    return { step, found: diagnose({ ...run, evaluations: all.slice(0, i + 1) }) };
  });
}

/**
 * The same as kinds in words, without the steps at which nothing is said.
 * @param {Parameters<typeof told>} run
 */
export const kinds = (...run) => told(...run)
  .filter(({ found }) => found.length > 0)
  .map(({ step, found }) => [step, ...found.map(({ kind }) => kind)]);

/**
 * Rows at the ends of epochs.
 * @param {number[]} losses
 * @param {number} [first]  epoch
 * @param {number} [perEpoch]  steps
 */
export const epochs = (losses, first = 1, perEpoch = PER_EPOCH) =>
  losses.map((loss, i) => /** @type {Row} */ ([(first + i) * perEpoch, first + i, loss - 5, 5, STEADY]));

/**
 * Whole numbers.
 * @param {number} from
 * @param {number} to
 */
export const each = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
