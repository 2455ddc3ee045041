// The tables that the benchmark prints, in Markdown.

import { kilobytes } from "./sizes.mjs";

/** @typedef {import("./rounds.mjs").Times} Times */

/**
 * At most this times the other's; "best" is the best peer.
 * @type {[string, string, number][]}
 */
const BARS = [
  ["train step", "jax-js", 0.4],
  ["train step", "TensorFlow.js", 0.09],
  ["decode 1", "best", 0.8],
  ["decode 400", "best", 0.8],
  ["encode 1,000", "best", 0.75],
  ["load to first step", "best", 0.6],
];

const smallest = (/** @type {number[]} */ times) => Math.min(...times);

function median(/** @type {number[]} */ times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}

function milliseconds(/** @type {number} */ time) {
  return time < 100 ? time.toPrecision(3) : time.toFixed(0);
}

/** @param {string[][]} rows the first is the heading */
function table([heading, ...rows]) {
  const lines = [heading, heading.map((_, column) => (column === 0 ? "---" : "---:")), ...rows];
  return `${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`;
}

/**
 * @param {string[]} names
 * @param {Map<string, Times>} operations
 * @param {Map<string, import("./sizes.mjs").Sizes>} sizes
 */
export function contendersTable(names, operations, sizes) {
  /**
   * @param {string} title
   * @param {(times: number[]) => number} choose
   * @param {Times} times
   */
  const row = (title, choose, times) => [title, ...names.map((name) => milliseconds(choose(times.get(name) ?? [])))];
  const rows = [...operations].map(([operation, times]) => row(`${operation}, ms`, smallest, times));
  const steps = operations.get("train step");
  if (steps) rows.splice(1, 0, row("train step, median, ms", median, steps));
  const code = names.map((name) => {
    const size = sizes.get(name);
    return size ? kilobytes(size) : "";
  });
  return table([["smallest of many", ...names], ...rows, ["code, KB raw / gzip / brotli", ...code]]);
}

/**
 * The first contender's times beside its peers', and beside those of another build.
 * @param {Map<string, Times>} operations
 * @param {string} first
 * @param {{ peers: string[], builds: string[] }} others
 */
export function ratiosTable(operations, first, { peers, builds }) {
  const time = (/** @type {string} */ operation, /** @type {string} */ name) =>
    smallest(operations.get(operation)?.get(name) ?? []);
  const ratio = (/** @type {string} */ operation, /** @type {string} */ other) =>
    (time(operation, first) / time(operation, other)).toFixed(3);

  const toPeers = (peers.length > 0 ? BARS : []).map(([operation, against, bar]) => {
    const best = peers.toSorted((one, two) => time(operation, one) - time(operation, two))[0];
    const [other, title] = against === "best" ? [best, `the best peer's (${best})`] : [against, against];
    return [`${operation} / ${title}`, ratio(operation, other), `${bar}`];
  });
  const toBuilds = builds.flatMap((build) =>
    [...operations.keys()].map((operation) => [`${operation} / ${build}`, ratio(operation, build), ""]),
  );
  return table([["ratio", first, "at most"], ...toPeers, ...toBuilds]);
}

/** @param {string[][]} rows what, measured, bar */
export function pageTable(rows) {
  return table([["the page", "measured", "bar"], ...rows]);
}
