// What can fail in an element, and in which words it says so.

/** @typedef {keyof typeof FAILURE_TEXTS} FailureKind */

export const FAILURE_TEXTS = /** @type {const} */ ({
  worker: "failedWorker", data: "failedData", checkpoint: "failedCheckpoint", run: "failedRun", simd: "failedSimd",
  policy: "failedPolicy",
});

/**
 * What could not be fetched can be fetched again; after all else a run begins anew.
 * @param {FailureKind} kind
 */
export function canFetchAgain(kind) {
  return kind === "data" || kind === "checkpoint";
}

/**
 * What kept scripts or workers from starting: a page with Trusted Types may not know their policies.
 * @param {string} message
 * @returns {"policy" | "worker"}
 */
export function startFailure(message) {
  return /createPolicy|TrustedScriptURL|Trusted ?Type/i.test(message) ? "policy" : "worker";
}

/**
 * What is wrong, in words.
 * @param {FailureKind} cause
 * @param {string} detail
 * @param {import("./texts.js").Texts} texts
 * @returns {import("./state.js").Failure}
 */
export function failureOf(cause, detail, texts) {
  const kind = cause === "worker" ? startFailure(detail) : cause;
  return { kind, text: texts[FAILURE_TEXTS[kind]], detail, canRetry: kind !== "simd" && kind !== "policy" };
}
