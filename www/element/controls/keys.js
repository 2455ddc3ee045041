// The keys that work while the focus is within the element, as one table: what each does, and what the list of them
// says. A key that the focused control takes itself stays its own.

import { ZOOM_STEP } from "../plane/lens.js";
import { hasPlane } from "../settings.js";

/** @typedef {import("../state.js").ViewState} ViewState */
/** @typedef {import("./actions.js").Actions} Actions */

/**
 * @typedef {object} Shortcut
 * @property {readonly string[]} caps  what is printed on the keys
 * @property {keyof import("../texts.js").Texts} text  what they do
 * @property {readonly string[]} keys  as events name them, in lower case
 * @property {string} [press]  the id of the button that they press; without it they do nothing
 * @property {(event: KeyboardEvent, actions: Actions, state: ViewState) => void} [act]
 * @property {boolean} [repeats]  while the key is held
 */

const DIGITS = [..."0123456789"];
const UNDO = "ctrl+z";
const FIELDS = "input:not([type=checkbox]), select, textarea";

/** @type {readonly Shortcut[]} */
export const shortcuts = [
  { caps: [" "], text: "keysTrain", keys: [" "], press: "train" },
  { caps: ["S"], text: "keysStep", keys: ["s"], press: "step" },
  { caps: ["R"], text: "keysRewind", keys: ["r"], press: "reset" },
  { caps: ["Ctrl Z", "⌘ Z"], text: "keysUndo", keys: [UNDO], press: "undo" },
  {
    caps: ["←", "↑", "→", "↓"], text: "keysMove", keys: ["arrowleft", "arrowup", "arrowright", "arrowdown"],
    act: (event, { nudge }) => nudge(event), repeats: true,
  },
  { caps: ["Enter"], text: "keysChoose", keys: [] }, // the ring's own, as is Esc
  { caps: ["0", "…", "9"], text: "keysClass", keys: DIGITS, act: switchClass },
  { caps: ["+"], text: "zoomIn", keys: ["+", "="], act: zoomBy(ZOOM_STEP), repeats: true },
  { caps: ["−"], text: "zoomOut", keys: ["-"], act: zoomBy(1 / ZOOM_STEP), repeats: true },
  { caps: ["H"], text: "zoomHome", keys: ["h"], act: zoomBy(0) },
  { caps: ["?"], text: "keysList", keys: ["?"], press: "show-keys" },
  { caps: ["Esc"], text: "keysClose", keys: [] },
];

/**
 * @param {KeyboardEvent & { currentTarget: HTMLElement }} event
 * @param {ViewState} state
 * @param {Actions} actions
 */
export function onKey(event, state, actions) {
  const { code, altKey, shiftKey, ctrlKey, metaKey, repeat, currentTarget } = event;
  const control = /** @type {Element} */ (event.target);
  const ctrl = ctrlKey || metaKey;
  const key = (ctrl ? "ctrl+" : "") + event.key.toLowerCase();
  if (event.defaultPrevented || (ctrl && (key !== UNDO || shiftKey)) || (altKey && !key.startsWith("arrow"))) return;
  if (takes(control, key)) return;
  const named = (/** @type {string} */ name) => shortcuts.find(({ keys }) => keys.includes(name));
  // With Shift a digit is another character; on some keyboards it is so without.
  const shortcut = named(key) ?? (code.startsWith("Digit") ? named(code.slice(-1)) : undefined);
  if (!shortcut) return;
  const { press, act, repeats = false } = shortcut;
  const button = press === undefined ? undefined : currentTarget.querySelector(`#${press}`);
  if (button && !button.checkVisibility()) return; // where there are fewer controls there are fewer keys
  event.preventDefault();
  if (repeat && !repeats) return;
  if (button instanceof HTMLElement) button.click();
  act?.(event, actions, state);
}

/**
 * @param {Element} control  that has the focus
 * @param {string} key
 */
function takes(control, key) {
  // What was typed there is taken back by the browser.
  const fields = key === UNDO ? "input:not([type=checkbox], [type=range]), textarea" : FIELDS;
  if (control.matches(fields) || control.closest("dialog")) return true;
  return key === " " && control.matches("button, summary, input");
}

/**
 * @param {number} factor  0: all of the plane again
 * @returns {Shortcut["act"]}
 */
function zoomBy(factor) {
  return (_, { zoom }, { settings }) => {
    if (hasPlane(settings)) zoom(factor);
  };
}

/**
 * @param {KeyboardEvent} event
 * @param {Actions} actions
 * @param {ViewState} state
 */
function switchClass({ key, code, shiftKey }, { toggleClass, showOnly }, { legend, look, settings }) {
  const label = Number(DIGITS.includes(key) ? key : code.slice(-1));
  if (look.controls !== "full" || !hasPlane(settings) || !legend.classes.includes(label)) return;
  if (shiftKey) showOnly(label);
  else toggleClass(label);
}
