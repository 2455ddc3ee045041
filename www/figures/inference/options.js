// What a link holds of the figure "inference".

import { NUMBERS, numbersIn } from "./shapes.js";

/** Two panels of a mixture of two. */
const COMPONENTS = 4;

/**
 * Throws an Error at what is no q; whether the family can be it is for the core to say.
 * @param {string} text
 */
function checkShapes(text) {
  const numbers = numbersIn(text);
  const { length } = numbers;
  if (length % NUMBERS === 0 && length <= COMPONENTS * NUMBERS && numbers.every(Number.isFinite)) return;
  const expected = "finite numbers, six a component: x, y, two standard deviations, angle, weight";
  throw new Error(`q must be ${expected}, of at most ${COMPONENTS} components, got ${text}`);
}

/** @type {readonly import("../figures.js").Option[]} */
export const options = [
  { name: "target", kind: "choice", choices: ["pair", "banana", "funnel", "regression", "gaussian"], default: "pair" },
  { name: "family", kind: "choice", choices: ["isotropic", "diagonal", "full", "mixture"], default: "full" },
  { name: "divergence", kind: "choice", choices: ["both", "qp", "pq"], default: "both" },
  // Where q starts: six numbers a component (shapes.js), of one panel for both, or of both in turn; empty: the core's
  // start.
  { name: "q", kind: "text", default: "", holds: checkShapes },
  { name: "map", kind: "flag", default: true },
  { name: "samples", kind: "flag", default: true },
];

export const restarts = ["target", "family"];
