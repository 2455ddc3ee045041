// What an element's attributes say beside the settings of its run: how its reader looks at it and paces it (its view),
// when it starts and what it opens with, as one table. None of it changes what a step computes.

import { check, parse } from "../ui/fields.js";
import { HOME } from "./plane/scale.js";
import { parseRival } from "./rival.js";

/** @typedef {import("../../pkg/types/zscape.d.ts").ZScapeOptions} Options */
/** @typedef {import("../../pkg/types/zscape.d.ts").ZScapeOption} Option */
/** @typedef {import("../../pkg/types/zscape.d.ts").ZScapeLook} Look */

/**
 * Flags are as HTML has them: there or not. `whole` without a value: never. `bare` is what an attribute without a value
 * means: minifiers of HTML make controls="minimal" into controls, for videos have a flag of that name.
 * @type {readonly Option[]}
 */
export const optionsTable = [
  {
    name: "controls", attribute: "controls", kind: "choice", default: "full", view: true, bare: "minimal",
    choices: ["full", "minimal", "none"],
  },
  {
    name: "layers", attribute: "layers", kind: "words", default: ["axes", "rings", "points", "handle"], view: true,
    choices: ["axes", "rings", "points", "handle", "manifold", "density"],
  },
  {
    name: "manifoldSide", attribute: "manifold-side", kind: "whole", default: 20, view: true, min: 12, max: 30,
  },
  {
    name: "manifoldOpacity", attribute: "manifold-opacity", kind: "number", default: 0.6, view: true, min: 0.1, max: 1,
  },
  {
    name: "posteriors", attribute: "posteriors", kind: "choice", default: "one", view: true,
    choices: ["none", "one", "sample"],
  },
  { name: "window", attribute: "window", kind: "window", default: [HOME.x, HOME.y, HOME.half], view: true },
  { name: "hiddenClasses", attribute: "hidden-classes", kind: "wholes", default: [], view: true, min: 0, max: 65535 },
  { name: "classShapes", attribute: "class-shapes", kind: "flag", default: false, view: true },
  { name: "image", attribute: "image", kind: "whole", default: undefined, view: true, min: 0, max: 1e6 },
  {
    name: "tool", attribute: "tool", kind: "choice", default: "training", view: true,
    choices: ["training", "charts", "step", "compare", "code", "point", "sample", "path", "draw", "export"],
  },
  { name: "rival", attribute: "rival", kind: "text", default: "", view: true },
  { name: "text", attribute: "text", kind: "choice", default: "normal", view: true, choices: ["normal", "large"] },
  { name: "background", attribute: "background", kind: "flag", default: false, view: true },
  { name: "gentle", attribute: "gentle", kind: "flag", default: false, view: true },
  { name: "epochs", attribute: "epochs", kind: "whole", default: undefined, view: true, min: 1, max: 1e5 },
  { name: "autoplay", attribute: "autoplay", kind: "flag", default: false },
  { name: "until", attribute: "until", kind: "whole", default: undefined, min: 1, max: 1e7 },
  { name: "checkpoint", attribute: "checkpoint", kind: "text", default: "" },
  { name: "poster", attribute: "poster", kind: "text", default: "" },
];

/** @type {any} */
const defaults = Object.fromEntries(optionsTable.map(({ name, default: value }) => [name, value]));

/** @type {Readonly<Options>} */
export const defaultOptions = Object.freeze(defaults);

const viewNames = optionsTable.filter(({ view }) => view).map(({ name }) => name);

/**
 * What of the options is how the reader looks at the element.
 * @param {Readonly<Options>} options
 * @returns {Look}
 */
export function lookOf(options) {
  return /** @type {any} */ (Object.fromEntries(viewNames.map((name) => [name, options[name]])));
}

/**
 * The table's entry for a name.
 * @param {string} name
 * @returns {Option}
 */
export function optionOf(name) {
  const option = optionsTable.find((entry) => entry.name === name);
  if (option) return option;
  throw new Error(`unknown option "${name}"; the options are ${optionsTable.map((entry) => entry.name).join(", ")}`);
}

/**
 * Reads an option from text, as URLs hold it. Throws an Error that names it, what was expected and what came.
 * @param {string} name
 * @param {string} text
 * @returns {Partial<Options>}
 */
export function parseOption(name, text) {
  if (name === "rival") parseRival(text);
  return { [name]: parse(optionOf(name), text) };
}

/**
 * Reads an option from its attribute: the default without it, and a flag is on whatever it says.
 * @param {string} name
 * @param {string | null} text
 * @returns {Partial<Options>}
 */
export function readAttribute(name, text) {
  const option = optionOf(name);
  if (option.kind === "flag") return { [name]: text !== null };
  if (text === null) return { [name]: option.default };
  return parseOption(name, text === "" && option.bare ? option.bare : text);
}

/**
 * Checks part of a view; an option that has no default may be undefined.
 * @param {Record<string, unknown>} view
 */
export function checkLook(view) {
  for (const [name, value] of Object.entries(view)) {
    if (!viewNames.includes(/** @type {any} */ (name))) {
      throw new Error(`unknown "${name}"; a view has z, ${viewNames.join(", ")}`);
    }
    const option = optionOf(name);
    if (value !== undefined || option.default !== undefined) check(option, value);
    if (name === "rival") parseRival(/** @type {string} */ (value));
  }
}
