// What is shared, as text: the code for a page of one's own, the code for a frame, and the link. Pure: from what was
// chosen and the element's state to strings.

import { changes, onFullPage, pageDefaults, withoutImages, withRing, writeHash } from "./hash.js";

/** @typedef {import("./hash.js").PageState} PageState */
/** @typedef {import("./hash.js").Vocabulary} Vocabulary */
/** @typedef {import("./element/settings.js").Settings} Settings */
/** @typedef {import("../pkg/types/zscape.d.ts").ZScapeView} View */

/**
 * What the dialog's form holds.
 * @typedef {object} Choice
 * @property {"full" | "minimal" | "none"} controls
 * @property {"click" | "seen"} start
 * @property {"untrained" | "trained" | "step"} opens
 * @property {string} until  the step to open at; counts if it opens there
 * @property {string} epochs  after which it stops; empty for never
 * @property {string} lang  empty: the reader's browser decides
 * @property {boolean} ring  whether the ring to drag is shown
 * @property {Scheme} scheme  of the page that a frame is for
 */

/** @typedef {"light" | "dark" | "light dark"} Scheme  as CSS has it; both: as the reader's device is */

/**
 * What the codes are made of.
 * @typedef {object} Shared
 * @property {string} base  the URL of the folder that holds the page and the package
 * @property {PageState} state
 * @property {Vocabulary} vocabulary
 * @property {string} title  what a feed or a screen reader says of it
 * @property {Scheme} scheme
 */

/** The room that the code keeps until the element comes, by its controls, in px. */
const HEIGHTS = { full: 1000, minimal: 480, none: 480 };

/** The small link below the element in a frame, in px. */
const FRAME_FOOTER = 28;

/**
 * The shipped model has its own.
 * @type {(keyof Settings)[]}
 */
const OF_THE_MODEL = ["dataset", "hidden", "latent"];

/**
 * The state that is shared: the element's present settings and view, shown and started as chosen.
 * @param {Choice} choice
 * @param {{ settings: Settings, view: View }} present
 * @returns {PageState}
 */
export function sharedState({ controls, start, opens, until, epochs, lang, ring }, { settings, view }) {
  const trained = opens === "trained";
  const kept = Object.entries(settings).filter(([name]) => {
    return !(trained && OF_THE_MODEL.includes(/** @type {keyof Settings} */ (name)));
  });
  const { z, tool, ...look } = view;
  return {
    settings: Object.fromEntries(kept),
    z,
    lang: lang || undefined,
    options: {
      ...(trained && settings.dataset !== "mnist" ? withoutImages(look) : look),
      controls,
      layers: withRing(view.layers, ring),
      // Without the tabs nobody could close it; large text is for the room the reader is in, and rests for the device.
      tool: controls === "full" ? tool : undefined,
      text: undefined,
      gentle: undefined,
      until: opens === "step" && until ? Number(until) : undefined,
      epochs: epochs ? Number(epochs) : undefined,
      checkpoint: trained ? "mnist" : undefined,
      background: false,
      autoplay: start === "seen",
    },
  };
}

/**
 * The link to the full page.
 * @param {Shared} shared
 */
export function linkTo({ base, state, vocabulary }) {
  // The full page trains on in hidden tabs, as it always does.
  const options = { ...state.options, background: pageDefaults.main.background };
  return new URL(writeHash({ ...state, options }, vocabulary, pageDefaults.main), base).href;
}

/**
 * The address of the page for frames.
 * @param {Shared} shared
 */
export function frameAddress({ base, state, vocabulary }) {
  return new URL(`embed.html${writeHash(state, vocabulary, pageDefaults.frame)}`, base).href;
}

/**
 * The height of the frame, in px.
 * @param {Shared} shared
 */
export function frameHeight({ state }) {
  return heightOf(state) + FRAME_FOOTER;
}

/**
 * What is in a frame takes the frame's color-scheme for its reader's: without one, the device's, and a light page had a
 * dark frame.
 * @param {Shared} shared
 */
export function frameCode(shared) {
  const src = frameAddress(shared);
  const style = `border: 0; color-scheme: ${shared.scheme}`;
  const box = { width: "100%", height: frameHeight(shared), style, loading: "lazy" };
  return `<iframe${attributes({ src, title: shared.title, ...box })}></iframe>`;
}

/**
 * The code for a page of one's own; feeds and readers without JavaScript get a link.
 * @param {Shared} shared
 */
export function scriptCode(shared) {
  const { base, state, vocabulary, title } = shared;
  const link = linkTo({ ...shared, state: { ...state, options: onFullPage(state.options) } });
  const set = changes(state, vocabulary, pageDefaults.bare).map(({ attribute, value }) => [attribute, value]);
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

/**
 * Attributes as HTML; what is true needs no value.
 * @param {Record<string, unknown>} values
 */
export function attributes(values) {
  return Object.entries(values)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`))
    .join("");
}

/** @param {string} text */
export function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
