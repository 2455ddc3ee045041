// What a teacher asks, in order: each page of the guide is a question, with the minutes that it takes in a lesson of 45 and, if it
// has a place there, in one of 10.

/** @typedef {"short" | "long"} Plan */

/** @type {readonly ({ id: string, long: number, short?: number })[]} */
export const questions = [
  { id: "slide", short: 2, long: 3 },
  { id: "descent", long: 3 },
  { id: "film", long: 2 },
  { id: "modes", short: 2, long: 4 },
  { id: "family", long: 3 },
  { id: "gap", short: 2, long: 4 },
  { id: "slip", long: 2 },
  { id: "digit", long: 2 },
  { id: "estimators", short: 1, long: 3 },
  { id: "step", long: 2 },
  { id: "train", short: 1, long: 3 },
  { id: "plane", long: 2 },
  { id: "autoencoder", long: 2 },
  { id: "larger", long: 2 },
  { id: "collapse", long: 2 },
  { id: "bound", long: 2 },
  { id: "chain", short: 2, long: 3 },
  { id: "drag", long: 1 },
];
