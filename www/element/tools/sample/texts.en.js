// What the tool "sample" says, in English. {name} stands for a value.

export default {
  samplePriorGroup: "From the prior",
  samplePriorHint: "Draws z from N(0, I) and decodes it",
  samplePosteriorGroup: "From the posterior",
  samplePosteriorHint: "Draws z = μ + σ ε from the posterior of the chosen image and decodes it",
  sampleOne: "One",
  sampleTen: "Ten",
  sampleReconstruct: "Reconstruct",
  sampleReconstructHint: "Encodes the chosen image, draws ε, and decodes z = μ + σ ε: the image, and what comes back",
  sampleNoImage: "Choose an image first: click its point on the plane",
  sampleImage: "of image {index}",
  samplePrior: "prior",
  samplePosterior: "posterior",
  sampleReconstruction: "reconstruction",
  samplePicture: "{kind}: z = ({x}, {y})",
  sampleStrip: "What was drawn, the newest first",
  sampleCount: "{count} drawn, the newest first",
  sampleClear: "Clear",
  sampleClearHint: "Removes the pictures and their dots",
  sampleCaption:
    "Each draw leaves its dot: hollow from the prior, filled from a posterior. The dots stay; the pictures are what " +
    "the model makes of them now.",
  sampleLatent: "All {latent} dimensions are drawn; the pictures are what the model makes of them now.",
  samplePast: "The posterior is that of the run as it is now; the pictures are of the moment that is shown.",
  sampleNoNoise: "This run trains without noise: from a posterior, z = μ.",
};
