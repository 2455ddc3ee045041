// What is kept of runs for the charts: the losses and evaluations of the one that goes on, and of the last ones before
// it.

import { liveOf } from "../settings.js";
import { Series } from "./series.js";

/** @typedef {import("../settings.js").Settings} Settings */
/** @typedef {import("../protocol.js").Evaluation} Evaluation */

/**
 * A run, as it is remembered.
 * @typedef {object} Record
 * @property {Readonly<Settings>} settings  the last ones that it trained with
 * @property {Readonly<Settings>} [began]  the first ones, if some of them changed on the way
 * @property {Series} series
 * @property {Evaluation[]} evaluations  in the order of their steps
 * @property {boolean} [opened]  it began with a saved model
 * @property {{ step: number, learningRate: number }} [restored]  where it stood again after a loss that was no number,
 *   and
 *   the learning rate that led there
 */

/**
 * Steps in which a run says nothing of how it will do: at step 32, 4 of 64 sound units are near the prior because they
 * are young.
 */
export const EARLY = 32;

const MOST_KEPT = 5;
const MOST_EVALUATIONS = 2000;
const WORTH_KEEPING = 8; // steps

export class Records {
  /** @type {Record} */
  present;
  /**
   * The last runs before it, the newest first.
   * @type {readonly Record[]}
   */
  past = [];

  /** @param {Readonly<Settings>} settings */
  constructor(settings) {
    this.present = blank(settings);
  }

  /**
   * Another run begins.
   * @param {Readonly<Settings>} settings
   */
  beginRun(settings) {
    this.keepRecord(this.present);
    this.present = blank(settings);
  }

  /**
   * Keeps a run that has made some steps among the last ones.
   * @param {Record} record
   */
  keepRecord(record) {
    if ((record.series.steps.at(-1) ?? 0) < WORTH_KEEPING) return;
    this.past = [record, ...this.past.filter((other) => other !== record)].slice(0, MOST_KEPT);
  }

  /**
   * A run that had ended goes on, in place of the present one.
   * @param {Record} record
   */
  takeBack(record) {
    this.keepRecord(this.present);
    this.past = this.past.filter((other) => other !== record);
    this.present = record;
  }

  forgetPast() {
    this.past = [];
  }

  /** @param {readonly Evaluation[]} evaluations */
  addEvaluations(evaluations) {
    const kept = this.present.evaluations;
    for (const evaluation of evaluations) {
      // A model that was opened from a file is measured where it stands.
      if (kept.at(-1)?.step === evaluation.step) kept.pop();
      kept.push(evaluation);
    }
    if (kept.length > MOST_EVALUATIONS) {
      this.present.evaluations = kept.filter((_, i) => i % 2 === 0 || i > kept.length - 20);
    }
  }

  /**
   * The settings that may change while the run goes on have changed.
   * @param {Readonly<Settings>} settings
   */
  adoptSettings(settings) {
    const { present } = this;
    if (present.series.steps.length > 0) present.began ??= present.settings;
    present.settings = { ...present.settings, ...liveOf(settings) };
  }

  /**
   * The run fell back to a step after a loss that was no number: what came later is void.
   * @param {number} step
   */
  restore(step) {
    const { series, settings: { learningRate }, evaluations } = this.present;
    series.truncate(step);
    this.present.evaluations = evaluations.filter((evaluation) => evaluation.step <= step);
    this.present.restored = { step, learningRate };
  }
}

/**
 * @param {Readonly<Settings>} settings
 * @returns {Record}
 */
function blank(settings) {
  return { settings, series: new Series(), evaluations: [] };
}
