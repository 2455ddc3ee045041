// The ten captions of a step as one table: what each is of, and what it says and shows.

import { html } from "lit-html";
import { number } from "../../../ui/numbers.js";
import { fill } from "../../../ui/fill.js";
import { adamBody, gradientsBody, lossesBody } from "./learning.js";
import { decodedBody, epsBody, hiddenBody, imageBody, logvarBody, muBody, zBody } from "./pass.js";
import { active } from "./shades.js";

/** @typedef {import("./equations.js").SymbolName} SymbolName */

/**
 * A step as it is told.
 * @typedef {object} Told
 * @property {import("../../state.js").ViewState} state
 * @property {import("../../../../pkg/types/session.js").Trace} trace
 * @property {number} beta  of that step
 * @property {boolean} noise
 * @property {number} [label]  of its image
 * @property {{ h: number, decoderH: number }} units  of the hidden layers, that are told in numbers
 * @property {(layer: "h" | "decoderH", unit: number) => void} choose
 */

/**
 * @typedef {object} Caption
 * @property {readonly (readonly [symbol: SymbolName, text: string])[]} signs
 * @property {keyof import("../../texts.js").Texts} title
 * @property {(told: Told) => string} text
 * @property {(told: Told) => unknown} body
 */

/** @type {readonly Caption[]} */
export const captions = [
  { signs: [["x", "x"]], title: "slowX", text: imageText, body: imageBody },
  { signs: [["h", "h"]], title: "slowH", text: activeText("slowHText", "h"), body: hiddenBody },
  { signs: [["mu", "μ"]], title: "slowMu", text: said("slowMuText"), body: muBody },
  { signs: [["logvar", "log σ²"]], title: "slowLogvar", text: said("slowLogvarText"), body: logvarBody },
  {
    signs: [["eps", "ε"]], title: "slowEps", body: epsBody,
    text: (told) => told.state.texts[told.noise ? "slowEpsText" : "slowEpsNone"],
  },
  { signs: [["z", "z"]], title: "slowZ", text: said("slowZText"), body: zBody },
  { signs: [["xhat", "x̂"]], title: "slowXhat", text: activeText("slowXhatText", "decoderH"), body: decodedBody },
  {
    signs: [["reconstruction", "BCE"], ["kl", "KL"]], title: "slowLosses", text: said("slowLossesText"),
    body: lossesBody,
  },
  { signs: [["gradient", "∂L"]], title: "slowGradients", text: said("slowGradientsText"), body: gradientsBody },
  { signs: [["adam", "Adam"]], title: "slowAdam", text: said("slowAdamText"), body: adamBody },
];

/** The first captions after which something lies on the plane. */
export const FROM = { mu: 2, sigma: 3, z: 5, gradient: 8 };

/** @param {Caption} caption */
export const signTemplate = ({ signs }) =>
  signs.map(([symbol, text]) => html`<span class="symbol symbol-${symbol}">${text}</span> `);

/**
 * @param {keyof import("../../texts.js").Texts} key
 * @returns {Caption["text"]}
 */
function said(key) {
  return ({ state: { texts } }) => texts[key];
}

/**
 * @param {keyof import("../../texts.js").Texts} key
 * @param {"h" | "decoderH"} layer
 * @returns {Caption["text"]}
 */
function activeText(key, layer) {
  return ({ state, trace: { image } }) => fill(state.texts[key], {
    on: number(state, active(image[layer])), hidden: number(state, image[layer].length),
  });
}

/** @type {Caption["text"]} */
function imageText({ state, trace: { image, batch }, label }) {
  const { texts } = state;
  const ink = number(state, active(image.x));
  const values = { batch: number(state, batch), index: number(state, image.index), ink, pixels: image.x.length };
  const whole = fill(texts.slowXText, values);
  if (label === undefined) return whole;
  // Chinese sentences have no space between them.
  return `${whole}${whole.endsWith("。") ? "" : " "}${fill(texts.slowXClass, { label })}`;
}
