// What is shared of a figure of the lesson, as text: the code for a page of one's own, the code for a frame, and the
// link, which opens the lesson at that figure. Pure.

import { attributes, escaped } from "./share-code.js";

/**
 * @typedef {object} SharedFigure
 * @property {string} base  the URL of the folder that holds the page and the package
 * @property {string} figure  its name
 * @property {string} lang  empty: the reader's browser decides
 * @property {string} scheme  the color-scheme of the page around a frame
 * @property {string} title  what a feed or a screen reader says of it
 */

/** The room that the code keeps, in px: about what most figures take. */
const HEIGHT = 640;
/** In a frame the lesson's heading stands above it. */
export const FRAME_HEIGHT = 900;

/** In the lesson's order, each with the key of its text. */
export const FIGURES = [
  ["functional", "shareFunctional"],
  ["inference", "shareInference"],
  ["elbo", "shareElbo"],
  ["reparameterisation", "shareReparameterisation"],
  ["vae", "shareVae"],
  ["beta", "shareBeta"],
  ["diffusion", "shareDiffusion"],
];

/** @param {SharedFigure} shared */
export function figureLink({ base, figure, lang }) {
  const fields = new URLSearchParams({ ...(lang && { lang }), figure });
  return new URL(`lesson/index.html#${fields}`, base).href;
}

/** @param {SharedFigure} shared */
export function figureFrame(shared) {
  const style = `border: 0; color-scheme: ${shared.scheme}`;
  const box = { width: "100%", height: FRAME_HEIGHT, style, loading: "lazy" };
  return `<iframe${attributes({ src: figureLink(shared), title: shared.title, ...box })}></iframe>`;
}

/** @param {SharedFigure} shared */
export function figureScript(shared) {
  const { base, figure, lang, title } = shared;
  const style = `display: block; min-height: ${HEIGHT}px`;
  return [
    `<script type="module" src="${escaped(new URL("pkg/figure.js", base).href)}"></script>`,
    `<z-scape-figure${attributes({ name: figure, ...(lang && { lang }), style })}>`,
    `  <p><a href="${escaped(figureLink(shared))}">${escaped(title)}</a></p>`,
    "</z-scape-figure>",
  ].join("\n");
}
