// What the element shows, as data: all that its templates and marks read.

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./options.js").Look} Look */

/**
 * What is wrong, in words.
 *
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
 * @property {boolean} training
 * @property {string} status
 * @property {number} step
 * @property {number} epoch
 * @property {number} rate  images a second
 * @property {{ reconstruction: number, kl: number } | undefined} losses
 * @property {[number, number]} z
 * @property {Readonly<Look>} look
 * @property {number} images
 * @property {import("./legend.js").Legend} legend
 * @property {number} [hovered]  the image under the pointer
 * @property {[[number, number], [number, number]]} anchors  the ends of the path
 * @property {{ kl: number, unlikely: number }} [density]  of q(z): its KL from the prior, and the log q(z) under which z is
 *   an extrapolation, in nats
 * @property {number} [likelihood]  log q(z) of the ring, in nats
 * @property {import("./moments.js").Moment} [past]  the moment of the run that is shown in place of now
 * @property {ReturnType<typeof import("./places.js").classAbout>} [about]  the class that the ring is among
 * @property {import("./places.js").Place[]} places
 * @property {Failure | undefined} failure
 * @property {boolean} edited  the folded form differs from the settings
 */

export {};
