// The pages of the guide, in order, each of them also a question that a teacher asks. Each figure has a folder with its
// own, and with what they say.

import { textsIn } from "../../languages.js";
import beta from "./beta/pages.js";
import betaEn from "./beta/texts.en.js";
import diffusion from "./diffusion/pages.js";
import diffusionEn from "./diffusion/texts.en.js";
import elbo from "./elbo/pages.js";
import elboEn from "./elbo/texts.en.js";
import functional from "./functional/pages.js";
import functionalEn from "./functional/texts.en.js";
import inference from "./inference/pages.js";
import inferenceEn from "./inference/texts.en.js";
import reparameterisation from "./reparameterisation/pages.js";
import reparameterisationEn from "./reparameterisation/texts.en.js";
import vae from "./vae/pages.js";
import vaeEn from "./vae/texts.en.js";
import en from "./texts.en.js";

/** @typedef {import("../../languages.js").Language} Language */

/** @typedef {Record<string, any>} Facts  of `<z-scape-figure>`: its options, and numbers of its moment */

/**
 * A page about a figure.
 * @typedef {object} FigurePage
 * @property {string} id  stays the same when pages come or go: links hold it
 * @property {{ long: number, short?: number }} minutes  that it takes in a lesson of 45 and, if it has a place there,
 *   in one of 10
 * @property {string} state  that the figure opens in, as its attribute holds it; empty: its defaults
 * @property {(facts: Facts) => readonly string[]} shows  the parts of the figure, as selectors, that its words speak of
 *   at this moment: the guide brings them into sight
 * @property {(facts: Facts) => boolean} done  how one knows that the reader has done what is asked
 */

/** @typedef {FigurePage & { figure: string }} Page */

/**
 * By the figure's name, in the order of the lesson: its pages, and their English. A book has by the figure's name what
 * it is called; and Title, Task, Seen, Ask, Listen and Where, for the teacher's hand, after a page's id.
 * @type {Record<string, { pages: readonly FigurePage[], en: Record<string, string> }>}
 */
const guides = {
  functional: { pages: functional, en: functionalEn },
  inference: { pages: inference, en: inferenceEn },
  elbo: { pages: elbo, en: elboEn },
  reparameterisation: { pages: reparameterisation, en: reparameterisationEn },
  vae: { pages: vae, en: vaeEn },
  beta: { pages: beta, en: betaEn },
  diffusion: { pages: diffusion, en: diffusionEn },
};

/** @type {readonly Page[]} */
export const pages =
  Object.entries(guides).flatMap(([figure, guide]) => guide.pages.map((page) => ({ ...page, figure })));

/**
 * All that the guide says, in English.
 * @type {Record<string, string>}
 */
export const english = Object.assign({}, en, ...Object.values(guides).map((guide) => guide.en));

/**
 * All that the guide says.
 * @param {Language} language
 * @returns {Promise<Record<string, string>>}
 */
export async function textsOf(language) {
  const books = await Promise.all([
    textsIn(language, en, (other) => import(`./texts.${other}.js`)),
    ...Object.entries(guides).map(([figure, guide]) =>
      textsIn(language, guide.en, (other) => import(`./${figure}/texts.${other}.js`))),
  ]);
  return Object.assign({}, ...books);
}
