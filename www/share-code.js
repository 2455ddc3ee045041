// What is shared, as text: the code for a page of one's own, the code for a frame, and the link. Pure: from what was
// chosen and the element's state to strings.

import { changes, onFullPage, optionDefaults, writeHash } from "./hash.js";

/** @typedef {import("./hash.js").PageState} PageState */
/** @typedef {import("./element/settings.js").Setting} Setting */
/** @typedef {import("./element/settings.js").Settings} Settings */

/**
 * What the dialog's form holds.
 *
 * @typedef {object} Choice
 * @property {"full" | "minimal" | "none"} controls
 * @property {"click" | "seen"} start
 * @property {"untrained" | "trained" | "step"} opens
 * @property {string} until  the step to open at; counts if it opens there
 * @property {string} epochs  after which it stops; empty for never
 * @property {string} lang  empty: the reader's browser decides
 * @property {boolean} ring  whether the ring to drag is shown
 */

/**
 * What the codes are made of.
 *
 * @typedef {object} Shared
 * @property {string} base  the URL of the folder that holds the page and the package
 * @property {PageState} state
 * @property {readonly Setting[]} table
 * @property {string} title  what a feed or a screen reader says of it
 */

/** The room that the code keeps until the element comes, by its controls, in px. */
export const HEIGHTS = { full: 1000, minimal: 480, none: 480 };

/** The small link below the element in a frame, in px. */
const FRAME_FOOTER = 28;

/** All layers but the ring. */
export const NO_RING = "axes rings points";

/** The shipped model has its own. @type {(keyof Settings)[]} */
const OF_THE_MODEL = ["dataset", "hidden", "latent"];

/**
 * The state that is shared: the element's present settings and point, shown and started as chosen.
 *
 * @param {Choice} choice
 * @param {{ settings: Settings, z: [number, number] }} present
 * @returns {PageState}
 */
export function sharedState({ controls, start, opens, until, epochs, lang, ring }, { settings, z }) {
  const trained = opens === "trained";
  const kept = Object.entries(settings).filter(([name]) => {
    return !(trained && OF_THE_MODEL.includes(/** @type {keyof Settings} */ (name)));
  });
  return {
    settings: Object.fromEntries(kept),
    z,
    lang: lang || undefined,
    options: {
      controls,
      layers: ring ? undefined : NO_RING,
      until: opens === "step" ? until || undefined : undefined,
      epochs: epochs || undefined,
      checkpoint: trained ? "mnist" : undefined,
      background: false,
      autoplay: start === "seen",
    },
  };
}

/** The link to the full page. @param {Shared} shared */
export function linkTo({ base, state, table }) {
  // The full page trains on in hidden tabs, as it always does.
  const options = { ...state.options, background: optionDefaults.page.background };
  return new URL(writeHash({ ...state, options }, table, optionDefaults.page), base).href;
}

/** The address of the page for frames. @param {Shared} shared */
export function frameAddress({ base, state, table }) {
  return new URL(`embed.html${writeHash(state, table, optionDefaults.frame)}`, base).href;
}

/** The height of the frame, in px. @param {Shared} shared */
export function frameHeight({ state }) {
  return heightOf(state) + FRAME_FOOTER;
}

/** @param {Shared} shared */
export function frameCode(shared) {
  const src = frameAddress(shared);
  const box = { width: "100%", height: frameHeight(shared), style: "border: 0", loading: "lazy" };
  return `<iframe${attributes({ src, title: shared.title, ...box })}></iframe>`;
}

/** The code for a page of one's own; feeds and readers without JavaScript get a link. @param {Shared} shared */
export function scriptCode(shared) {
  const { base, state, table, title } = shared;
  const link = linkTo({ ...shared, state: { ...state, options: onFullPage(state.options) } });
  const set = changes(state, table, optionDefaults.element).map(({ attribute, value }) => [attribute, value]);
  const style = `display: block; min-height: ${heightOf(state)}px`;
  return [
    `<script type="module" src="${escaped(new URL("pkg/zscape.js", base).href)}"></script>`,
    `<z-scape${attributes({ ...Object.fromEntries(set), style })}>`,
    `  <p><a href="${escaped(link)}">${escaped(title)}</a></p>`,
    "</z-scape>",
  ].join("\n");
}

/** @param {PageState} state */
function heightOf({ options }) {
  return HEIGHTS[/** @type {keyof typeof HEIGHTS} */ (options.controls)];
}

/** Attributes as HTML; what is true needs no value. @param {Record<string, unknown>} values */
function attributes(values) {
  return Object.entries(values)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`))
    .join("");
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
