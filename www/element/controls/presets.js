// Settings that show something, each complete but for the data and the seed, which stay as they are.

import { defaultSettings } from "../settings.js";

/** @typedef {import("../settings.js").Settings} Settings */
/** @typedef {keyof import("../texts.js").Texts} TextKey */

/**
 * @typedef {object} Preset
 * @property {string} name
 * @property {Readonly<Omit<Settings, "dataset" | "seed">>} settings
 * @property {TextKey} title
 * @property {TextKey} watch  one sentence on what to watch
 * @property {TextKey} [elsewhere]  the same where the data are no digits, without the numbers that digits bring
 */

const { dataset, seed, ...sound } = defaultSettings;

/** @type {readonly Preset[]} */
export const presets = [
  {
    name: "defaults", settings: sound,
    title: "presetDefaults", watch: "presetDefaultsWatch", elsewhere: "presetDefaultsElsewhere",
  },
  {
    name: "autoencoder", settings: { ...sound, noise: false, beta: 0 },
    title: "presetAutoencoder", watch: "presetAutoencoderWatch",
  },
  {
    name: "beta-zero", settings: { ...sound, beta: 0 },
    title: "presetBetaZero", watch: "presetBetaZeroWatch", elsewhere: "presetBetaZeroElsewhere",
  },
  {
    name: "collapse", settings: { ...sound, beta: 40 },
    title: "presetCollapse", watch: "presetCollapseWatch", elsewhere: "presetCollapseElsewhere",
  },
  {
    name: "rate-high", settings: { ...sound, learningRate: 0.1 },
    title: "presetRateHigh", watch: "presetRateHighWatch", elsewhere: "presetRateHighElsewhere",
  },
  {
    name: "rate-too-high", settings: { ...sound, learningRate: 1 },
    title: "presetRateTooHigh", watch: "presetRateTooHighWatch", elsewhere: "presetRateTooHighElsewhere",
  },
  {
    name: "rate-low", settings: { ...sound, learningRate: 1e-8 },
    title: "presetRateLow", watch: "presetRateLowWatch",
  },
  {
    name: "narrow", settings: { ...sound, hidden: 8 },
    title: "presetNarrow", watch: "presetNarrowWatch", elsewhere: "presetNarrowElsewhere",
  },
  {
    name: "latent-20", settings: { ...sound, latent: 20 },
    title: "presetLatent20", watch: "presetLatent20Watch", elsewhere: "presetLatent20Elsewhere",
  },
];

/**
 * The preset that some settings are, whatever their data and their seed.
 * @param {Readonly<Settings>} settings
 */
export function presetOf(settings) {
  return presets.find((preset) => {
    const names = /** @type {(keyof Preset["settings"])[]} */ (Object.keys(preset.settings));
    return names.every((name) => preset.settings[name] === settings[name]);
  });
}
