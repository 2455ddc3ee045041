// The figures of the lesson: what each is called and where its code is, which comes when the figure is near.

/** @typedef {import("./options.js").Option} Option */

/** @typedef {(language: import("../languages.js").Language) => Promise<{ default: Record<string, string> }>} TextsOf */

/**
 * What a figure is, as a module.
 * @typedef {object} FigureModule
 * @property {string} [css]
 * @property {TextsOf} texts  with title and intro among them
 * @property {readonly Option[]} options  all that a link must hold to bring the figure back, but for the seed
 * @property {readonly string[]} [restarts]  names of options whose change begins the figure anew
 * @property {"beside"} [layout]  where there is room: its words beside the picture
 * @property {boolean} [exact]  nothing in it is random: it needs no seed
 * @property {(host: import("./host.js").FigureHost) => Figure} open
 */

/**
 * @typedef {Record<string, number | string | boolean>} Facts  what a page can ask about a figure's state, for a guide's
 *   sake
 */

/**
 * A figure while it is open.
 * @typedef {object} Figure
 * @property {() => Promise<void>} begin  makes its state anew, from the host's options and seed
 * @property {() => Promise<boolean>} [advance]  one round of what Play plays; false: it is done
 * @property {() => void} [rest]  nothing plays from now on, or did before: what would go on by itself pauses
 * @property {() => string} [waits]  why it cannot play yet, in words; "" if it can
 * @property {() => import("lit-html").TemplateResult} [controls]  its own, above the picture, and no words beside them
 * @property {() => import("lit-html").TemplateResult} template  the picture, and what belongs on it
 * @property {() => import("lit-html").TemplateResult} [theory]  its formulas and what they say, below the picture or
 *   beside it
 * @property {() => string} summary  the picture in words, with its numbers
 * @property {() => Facts} [facts]  nothing before the first picture
 * @property {() => import("lit-html").TemplateResult} [notes]  what there is to read below the controls
 * @property {boolean} [notesFirst]  notes() are drawn before begin() has ended: it waits for an element in them
 * @property {() => void} close
 */

/** @type {Record<string, () => Promise<FigureModule>>} */
export const figures = {
  functional: () => import("./functional/functional.js"),
  inference: () => import("./inference/inference.js"),
  elbo: () => import("./elbo/elbo.js"),
  reparameterisation: () => import("./reparameterisation/reparameterisation.js"),
  vae: () => import("./vae/vae.js"),
  beta: () => import("./beta/beta.js"),
  diffusion: () => import("./diffusion/diffusion.js"),
};
