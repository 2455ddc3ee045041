// The settings of a run as one table: what each is called, its default, its limits, and whether it may change while the
// run goes on. All read this table: the element and its attributes, controls and presets, links, the second run of
// Compare, the messages to the worker, and the documents (scripts/documents.mjs). The limits are those of the Rust core
// (src/config.rs). What is said of a setting is in the texts, by its name: beta, betaHint, and betaShort in a row of
// several, or noiseOn and noiseOff.

import { datasets } from "./datasets/datasets.js";
import { check, numberOf, parse, shown } from "../ui/fields.js";

/** @typedef {import("../../pkg/types/zscape.d.ts").ZScapeSettings} Settings */

/**
 * One setting.
 * @typedef {object} Setting
 * @property {keyof Settings} name
 * @property {string} attribute  its name as an attribute of the element
 * @property {string} [alias]  another one, for frameworks: they take the first for a property, which is the DOM's own
 * @property {"choice" | "whole" | "number" | "flag"} kind
 * @property {string | number | boolean} default
 * @property {boolean} live  whether it may change while the run goes on; the others restart it
 * @property {string[]} [choices]
 * @property {number} [min]
 * @property {number} [max]
 * @property {boolean} [above]  whether min itself is out of range
 * @property {number[]} [stops]  the values a slider offers
 * @property {number} [suggested]  worth a try in a second run
 */

/** @type {readonly Setting[]} */
export const settingsTable = [
  {
    name: "dataset", attribute: "dataset", alias: "data-set", kind: "choice", default: "mnist", live: false,
    choices: Object.keys(datasets),
  },
  { name: "seed", attribute: "seed", kind: "whole", default: 1, live: false, min: 0, max: 2 ** 32 - 1 },
  {
    name: "beta", attribute: "beta", kind: "number", default: 1, live: true, min: 0, max: 1000, suggested: 4,
    stops: [0, 0.1, 0.2, 0.5, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 100],
  },
  {
    name: "learningRate", attribute: "learning-rate", kind: "number", default: 1e-3, live: true,
    min: 0, above: true, max: 10, suggested: 0.01,
    stops: [1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 5e-2, 0.1],
  },
  {
    name: "hidden", attribute: "hidden-units", kind: "whole", default: 400, live: false, min: 1, max: 4096,
    suggested: 16,
  },
  { name: "latent", attribute: "latent", kind: "whole", default: 2, live: false, min: 1, max: 64, suggested: 1 },
  { name: "batch", attribute: "batch", kind: "whole", default: 128, live: false, min: 1, max: 4096, suggested: 32 },
  { name: "noise", attribute: "noise", kind: "flag", default: true, live: false },
];

/** @type {any} */
const defaults = Object.fromEntries(settingsTable.map(({ name, default: value }) => [name, value]));

/** @type {Readonly<Settings>} */
export const defaultSettings = Object.freeze(defaults);

/**
 * Of some settings those that may change while the run goes on.
 * @param {Readonly<Settings>} settings
 * @returns {Partial<Settings>}
 */
export function liveOf(settings) {
  return Object.fromEntries(settingsTable.filter(({ live }) => live).map(({ name }) => [name, settings[name]]));
}

/**
 * The table's entry for a name.
 * @param {string} name
 * @returns {Setting}
 */
export function settingOf(name) {
  const setting = settingsTable.find((entry) => entry.name === name);
  if (!setting) {
    const known = settingsTable.map((entry) => entry.name).join(", ");
    throw new Error(`unknown setting "${name}"; the settings are ${known}`);
  }
  return setting;
}

/**
 * Checks some settings and hands them back; throws an Error that names the field, what was expected and what
 * came.
 * @param {unknown} partial
 * @returns {Partial<Settings>}
 */
export function validate(partial) {
  if (typeof partial !== "object" || partial === null || Array.isArray(partial)) {
    throw new Error(`settings must be an object, got ${shown(partial)}`);
  }
  for (const [name, value] of Object.entries(partial)) check(settingOf(name), value);
  return { ...partial };
}

/**
 * Reads a setting from text, as attributes, inputs and URLs hold it. Throws as `validate` does.
 * @param {string} name
 * @param {string} text
 * @returns {Partial<Settings>}
 */
export function parseSetting(name, text) {
  return { [name]: parse(settingOf(name), text) };
}

/**
 * Checks a point of the plane: two finite numbers.
 * @param {unknown} z
 * @returns {[number, number]}
 */
export function validatePoint(z) {
  if (!Array.isArray(z) || z.length !== 2 || !z.every(Number.isFinite)) {
    throw new Error(`z must be two finite numbers [x, y], got ${shown(z)}`);
  }
  return [z[0], z[1]];
}

/**
 * Reads a point from text such as "0.5,-1.2".
 * @param {string} text
 */
export function parsePoint(text) {
  return validatePoint(text.split(",").map(numberOf));
}

/**
 * Of more than two latent dimensions there is a gallery in place of the plane.
 * @param {Pick<Settings, "latent">} settings
 */
export function hasPlane({ latent }) {
  return latent <= 2;
}
