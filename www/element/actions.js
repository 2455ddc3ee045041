// What the controls do: each of the reader's clicks, drags and inputs as a call on the element or on its player.

import { readForm } from "./controls.js";
import { parseSetting, settingsTable } from "./settings.js";

/** @typedef {import("./settings.js").Settings} Settings */

const SEEDS = 100_000; // new seeds are short enough to be read out in class

/**
 * @param {object} hands
 * @param {import("./player.js").Player} hands.player
 * @param {() => import("./view.js").View | undefined} hands.view
 * @param {() => Settings} hands.settings
 * @param {(partial: Partial<Settings>) => void} hands.adopt  throws at a bad value
 * @param {(error: Error) => void} hands.refuse
 * @param {(z: [number, number]) => void} hands.move
 * @param {() => Promise<void>} hands.openTrained
 * @returns {import("./view.js").Actions}
 */
export function makeActions({ player, view, settings, adopt, refuse, move, openTrained }) {
  const loud = (/** @type {Promise<unknown>} */ promise) => {
    promise.catch(refuse);
  };
  const tryAdopt = (/** @type {() => Partial<Settings>} */ wanted) => {
    try {
      adopt(wanted());
    } catch (error) {
      view()?.refill();
      refuse(/** @type {Error} */ (error));
    }
  };
  return {
    move,
    toggle: () => (player.training ? loud(player.pause()) : player.train()),
    step: () => loud(player.step()),
    reset: () => loud(player.restart()),
    newSeed: () => tryAdopt(() => ({ seed: crypto.getRandomValues(new Uint32Array(1))[0] % SEEDS })),
    openTrained: () => loud(openTrained()),
    zoom: (factor) => {
      const lens = view()?.lens;
      if (factor === 0) lens?.home();
      else lens?.zoomBy(factor, view()?.state.z ?? [0, 0]);
    },
    toggleClass: (label) => {
      const hidden = new Set(view()?.state.legend.hidden);
      if (!hidden.delete(label)) hidden.add(label);
      view()?.setLegend({ hidden });
    },
    showOnly: (label) => {
      const others = view()?.state.legend.classes.filter((other) => other !== label);
      view()?.setLegend({ hidden: new Set(others) });
    },
    showAll: () => view()?.setLegend({ hidden: new Set() }),
    setShapes: (shapes) => view()?.setLegend({ shapes }),
    searchClasses: (search) => view()?.setLegend({ search }),
    retry: () => player.retry(),
    change: (name, input) => {
      if (input.reportValidity()) tryAdopt(() => parseSetting(name, input.value));
      else view()?.refill();
    },
    slide: (name, value) => tryAdopt(() => ({ [name]: value })),
    edit: (form) => {
      const present = settings();
      const wanted = { ...present, ...readForm(form) };
      view()?.set({ edited: settingsTable.some(({ name }) => wanted[name] !== present[name]) });
    },
    apply: (form) => tryAdopt(() => readForm(form)),
  };
}
