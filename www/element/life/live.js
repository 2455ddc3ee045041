// What comes when an element goes live: the scripts that draw, which are long to evaluate and of no use where there is
// no document, and the view they make, bound to its player and to the reader's callbacks.

/** @typedef {import("../view.js").View} View */
/** @typedef {import("../state.js").ViewState} ViewState */

/**
 * @typedef {object} Callbacks  what a reader may do with the element
 * @property {() => import("../settings.js").Settings} settings
 * @property {(partial: Partial<import("../settings.js").Settings>) => void} adopt  throws at a bad value
 * @property {(partial: Partial<import("../settings.js").Settings>) => void} begin  a run anew with them; throws at a
 *   bad value
 * @property {(error: Error) => void} refuse
 * @property {(z: [number, number]) => void} move
 * @property {(change: Partial<import("../options.js").Options>) => void} set  options, those of the look among them
 * @property {() => Promise<void>} openTrained
 * @property {(z: [number, number], pixels: Float32Array) => void} decoded
 */

/**
 * Fetches the scripts; what it resolves with makes the view.
 * @returns {Promise<(parts: {
 *   root: ShadowRoot, box: import("./box.js").Box, player: import("../player.js").Player, callbacks: Callbacks,
 *   speak: () => Promise<void>,
 *   state: Pick<ViewState, "texts" | "language" | "settings" | "side" | "z" | "look" | "options">,
 * }) => View>}
 */
export async function viewMaker() {
  const [{ View }, { makeActions }] = await Promise.all([
    import("../view.js"), import("../controls/actions.js"), import("../../loading/compiled.js"), // which is wanted next
  ]);
  return ({ root, box, player, callbacks, speak, state }) => {
    /** @type {View} */
    const view = new View(root, box.live, {
      ...state, training: player.training, status: player.statusText(state.texts),
      step: 0, epoch: 0, losses: undefined, images: 0, places: [],
      legend: { classes: [], range: undefined, hasFactors: false, scheme: "light", search: "" },
      anchors: [[-2, 0], [2, 0]],
      failure: undefined, edited: false,
    }, makeActions({ player, view: () => view, ...callbacks }), {
      beforeDraw: () => player.beforeDraw(),
      afterDraw: () => {
        player.afterDraw();
        if (player.ready.settled) box.setCovered(false);
      },
      decoded: callbacks.decoded,
      ask: (ask) => player.ask(ask),
      trace: () => player.step(true),
      refuse: callbacks.refuse,
      speak,
      rendered: ({ failure, images, settings }) => {
        box.setFailed(failure !== undefined && images === 0);
        // Who is to bring images of their own must reach the element.
        if (failure || (settings.dataset === "own" && images === 0)) box.setCovered(false);
      },
    });
    return view;
  };
}
