// The URL hash of the lesson's pages: the language, the state of every figure, the page of the guide with the state of
// its own figure, and what is done of the guide.

/** What every entry that we write carries: one that the reader typed, or came by a link, does not. */
const OURS = { ours: true };

export function readHash() {
  return new URLSearchParams(location.hash.slice(1));
}

/** Whether the present address was written here: Back and Forward lead to such. */
export function ours() {
  return /** @type {unknown} */ (history.state?.ours) === true;
}

/**
 * Sets what is named; what is empty is taken out.
 * @param {Record<string, string>} changes
 * @param {"replace" | "push"} [how]  a step that Back shall undo is pushed
 */
export function writeHash(changes, how = "replace") {
  const hash = readHash();
  for (const [name, value] of Object.entries(changes)) {
    if (value) hash.set(name, value);
    else hash.delete(name);
  }
  const text = String(hash);
  const url = text ? `#${text}` : location.pathname + location.search;
  if (how === "push") history.pushState(OURS, "", url);
  else history.replaceState(OURS, "", url);
}
