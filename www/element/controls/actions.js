// What the controls do: each of the reader's clicks, drags and inputs as a call on the element or on its player.

import { parseSetting, settingsTable } from "../settings.js";
import { differs, readForm } from "./controls.js";
import { optionOf } from "../options.js";
import { presets } from "./presets.js";
import { parse, typedNumber } from "../../ui/fields.js";
import { newSeed } from "../../ui/seeds.js";

/** @typedef {import("../settings.js").Settings} Settings */
/** @typedef {import("../options.js").Look} Look */

/**
 * What the reader can do.
 * @typedef {object} Actions
 * @property {() => void} toggle
 * @property {() => void} step
 * @property {() => void} reset
 * @property {() => void} newSeed
 * @property {() => void} openTrained
 * @property {() => void} undo  the run before goes on
 * @property {() => void} retry
 * @property {(name: keyof Settings, input: HTMLInputElement | HTMLSelectElement) => void} change
 * @property {(name: keyof Settings, value: number) => void} slide
 * @property {(partial: Partial<Settings>) => void} adopt
 * @property {(partial: Partial<Settings>) => void} runAnew  a run anew, with these
 * @property {(change: Partial<import("../options.js").Options>) => void} changeOptions
 * @property {(name: string) => void} choosePreset
 * @property {(input: HTMLInputElement, before: string) => void} stopAfter  the epoch in a field; if that is none, what
 *   was there
 * @property {() => void} mend  what was found wrong, as it is advised
 * @property {() => void} dismiss  what was found
 * @property {() => void} explain  what is on the screen
 * @property {(form: HTMLFormElement) => void} edit
 * @property {(form: HTMLFormElement) => void} apply
 * @property {(z: [number, number]) => void} moveRing
 * @property {(event: KeyboardEvent) => void} nudge  the ring, by an arrow key
 * @property {(which: 0 | 1, z: [number, number]) => void} anchor  moves an end of the path
 * @property {(change: Partial<Look>) => void} look
 * @property {(layer: Look["layers"][number]) => void} toggleLayer
 * @property {() => void} toggleMoreLayers
 * @property {(factor: number) => void} zoom  0: all of the plane again
 * @property {(label: number) => void} toggleClass
 * @property {(label: number) => void} showOnly
 * @property {() => void} showAll
 * @property {(on: boolean) => void} setShapes
 * @property {(search: string) => void} searchClasses
 */

/**
 * @param {import("../view.js").View} view
 * @returns {Actions}
 */
export function makeActions(view) {
  const { state, player, commands } = view;
  const refuse = (/** @type {Error} */ error) => commands.refuse(error);
  const moveRing = (/** @type {[number, number]} */ z) => commands.moveRing(z);
  const changeOptions = (/** @type {Partial<import("../options.js").Options>} */ change) =>
    commands.changeOptions(change);
  const keep = () => view.services.undo.keep();
  const adopt = (/** @type {Partial<Settings>} */ partial) => commands.setSettings(partial, { prepare: keep });
  const runAnew = (/** @type {Partial<Settings>} */ partial) =>
    commands.setSettings(partial, { anew: true, prepare: keep });
  const loud = (/** @type {Promise<unknown>} */ promise) => {
    promise.catch(refuse);
  };
  const look = /** @type {Actions["look"]} */ (changeOptions);
  const tryAdopt = (/** @type {() => Partial<Settings>} */ wanted, take = adopt) => {
    try {
      take(wanted());
    } catch (error) {
      view.refill();
      refuse(/** @type {Error} */ (error));
    }
  };
  return {
    moveRing,
    nudge: (event) => view.handle.nudge(event),
    anchor: (which, z) => {
      const [a, b] = state.anchors;
      view.set({ anchors: which === 0 ? [z, b] : [a, z] });
    },
    look,
    changeOptions,
    toggleMoreLayers: () => view.set({ layersOpen: !state.layersOpen }),
    toggleLayer: (layer) => {
      const { layers } = state.look;
      look({ layers: layers.includes(layer) ? layers.filter((other) => other !== layer) : [...layers, layer] });
    },
    toggle: () => (player.training ? loud(player.pause()) : player.train()),
    step: () => loud(player.step()),
    reset: () => {
      view.services.undo.keep({ same: true });
      loud(player.restart());
    },
    newSeed: () => tryAdopt(() => ({ seed: newSeed() })),
    openTrained: () => {
      keep();
      loud(commands.openTrained());
      view.root.getElementById("train")?.focus(); // the button goes
    },
    undo: () => view.services.undo.bringBack(),
    zoom: (factor) => {
      const { lens } = view;
      if (factor === 0) lens.home();
      else lens.zoomBy(factor, state.z);
    },
    toggleClass: (label) => {
      const hidden = new Set(state.look.hiddenClasses);
      if (!hidden.delete(label)) hidden.add(label);
      look({ hiddenClasses: [...hidden].sort((a, b) => a - b) });
    },
    showOnly: (label) => look({ hiddenClasses: state.legend.classes.filter((other) => other !== label) }),
    showAll: () => look({ hiddenClasses: [] }),
    setShapes: (classShapes) => look({ classShapes }),
    searchClasses: (search) => view.setLegend({ search }),
    retry: () => player.retry(),
    change: (name, input) => {
      tryAdopt(() => parseSetting(name, typedNumber(input.value)));
    },
    adopt: (partial) => tryAdopt(() => partial),
    runAnew: (partial) => tryAdopt(() => partial, runAnew),
    slide: (name, value) => tryAdopt(() => ({ [name]: value })),
    choosePreset: (name) => {
      const preset = presets.find((entry) => entry.name === name);
      // What has fallen was not stopped by its reader, who goes from preset to preset to watch them.
      const fallen = !player.training && state.finding?.kind === "restored";
      if (preset) tryAdopt(() => preset.settings, runAnew);
      if (fallen) player.train();
    },
    stopAfter: (input, before) => {
      const text = typedNumber(input.value);
      const field = { ...optionOf("epochs"), min: Math.max(1, state.epoch) }; // an end that lies behind is none
      try {
        changeOptions({ epochs: text === "" ? undefined : parse(field, text) });
      } catch (error) {
        input.value = before;
        refuse(/** @type {Error} */ (error));
      }
    },
    mend: () => {
      const { services } = view;
      const { remedy, restart } = state.finding?.say(state) ?? {};
      if (!remedy) {
        services.findings.dismiss();
        return loud(player.pause());
      }
      const live = settingsTable.every((entry) => entry.live || !(entry.name in remedy));
      tryAdopt(() => remedy, live && !restart ? adopt : runAnew);
      if (!player.training) player.train();
    },
    dismiss: () => view.services.findings.dismiss(),
    explain: () => loud(view.lazy.load(import("../tour/tour.js")).then(({ beginTour }) => beginTour(view))),
    edit: (form) => {
      view.set({ edited: differs(form, state.settings) });
    },
    apply: (form) => tryAdopt(() => readForm(form)),
  };
}
