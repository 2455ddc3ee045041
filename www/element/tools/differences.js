// What differs between two runs, in words: their settings, the first ones of the table first.

import { format } from "../numbers.js";
import { settingsTable } from "../settings.js";
import { fill } from "../texts.js";

/** @typedef {import("../settings.js").Settings} Settings */
/** @typedef {import("../texts.js").Texts} Texts */

/** @type {Readonly<Record<Settings["dataset"], keyof Texts>>} */
const DATASETS = { mnist: "datasetMnist", shapes: "datasetShapes", own: "datasetOwn" };

/**
 * Such as "β 4, noise off", or that the settings are the same.
 *
 * @param {Readonly<Settings>} settings
 * @param {Readonly<Settings>} from
 * @param {Pick<import("../state.js").ViewState, "texts" | "language">} state
 */
export function differences(settings, from, { texts, language }) {
  const words = settingsTable.filter(({ name }) => settings[name] !== from[name]).map(({ name }) => {
    switch (name) {
      case "dataset": return texts[DATASETS[settings.dataset]];
      case "noise": return settings.noise ? texts.differsNoiseOn : texts.differsNoiseOff;
      default: {
        // A seed is a name, not a quantity.
        const value = name === "seed" ? String(settings.seed) : format(language, DIGITS, settings[name]);
        return fill(texts.differs, { name: texts[NAMES[name]], value });
      }
    }
  });
  return words.length > 0 ? words.join(texts.differsJoin) : texts.differsNot;
}

const DIGITS = { maximumSignificantDigits: 6 };
const NAMES = /** @type {const} */ ({
  seed: "differsSeed", beta: "differsBeta", learningRate: "differsLearningRate", hidden: "differsHidden",
  latent: "differsLatent", batch: "differsBatch",
});
