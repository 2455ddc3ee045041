// What the page writes down for other programs: tables as CSV, settings as JSON, and the names of files. Pure; tables
// come line by line, so that whoever joins them may rest in between.

/** @typedef {import("../../plane/points.js").Points["parts"]} Parts */

const SLICE = 3; // ms of work at a time

/**
 * "zscape-plane-step-1234.png": what it is, and of when.
 * @param {string} what
 * @param {number} step
 * @param {string} ending
 */
export function fileName(what, step, ending) {
  return `zscape-${what}-step-${step}.${ending}`;
}

/**
 * The class of each image, in order, or its number; undefined where it has none.
 * @param {Parts} parts
 * @param {"classes" | "numbers"} [kind]
 * @returns {(number | undefined)[]}
 */
export function labelsOf(parts, kind = "classes") {
  return parts.flatMap(({ count, [kind]: labels }) => (labels ? [...labels] : new Array(count).fill(undefined)));
}

/**
 * The posteriors of the images that have one, to the last bit; of more than two latent dimensions the first two.
 * @param {{ mu: Float32Array, logvar: Float32Array }} posteriors  (n, 2) each
 * @param {Parts} parts
 * @param {number} latent
 */
export function* posteriorLines({ mu, logvar }, parts, latent) {
  const hasNumbers = parts.some(({ numbers }) => numbers);
  const labels = labelsOf(parts, hasNumbers ? "numbers" : "classes");
  const dimensions = latent > 1 ? [0, 1] : [0];
  const named = (/** @type {string} */ name) => dimensions.map((i) => `${name}${i + 1}`);
  yield line(["image", hasNumbers ? "number" : "class", ...named("mu"), ...named("logvar")]);
  for (let i = 0; 2 * i < mu.length; i++) {
    if (Number.isNaN(mu[2 * i])) continue;
    const values = (/** @type {Float32Array} */ of) => dimensions.map((k) => shortest(of[2 * i + k]));
    const label = labels[i];
    yield line([i, label === undefined ? "" : shortest(label), ...values(mu), ...values(logvar)]);
  }
}

/**
 * The losses as they are plotted, in nats per image. Of a long run a row is the mean of some steps in a row, and its
 * step the middle of those.
 * @param {Pick<import("../../progress/series.js").Series, "steps" | "reconstruction" | "kl">} series
 */
export function* curveLines({ steps, reconstruction, kl }) {
  yield line(["step", "reconstruction", "kl"]);
  for (let i = 0; i < steps.length; i++) yield line([steps[i], reconstruction[i], kl[i]]);
}

/**
 * @param {Pick<import("../../state.js").ViewState, "settings" | "z" | "look" | "step">} state
 * @param {string} version
 */
export function settingsText({ settings, z, look, step }, version) {
  return `${JSON.stringify({ settings, view: { z, ...look }, step, version }, undefined, 2)}\n`;
}

/**
 * Joins texts a slice at a time: what draws on the page comes in between.
 * @param {Iterable<string>} texts
 * @returns {Promise<string[]>}  some long texts in place of many short ones
 */
export async function joined(texts) {
  const slices = [];
  /** @type {string[]} */
  let slice = [];
  let end = performance.now() + SLICE;
  for (const text of texts) {
    slice.push(text);
    if (performance.now() < end) continue;
    slices.push(slice.join(""));
    slice = [];
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    end = performance.now() + SLICE;
  }
  return [...slices, slice.join("")];
}

/** @param {(string | number)[]} values  none has a comma or a quote in it */
function line(values) {
  return `${values.join(",")}\n`;
}

/**
 * The shortest of the decimals that are read as the same float32.
 * @param {number} value
 */
function shortest(value) {
  return Number(value.toPrecision(9));
}
