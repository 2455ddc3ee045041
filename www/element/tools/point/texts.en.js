// What the tool "point" says, in English. {name} stands for a value.

export default {
  pointRing: "Ring",
  pointZHint: "Where the ring is: a number from −4 to 4",
  pointOutOfRange: "Here goes a number from −4 to 4.",
  pointLikelihoodHint:
    "How much of the images’ posteriors lies at the ring: the log of the density of the aggregate posterior q(z)",
  pointNearest: "Nearest image",
  pointDistance: "distance",
  pointDistanceHint: "From the ring to the mean of this image’s posterior, in units of z",
  pointChoose: "Choose it",
  pointChooseHint: "Choose the image whose μ is nearest to the ring (Enter on the ring)",
  pointChosen: "Chosen image",
  pointNone: "None yet. Click or tap a dot on the plane, or press Enter on the ring for the image nearest to it.",
  pointChooseNearest: "Nearest to the ring",
  pointRelease: "Deselect",
  pointReleaseHint: "No image is chosen any more (Esc on the ring)",
  pointPulls: "Pulls on μ, in nats per unit of z",
  pointPullsHint:
    "Where the loss falls, as slopes in μ. The reconstruction’s is a mean over 64 draws of eps, ± its standard error.",
  pointPullKl: "KL: −βμ",
  pointPullReconstruction: "Reconstruction",
  pointPullSum: "Sum",
  pointPullsCaption: "The encoder is shared by all images, so this point need not move along the sum.",
  pointArrowKl: "KL",
  pointArrowReconstruction: "reconstruction",
  pointArrowSum: "sum",
  pointBar: "{nats} nats per unit",
  pointFirstTwo: "Shown are z₁ and z₂ of {latent} dimensions; pictures and losses are of all of them.",
};
