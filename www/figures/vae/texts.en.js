// What the figure "vae" says, in English.

export default {
  title: "A variational autoencoder, while it learns",
  intro:
    "All of it at once: an encoder that gives each image x its q(z|x) = N(μ, σ²), a draw z from that by " +
    "reparameterisation, a decoder for p(x|z), and Adam on minus the ELBO. Train it here, and see one image of the " +
    "running batch on its way through. A line of the code lights its part of the picture, and a part its lines.",
  play: "Train",
  playHint: "Trains, and shows one image of the running batch a few times a second",
  stepHint: "One step of the training, on one batch",
  latent: "Latent dimensions",
  "latent-20": "20, too many for a plane",
  "latent-2": "2, the plane",
  flow: "One image on its way through the model, and the losses of its batch",
  data: "MNIST",
  batch: "batch",
  image: "The image x",
  decoded: "The image x̂, as the decoder draws it from z",
  layer: "{active} of {hidden} hidden units are not 0",
  loss: "loss",
  nothing: "Nothing has gone through the model yet: take one step, or train.",
  atStep: "Step {step},",
  epoch: "epoch {epoch}:",
  which: "image {index}, a {label}, the first of the batch, in the model before this step.",
  unit: "Unit",
  own: "The losses are means over the batch, in nats per image; this image’s own: BCE {reconstruction}, KL {kl}.",
  batchLosses: "The losses are means over the batch, in nats per image.",
  curves: "The losses of the batches over the steps, in nats per image.",
  curve: "{name} over the steps: from {first} to {last} nats per image.",
  codePartInit: "The first weights: Reset goes back to them",
  codePartSeed: "The seed of all random numbers",
  codePartPosterior: "μ and log σ²: the posterior q(z|x) of each image",
  codePartMu: "μ: the means of the posteriors",
  codePartZ: "z = μ + σ ε: what the decoder is given",
  codePartStep: "A step: One step makes one",
  codePartEpoch: "The epochs: Train goes through them",
  lossNote:
    "BCE, summed over the pixels, is −log p(x|z) of a Bernoulli for each pixel; with β = 1 the loss is minus the " +
    "ELBO of the earlier figures, by one draw of ε.",
  mseNote:
    "Some code in lecture notes computes just this loss, and only its name for the KL term, “MSE”, is a slip of the " +
    "pen: it is no mean squared error but the divergence above. Here it is called kl.",
  summaryStart: "A VAE with {latent} latent dimensions, not trained yet.",
  summary:
    "A VAE with {latent} latent dimensions after {step} steps, in epoch {epoch}. Its last batch: loss {loss} nats " +
    "per image, of which reconstruction {reconstruction} and KL {kl}.",
};
