// What the element is told and what it shows, as data, in one place. Who changes it does so by `set`; who must follow
// subscribes.

import { sideOf } from "./datasets/datasets.js";
import { defaultOptions, lookOf } from "./options.js";
import { defaultSettings } from "./settings.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./options.js").Look} Look */

/**
 * What is wrong, in words.
 * @typedef {object} Failure
 * @property {import("./failures.js").FailureKind} kind
 * @property {string} text
 * @property {string} detail
 * @property {boolean} canRetry
 */

/**
 * @typedef {object} ViewState
 * @property {import("./texts.js").Texts} texts
 * @property {import("./texts.js").Language} language
 * @property {Settings} settings
 * @property {number} side  pixels of a side of the run's images
 * @property {boolean} training
 * @property {string} status
 * @property {number} step
 * @property {number} epoch
 * @property {{ imagesPerSecond: number, stepsPerSecond: number, msPerStep: number }} [speed]  while it trains
 * @property {{ reconstruction: number, kl: number } | undefined} losses
 * @property {[number, number]} z
 * @property {Readonly<Look>} look
 * @property {Readonly<import("./options.js").Options>} options
 * @property {number} images
 * @property {import("./plane/legend.js").Legend} legend
 * @property {boolean} layersOpen  how the plane's layers are drawn is unfolded
 * @property {number} [hovered]  the image under the pointer
 * @property {[[number, number], [number, number]]} anchors  the ends of the path
 * @property {{ kl: number, unlikely: number }} [density]  of q(z): its KL from the prior, and the log q(z) under which
 *   z is
 *   an extrapolation, in nats
 * @property {number} [likelihood]  log q(z) of the ring, in nats
 * @property {import("./progress/moments.js").Moment} [past]  the moment of the run that is shown in place of now
 * @property {ReturnType<typeof import("./plane/places.js").classAbout>} [about]  the class that the ring is among
 * @property {import("./plane/places.js").Place[]} places
 * @property {import("./protocol.js").Evaluation} [evaluation]  the last one of the run
 * @property {import("./progress/finding.js").Finding} [finding]  what its numbers say went wrong
 * @property {boolean} [seen]  the element is in view, in a tab that is seen
 * @property {number} [spared]  the battery's level, in [0, 1], at which training became gentle by itself
 * @property {string} [build]  of the wasm module
 * @property {Error} [refused]  what could not be taken, until something is
 * @property {string} [opened]  the saved model that the run began with, as the attribute checkpoint names it; ""
 *   without one, undefined before the first run
 * @property {number} [undo]  the step of the run that the last one can be exchanged for again
 * @property {Failure | undefined} failure
 * @property {boolean} edited  the folded form differs from the settings
 */

/**
 * What may be set: of settings and options those that change.
 * @typedef {Partial<Omit<ViewState, "settings" | "options" | "look" | "side">>
 *   & { settings?: Partial<Settings>, options?: Partial<import("./options.js").Options> }} Change
 */

/** @typedef {Readonly<Pick<ViewState, "settings" | "options" | "look">>} Before  what stood there */

/** @typedef {(change: Change, now: ViewState, before: Before) => void} Subscriber */

/** @type {() => Omit<ViewState, "texts">} */
const first = () => ({
  language: "en", settings: { ...defaultSettings }, side: sideOf(defaultSettings.dataset), training: false, status: "",
  step: 0, epoch: 0, losses: undefined, z: [0, 0], look: lookOf(defaultOptions), options: { ...defaultOptions },
  images: 0, legend: { classes: [], range: undefined, hasFactors: false, scheme: "light", search: "" },
  layersOpen: false, anchors: [[-2, 0], [2, 0]], places: [], failure: undefined, edited: false,
});

export class State {
  /**
   * As it is; the texts come with what says them.
   * @type {ViewState}
   */
  now = /** @type {any} */ (first());
  /** The element is in a document. */
  open = false;
  /** @type {Subscriber[]} */
  #subscribers = [];

  /** @param {Subscriber} subscriber */
  subscribe(subscriber) {
    this.#subscribers.push(subscriber);
  }

  /** @param {Change} change */
  set({ settings, options, ...others }) {
    const { now } = this;
    const before = { settings: now.settings, options: now.options, look: now.look };
    Object.assign(now, others);
    if (settings) {
      now.settings = { ...now.settings, ...settings };
      now.side = sideOf(now.settings.dataset);
    }
    if (options) {
      now.options = { ...now.options, ...options };
      now.look = lookOf(now.options);
    }
    const change = { ...others, ...(settings && { settings }), ...(options && { options }) };
    for (const subscriber of this.#subscribers) subscriber(change, now, before);
  }
}
