// How much of the time drawing may take where a page is slow: the rest is for its reader and for the browser.

/** ms: a drawing that takes longer holds up what the reader does. */
export const LONG = 8;

const SHARE = 5; // a drawing takes at most a fifth of the time until the next
const LONGEST = 200; // ms, be it that the browser had other things to do meanwhile

/**
 * How long nothing is drawn after a drawing, in ms.
 * @param {number} ms  that it took
 */
export const restAfter = (ms) => Math.min(LONGEST, SHARE * ms);
