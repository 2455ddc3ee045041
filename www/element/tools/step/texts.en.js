// What the tool "step" says, in English. {name} stands for a value.

export default {
  slowMake: "Make a step in slow motion",
  slowAgain: "Another step",
  slowMakeHint: "Pauses training, makes one step, and tells what happened in it",
  slowIntro:
    "A step of training takes a few milliseconds. Here one is made and then told in ten captions, with its numbers: " +
    "what the first image of the batch went through, and what became of one weight.",
  slowNoImages: "a step needs images, and none are in yet",
  slowOf: "Of step {step}, epoch {epoch}: the first image of its batch of {batch}.",
  slowCaptions: "The captions",
  slowSign: "{n} of {of}: {title}",
  slowBack: "Back",
  slowNext: "Next",
  slowPlay: "Play",
  slowPlayHint: "One caption after the other, six seconds each",
  slowStop: "Stop",
  slowAll: "All at once",
  slowAllHint: "All ten captions, one below the other",
  slowX: "x: the image",
  slowXText:
    "The seed shuffles the images and takes {batch} of them into the batch. This one is image {index}; {ink} of its " +
    "{pixels} pixels have ink.",
  slowXClass: "Its class, {label}, is not told to the network.",
  slowH: "h: the encoder’s hidden layer",
  slowHText: "Weights times pixels, plus a bias; what is under 0 becomes 0. {on} of the {hidden} values are not 0.",
  slowUnit: "Which unit is shown in numbers",
  slowMu: "μ: the mean of the posterior",
  slowMuText: "From h, one layer makes the middle of a normal distribution: about here the image lies on the plane.",
  slowLogvar: "log σ²: its variance",
  slowLogvarText:
    "From the same h, another layer makes the logarithm of the variance, so that σ, the radius of the ring on the " +
    "plane, is above 0 whatever comes out.",
  slowEps: "ε: the noise",
  slowEpsText:
    "Drawn from the standard normal distribution. It comes from the run’s own stream: the same seed, the same ε.",
  slowEpsNone: "This run trains without noise: ε is 0, and z = μ.",
  slowZ: "z: a draw from the posterior",
  slowZText:
    "The noise is put in from outside, so z is random and yet a plain function of μ and σ: gradients can pass " +
    "through it (the reparameterisation trick).",
  slowXhat: "x̂: the image drawn again",
  slowXhatText:
    "The decoder makes its own hidden layer of z ({on} of {hidden} values are not 0), and of that a brightness " +
    "between 0 and 1 for each pixel.",
  slowLosses: "The two losses",
  slowLossesText:
    "BCE says how far x̂ is off x, summed over the pixels; KL how far the posterior is from the prior N(0, I). Both " +
    "are in nats. The picture shows which pixels cost most.",
  slowNats: "The share of each pixel in the reconstruction loss",
  slowThisImage: "this image",
  slowBatchMean: "mean of {batch}",
  slowGradients: "The gradients",
  slowGradientsText:
    "How the loss L = BCE + β KL of this image grows with μ and with log σ². The step goes the other way: the arrows " +
    "show where μ is pulled.",
  slowNorms: "The gradients of all ten parameters",
  slowAdam: "Adam’s move",
  slowAdamText:
    "Adam keeps running means of each weight’s gradient and of its square. Their quotient, corrected for the early " +
    "steps, is near 1 where gradients agree, so a move is about as long as the learning rate α.",
  slowWeight:
    "The weight from unit {column} of h to μ, row {row} of W₂₁: it has the largest gradient there, summed over the " +
    "batch.",
  slowMoves: "The moves of all ten parameters",
  slowParameter: "Parameter",
  slowSize: "Values",
  slowNorm: "Length of the gradient",
  slowMove: "Length of the move",
  slowUnits: "Shown are {shown} of {latent} latent units.",
};
