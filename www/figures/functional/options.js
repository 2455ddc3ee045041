// What a link holds of the figure "functional".

import { numberOf } from "../../ui/fields.js";

/**
 * The heights of a straight line, and of curves beside the inner catenoid, have names; a random curve's are left out.
 */
export const LINE = "line";
export const OUTSIDE = "outside";
export const INSIDE = "inside";

/** The action of a ball in the air: kinetic less potential energy. */
export const ACTION = "f'^2/2 - 9.8 f";

/** Points of a curve that is bent; see src/lesson/functional/curve.rs. */
const HANDLES = 7;
/** How high or low one may be. */
const HIGHEST = 1000;

/**
 * Throws an Error at what is neither a name of heights nor heights.
 * @param {string} text
 */
function checkHeights(text) {
  if (["", LINE, OUTSIDE, INSIDE].includes(text)) return;
  const heights = text.split(",").map(numberOf);
  if (heights.length === HANDLES
    && heights.every((height) => typeof height === "number" && Math.abs(height) <= HIGHEST)) return;
  const expected = `${HANDLES} finite numbers from ${-HIGHEST} to ${HIGHEST}, or ${LINE}, ${OUTSIDE} or ${INSIDE}`;
  throw new Error(`heights must be ${expected}, got ${text}`);
}

const PROBLEMS = ["length", "brachistochrone", "chain", "surface", "own"];

/** @type {import("../figures.js").Option[]} */
export const options = [
  { name: "problem", kind: "choice", choices: PROBLEMS, default: "brachistochrone" },
  { name: "heights", kind: "text", default: "", holds: checkHeights },
  { name: "formula", kind: "text", default: ACTION },
  { name: "left", kind: "number", min: -1, max: 1, default: 0 },
  { name: "right", kind: "number", min: -1, max: 1, default: 0.4 },
  { name: "depth", kind: "number", min: 0.1, max: 1.5, default: 0.4 },
  { name: "slack", kind: "number", min: 1.05, max: 2, default: 1.4 },
  { name: "distance", kind: "number", min: 0.4, max: 1.6, default: 1 },
  { name: "at", kind: "whole", min: 1, max: 79, default: 40 },
  // Which bead arrives first, as the reader says, and how many times slower than it truly is its slide is shown.
  { name: "vote", kind: "choice", choices: ["", "line", "own", "other", "together"], default: "" },
  { name: "slow", kind: "choice", choices: ["1", "4", "10"], default: "4" },
];

export const restarts = ["problem", "heights", "left", "right", "depth", "slack", "distance"];
