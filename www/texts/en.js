// Every string that the page and the element show, in English. {name} stands for a value.

export default {
  pageTitle: "zscape: a variational autoencoder learns in your browser",
  pageHeading: "Watch a machine learn to draw",
  pageLede:
    "A small neural network, a variational autoencoder, is learning here to boil each picture down to two " +
    "numbers and to draw it again from them. Two numbers are a spot on a map: watch the pictures find their " +
    "places, then drag the ring to see what the network draws anywhere.",
  pageLanguage: "Language",
  pageSource: "Source code of zscape",
  pageFooter: "Nothing leaves your machine: data come in once, and all of the training happens in this tab.",
  pageBadHash: "Part of the link could not be read, so the defaults stand: {problems}",
  pageBadVersion: "This link was made by another version of zscape ({version}); the defaults stand.",

  train: "Train",
  pause: "Pause",
  step: "One step",
  rewind: "Rewind",
  newSeed: "New seed",
  transport: "Training",
  trainHint: "Train, or pause",
  stepHint: "Train on one batch of images",
  rewindHint: "Start again from step 0, with the same seed",
  newSeedHint: "Start again from step 0, with another seed",

  dataset: "Data",
  datasetRestarts: "restarts the run",
  datasetMnist: "MNIST digits",
  datasetShapes: "Shapes (a disc)",
  datasetOwn: "Own images",
  learningRate: "Learning rate",
  beta: "β (KL weight)",
  slider: "{name}, slider",
  more: "More settings",
  seed: "Seed",
  hidden: "Hidden units",
  latent: "Latent dimensions",
  batch: "Batch size",
  noise: "Sample z (noise)",
  restarts: "These restart the run from step 0.",
  apply: "Apply and restart",

  statStep: "Step",
  statEpoch: "Epoch",
  statRate: "Images per second",
  statSeed: "Seed",
  statZ: "z",

  dotsMnist: "Each dot is one handwritten digit, put there by the encoder.",
  dotsShapes: "Each dot is one picture of a disc, put there by the encoder.",
  dotsOwn: "Each dot is one image, put there by the encoder.",
  colourClasses: "Colour is the class; the network is never told.",
  colourFactors: "Colour is where the disc lies; the network is never told.",
  factorX: "right",
  factorY: "up",
  legend: "Colours of the classes",
  overTen: "Over ten classes, colours repeat.",
  rings: "Rings: 1, 2, 3 σ of the prior, with {one}, {two}, {three} of its mass.",
  latentOne: "With one latent dimension, all dots lie on a line.",
  latentMany:
    "The plane shows z₁ and z₂ of {latent} latent dimensions, and the ring moves these two alone; " +
    "the whole picture needs two.",

  planeLabel: "Latent plane with {images} images as dots, from −4 to 4 on both axes",
  handleLabel: "Point z on the latent plane",
  handleValue: "x {x}, y {y}",
  decodedCaption: "Drag the ring: the decoder draws what it makes of that spot.",
  decodedLabel: "The decoder's picture of z = ({x}, {y})",
  reconstruction: "Reconstruction",
  reconstructionCaption: "how far the redrawn pictures are off",
  kl: "KL divergence",
  klCaption: "how far the dots stray from the prior",
  unit: "nats per image",
  curveLabel: "{name} over the steps; now {value} nats per image",
  curveEmpty: "{name} over the steps; no step yet",

  statusLoading: "Loading …",
  statusTraining: "Training",
  statusPaused: "Paused at step {step}",
  statusReady: "Ready: press Train",
  statusWaiting: "Waiting for more images",
  statusNoImages: "No images yet: add some with addImages()",
  statusDiverged:
    "Training stopped: a number was no longer finite. The state of step {step} is back. " +
    "A smaller learning rate helps.",
  statusFailed: "Stopped",
  statusRefused: "Not changed: {message}",

  failedWorker: "Training could not start here, or broke off.",
  failedRun: "This run cannot go on.",
  failedData: "The images could not be fetched.",
  failedSimd:
    "This browser lacks WebAssembly SIMD, which zscape needs. " +
    "A recent Chrome, Edge, Firefox or Safari (16.4 or later) has it.",
  retry: "Try again",
};
