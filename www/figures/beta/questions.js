// The three questions of the figure "beta": what is run, what may be predicted, and which prediction the run's numbers
// say is right.

/** @typedef {import("./measure.js").Measured} Measured */

/**
 * @typedef {object} Question
 * @property {string} name
 * @property {Partial<import("../../element/settings.js").Settings>} settings  than the usual ones
 * @property {number} epochs  until the point is to be seen
 * @property {readonly string[]} choices  as they stand
 * @property {string} expected  the one that sound runs show: of ten seeds each, see tests/claims
 * @property {(asked: Measured, usual: Measured) => string} judge  the choice that was right
 */

/** RMS of mu under which the cloud is a point. Beta 40: 0.02 to 0.05; beta 4: 1.0 and more. */
const POINT = 0.3;
/** Share of the cloud within the prior's 95 % circle. Autoencoder, epoch 5: 0.05 to 0.16; beta 1: 0.62 to 0.71. */
const HALF = 0.5;
/** Nats that count as none. Beta 4, epoch 5: reconstruction 0.3 to 5.6 worse, KL 2.1 to 2.8 less. */
const NEGLIGIBLE = 0.5;

/** @type {readonly Question[]} */
export const questions = [
  {
    name: "autoencoder", settings: { noise: false, beta: 0 }, epochs: 5,
    choices: ["prior", "point", "spread", "line"], expected: "spread",
    // Its reconstruction is no question: after so few epochs it was from 4.5 nats better than the usual one to 4.1
    // worse.
    judge: (asked, usual) => {
      if (asked.rms < POINT) return "point";
      if (asked.active < usual.active) return "line";
      return asked.inside >= HALF ? "prior" : "spread";
    },
  },
  {
    name: "larger", settings: { beta: 4 }, epochs: 5,
    choices: ["same", "both", "trade", "opposite"], expected: "trade",
    judge: (asked, usual) => {
      const [dearer, further] = [asked.reconstruction - usual.reconstruction, asked.kl - usual.kl];
      if (Math.abs(dearer) < NEGLIGIBLE && Math.abs(further) < NEGLIGIBLE) return "same";
      if (further >= 0) return "opposite";
      return dearer > 0 ? "trade" : "both";
    },
  },
  {
    name: "collapse", settings: { beta: 40 }, epochs: 3,
    choices: ["blur", "one", "apart", "none"], expected: "none",
    judge: (asked, usual) => {
      if (asked.active === 0) return "none";
      if (asked.active < usual.active) return "one";
      return asked.kl < usual.kl ? "blur" : "apart";
    },
  },
];

/** @param {string} name */
export const questionOf = (name) =>
  /** @type {Question} */ (questions.find((question) => question.name === name));
