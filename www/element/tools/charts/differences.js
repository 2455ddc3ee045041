// What differs between two runs, in words: their settings, the first ones of the table first.

import { format } from "../../../ui/numbers.js";
import { settingsTable } from "../../settings.js";
import { fill } from "../../../ui/fill.js";

/** @typedef {import("../../settings.js").Settings} Settings */

/**
 * What a run trained with: the last settings, and the first ones, if some changed on the way.
 * @typedef {{ settings: Readonly<Settings>, began?: Readonly<Settings> }} Trained
 */

/**
 * Such as "β 4, noise off", or that the settings are the same; "β 40 → 1" where the run itself changed.
 * @param {Trained} run
 * @param {Trained} from
 * @param {Pick<import("../../state.js").ViewState, "texts" | "language">} state
 */
export function differences(
  { settings, began = settings }, { settings: last, began: first = last }, { texts, language },
) {
  const differ = settingsTable.filter(({ name }) => settings[name] !== last[name] || began[name] !== first[name]);
  const words = differ.map(({ name }) => {
    if (name === "dataset") return texts[`${settings.dataset}Name`];
    if (name === "noise") return texts[settings.noise ? "noiseOn" : "noiseOff"];
    // A seed is a name, not a quantity.
    const [before, after] = [began, settings].map((of) =>
      (name === "seed" ? String(of.seed) : format(language, DIGITS, of[name])));
    const value = before === after ? after : `${before} → ${after}`;
    return fill(texts.differs, { name: texts[`${name}Short`], value });
  });
  return words.length > 0 ? words.join(texts.differsJoin) : texts.differsNot;
}

const DIGITS = { maximumSignificantDigits: 6 };
