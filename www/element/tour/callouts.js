// What the tour of the screen points at and says there, as one table, in its order. What is off is not switched on
// behind the reader's back: the callout points at its switch, and says so.

import { format, number } from "../../ui/numbers.js";
import { fill } from "../../ui/fill.js";
import { HIDDEN } from "../plane/points.js";
import { HOME, RINGS, SPAN, toLeft, toTop } from "../plane/scale.js";
import { hasPlane } from "../settings.js";

/** @typedef {import("../state.js").ViewState} ViewState */
/** @typedef {keyof import("../texts.js").Texts} Text */
/** @typedef {keyof typeof EDGES} Edge */
/** @typedef {readonly [left: number, top: number, width: number, height: number]} Part  of a square of side 1 */

/**
 * @typedef {object} Callout
 * @property {string} at  the id of what it points at
 * @property {string} [around]  a selector: at what lies around that
 * @property {string} [within]  a selector: at what lies within that
 * @property {(state: ViewState, edge: Edge | undefined) => Part} [part]  of the plane that is pointed at
 * @property {boolean} [round]
 * @property {readonly string[]} [clear]  ids of what must stay in sight as well
 * @property {Text} title
 * @property {(state: ViewState) => string} say
 * @property {(state: ViewState, edge: Edge | undefined) => boolean} [when]
 * @property {(state: ViewState) => Off | undefined} [off]
 */

/**
 * What shows the thing that is not to be seen.
 * @typedef {object} Off
 * @property {string} at  the id of the button
 * @property {Text} button  what is written there
 * @property {Text} text  which says {words}, what the callout would say, or something else, and {button}
 */

const LEAST = 3; // dots: fewer are no line
/** The mass of N(0, 1) within 1, 2 and 3 sigma. */
const LINE_SHARES = [0.6827, 0.9545, 0.9973];

const THICKNESS = 0.06;
/** @type {Record<"left" | "right" | "top" | "bottom", Part>} */
const EDGES = {
  left: [0, 0, THICKNESS, 1], right: [1 - THICKNESS, 0, THICKNESS, 1],
  top: [0, 0, 1, THICKNESS], bottom: [0, 1 - THICKNESS, 1, THICKNESS],
};

/** @param {ViewState} state */
const onPlane = ({ settings }) => hasPlane(settings);
/** @param {ViewState} state */
const inGallery = ({ settings }) => !hasPlane(settings);
/** @param {ViewState} state */
const onLine = ({ settings }) => settings.latent === 1;

/**
 * @param {ViewState["look"]["layers"][number]} layer
 * @param {Text} button
 * @param {Text} text
 * @returns {Callout["off"]}
 */
const byLayer = (layer, button, text = "tourOff") => ({ look }) =>
  (look.layers.includes(layer) ? undefined : { at: `layer-${layer}`, button, text });

/** @type {Callout["off"]} */
const inTraining = ({ look }) =>
  (look.tool === "training" ? undefined : { at: "tab-training", button: "toolTraining", text: "tourElsewhere" });

