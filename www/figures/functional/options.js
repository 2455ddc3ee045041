// What a link holds of the figure "functional".

/** The heights of a straight line, and of curves beside the inner catenoid, have names; a random curve's are left out. */
export const LINE = "line";
export const OUTSIDE = "outside";
export const INSIDE = "inside";

/** The action of a ball in the air: kinetic less potential energy. */
export const ACTION = "f'^2/2 - 9.8 f";

const PROBLEMS = ["length", "brachistochrone", "chain", "surface", "own"];

/** @type {import("../figures.js").Option[]} */
export const options = [
  { name: "problem", kind: "choice", choices: PROBLEMS, default: "brachistochrone" },
  { name: "heights", kind: "text", default: "" },
  { name: "formula", kind: "text", default: ACTION },
  { name: "left", kind: "number", min: -1, max: 1, default: 0 },
  { name: "right", kind: "number", min: -1, max: 1, default: 0.4 },
  { name: "depth", kind: "number", min: 0.1, max: 1.5, default: 0.4 },
  { name: "slack", kind: "number", min: 1.05, max: 2, default: 1.4 },
  { name: "distance", kind: "number", min: 0.4, max: 1.6, default: 1 },
  { name: "at", kind: "whole", min: 1, max: 79, default: 40 },
];

export const restarts = ["problem", "heights", "left", "right", "depth", "slack", "distance"];
