// What comes when an element goes live: the scripts that draw, which are long to evaluate and of no use where there is
// no document, and the view they make.

/** @typedef {import("../view.js").View} View */

/**
 * What a view is made of.
 * @typedef {object} Parts
 * @property {ShadowRoot} root
 * @property {import("./box.js").Box} box
 * @property {import("../state.js").State} state
 * @property {import("../player.js").Player} player
 * @property {import("../commands.js").Commands} commands
 * @property {() => Promise<void>} speak  puts all texts into the state, those of tools too
 */

/**
 * Fetches the scripts; what it resolves with makes the view.
 * @returns {Promise<(parts: Parts) => View>}
 */
export async function viewMaker() {
  const { View } = await import("../view.js");
  return (parts) => new View(parts);
}