/** @type {readonly Callout[]} */
export const callouts = [
  {
    at: "plane", title: "tourDots", when: onPlane, off: byLayer("points", "layerPoints"),
    say: (state) => fill(state.texts[onLine(state) ? "tourDotsLine" : "tourDotsPlane"], {
      dot: state.texts[`${state.settings.dataset}Dot`],
    }),
  },
  {
    at: "plane", title: "tourEdge", part: (_, edge = "top") => EDGES[edge],
    when: (state, edge) => onPlane(state) && edge !== undefined && state.look.layers.includes("points") &&
      state.look.window[2] === HOME.half,
    say: (state) => fill(state.texts.tourEdgeText, { most: number(state, SPAN, 1) }),
  },
  {
    at: "handle", title: "tourRing", round: true, clear: ["plane", "decoded"],
    when: (state) => onPlane(state) && state.look.layers.includes("handle"),
    say: ({ texts }) => texts.tourRingText,
  },
  { at: "gallery", title: "tourGallery", when: inGallery, say: ({ texts }) => texts.tourGalleryText },
  {
    at: "gallery-units", title: "tourUnits", when: inGallery,
    say: ({ texts, settings: { latent } }) => fill(texts.tourUnitsText, { latent }),
  },
  {
    at: "decoded", title: "tourDecoded",
    say: (state) => {
      const { texts, look } = state;
      if (inGallery(state)) return texts.tourDecodedGallery;
      return look.layers.includes("manifold") ? texts.tourDecodedManifold : texts.tourDecodedText;
    },
  },
  {
    at: "plane", title: "tourRings", round: true, clear: ["plane"], when: onPlane,
    part: ringsIn, off: byLayer("rings", "layerRings"),
    say: (state) => {
      const { texts, language } = state;
      const shares = onLine(state) ? LINE_SHARES : RINGS.map(({ share }) => share);
      const [one, two, three] = shares.map((share) =>
        format(language, { style: "percent", maximumFractionDigits: 1 }, share));
      return fill(texts[onLine(state) ? "tourRingsLine" : "tourRingsPlane"], { one, two, three });
    },
  },
  {
    at: "plane", title: "tourAggregate", when: ({ settings }) => settings.latent === 2,
    off: byLayer("density", "layerDensity", "tourAggregateOff"), say: ({ texts }) => texts.tourAggregateText,
  },
  {
    at: "reconstruction", around: "figure", title: "tourReconstruction", off: inTraining,
    say: ({ texts }) => texts.tourReconstructionText,
  },
  { at: "kl", around: "figure", title: "tourKl", off: inTraining, say: ({ texts }) => texts.tourKlText },
  {
    at: "kl", around: "figure", within: "figcaption", title: "tourNats", say: ({ texts }) => texts.tourNatsText,
    when: (state) => !inTraining(state),
  },
];

/**
 * A callout as it is now.
 * @typedef {object} Shown
 * @property {Text} name  the same as long as it is about the same
 * @property {string} title
 * @property {string} words
 * @property {string} at
 * @property {string} [around]
 * @property {string} [within]
 * @property {Part} [part]
 * @property {boolean} round
 * @property {readonly string[]} clear
 */

/**
 * Those that there are now, with what each says.
 * @param {ViewState} state
 * @param {Edge} [edge]  of the plane, at which dots lie in line
 * @returns {Shown[]}
 */
export function calloutsOf(state, edge) {
  const { texts } = state;
  return callouts.filter(({ when }) => when?.(state, edge) ?? true).map((callout) => {
    const { title, round = false, clear = [], say } = callout;
    const off = callout.off?.(state);
    const said = { title: texts[title], name: title };
    if (off) {
      const words = fill(texts[off.text], { words: say(state), button: texts[off.button] });
      return { ...said, at: off.at, words, round: false, clear: [] };
    }
    const { at, around, within } = callout;
    return { ...said, at, around, within, words: say(state), round, clear, part: callout.part?.(state, edge) };
  });
}

/**
 * The edge at which most dots lie that belong further out.
 * @param {{ x: ArrayLike<number>, y: ArrayLike<number>, shapes: ArrayLike<number> }} dots
 * @returns {Edge | undefined}
 */
export function edgeOf({ x, y, shapes }) {
  const counts = { left: 0, right: 0, top: 0, bottom: 0 };
  for (let i = 0; i < x.length; i++) {
    if (shapes[i] === HIDDEN) continue;
    if (Math.abs(x[i]) > SPAN) counts[x[i] < 0 ? "left" : "right"] += 1;
    if (Math.abs(y[i]) > SPAN) counts[y[i] < 0 ? "bottom" : "top"] += 1;
  }
  const [[edge, count]] = /** @type {[Edge, number][]} */ (Object.entries(counts)).sort(([, a], [, b]) => b - a);
  return count >= LEAST ? edge : undefined;
}

/**
 * About the largest circle that is in sight as a whole, with what is written at it; without one, all that is.
 * @param {ViewState} state
 * @returns {Part}
 */
function ringsIn({ look: { window: [x, y, half] } }) {
  const window = { x, y, half };
  for (const { radius } of RINGS.toReversed()) {
    const reach = radius + 0.12 * half;
    const [left, top] = [toLeft(-reach, 1, window), toTop(reach, 1, window)];
    const side = reach / half;
    if (left >= 0 && top >= 0 && left + side <= 1 && top + side <= 1) return [left, top, side, side];
  }
  return [0, 0, 1, 1];
}
