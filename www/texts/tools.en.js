// What the tools, the cards, the gallery and the tour say, in English; it comes with the first of them. A tool's own
// texts are in its folder, and so are the tour's. {name} stands for a value.

import charts from "../element/tools/charts/texts.en.js";
import code from "../element/tools/code/texts.en.js";
import compare from "../element/tools/compare/texts.en.js";
import draw from "../element/tools/draw/texts.en.js";
import exporting from "../element/tools/export/texts.en.js";
import path from "../element/tools/path/texts.en.js";
import point from "../element/tools/point/texts.en.js";
import sample from "../element/tools/sample/texts.en.js";
import step from "../element/tools/step/texts.en.js";
import tour from "../element/tour/texts.en.js";

export default {
  ...charts,
  ...code,
  ...compare,
  ...draw,
  ...exporting,
  ...path,
  ...point,
  ...sample,
  ...step,
  ...tour,

  factsImage: "Image {index}",
  factsDecoded: "Redrawn from μ",
  factsClass: "Class",
  factsNumber: "Number",
  factsMuHint: "The posterior of this image: its mean and its standard deviation",
  factsNats: "nats",
  factsReconstructionHint: "How far the redrawn image is off: the mean over 16 draws of z, with the same eps each time",
  factsAtMu: "at z = μ",
  factsAtMuHint: "How far the redrawn image is off without noise, at z = μ",
  factsKlHint: "How far the posterior of this image is from the prior",
  factsPast: "Of this earlier step, μ and σ are kept; the rest is known of now only.",
  unitsNone: "The units are measured from step 1 on.",
  unitsActive: "{active} of {count} units active (Var(μ) > 0.01)",
  unitsTable: "The latent units",
  unitsUnit: "unit",
  unitsKl: "KL, nats",
  unitsState: "state",
  unitsIsActive: "active",
  unitsIsNot: "not active",
  unitsNats: "{nats} nats",
  unitsBar: "{name}: KL {nats} nats, Var(μ) = {variance}, {state}",

  gallery: "Pictures by the model in {latent} dimensions",
  galleryImages: "Training images, and below each its reconstruction",
  galleryPast: "Of this earlier step the decoder was kept, not the encoder: no reconstructions.",
  gallerySamples: "Samples from the prior",
  galleryNew: "New samples",
  galleryNewHint: "Draws ten other z from N(0, I); until then the same ones are decoded anew as the model learns",
  galleryUnits: "KL of each latent unit",
  galleryMeasured: "measured at step {step}",
  gallerySample: "Sample {i} from the prior: z drawn from N(0, I) in {latent} dimensions",
  galleryImage: "Image {index}, class {label}",
  galleryOriginal: "{name}, as it is trained on",
  galleryRedrawn: "{name}, from its μ",
  galleryReconstruction: "{name}, from its μ: reconstruction {reconstruction} nats, KL {kl} nats",
  galleryChoose: "None yet. Press a training image of the gallery.",
  galleryComing: "The images are on their way",

  differs: "{name} {value}",
  differsNot: "same settings",
  differsJoin: ", ",
};
