// What the figure "diffusion" says, in English.

export default {
  title: "Diffusion in the latent plane",
  intro:
    "A VAE draws z from its prior N(0, I), but q(z), where the codes of real digits lie, is no Gaussian: it has " +
    "arms, gaps and another width. A diffusion model (DDPM) learns q(z) itself: noise is added to codes step by " +
    "step, and a small network learns to take it away. Play runs this chain back, from noise to the cloud of codes.",
  playHint: "Runs the chain from noise to the cloud, and trains a fresh denoiser meanwhile",
  stepHint: "One step of the chain, t − 1",
  beta: "The VAE's beta",
  "beta-0.3": "0.3: holes to see",
  "beta-1": "1, to compare",
  weights: "Denoiser",
  "weights-shipped": "Trained beforehand",
  "weights-fresh": "Fresh: Play trains it",
  train: "Train anew",
  trainHint: "Trains a fresh denoiser here, from the beginning",
  trained: "{steps} of {all} steps of Adam; loss {loss}",
  untrained: "Not trained yet; Play trains for {all} steps",
  loading: "The model is on its way …",
  why: "Why it is variational",
  fixed:
    "The loss is once more a bound on −log p: a sum of KL divergences, one for each step back, all between Gaussians " +
    "and in closed form. But here q, the noising, is fixed and has nothing to learn; only p, the denoising, is " +
    "learned. The VAE learns both: q is its encoder, p its decoder. That is why L_T has nothing to train, and is " +
    "close to 0 as long as q ends in noise.",
  bars:
    "Above, the terms of the bound, L_T at the left to L_1 at the right, on a logarithmic scale (L_0 is minus the " +
    "logarithm of a density and may be below 0). In the middle, what training has changed of each, on a linear " +
    "scale. Below, the simple loss of the same steps. The shaded column is the next step of the chain.",
  change: "Change by training, nats",
  sums:
    "How the terms add up, on a linear scale: each bar begins where the one above ends; the dashed line is the bound " +
    "before training. Means over {codes} held-out codes.",
  nats: "nats",
  simple: "Simple loss",
  index: "Index of the term: noise at the left, the cloud at the right",
  termPrior: "L_T",
  termSteps: "L_(T−1) … L_1",
  termReconstruction: "L_0",
  termTotal: "The bound",
  simpleNote:
    "Training follows the simple loss: how well the network ε_θ tells the noise ε in z_t, every t alike. Each " +
    "L_(t−1) is that same error times a weight of its t (and a constant); to leave the weights out changes what the " +
    "network takes most care of, not where it is best.",
  chain: "The chain",
  plane:
    "The plane of z. Shade and specks: q(z) and the means of 1,000 held-out digits; beyond the dashed line are " +
    "holes. Dots: the particles. Choose one with the pointer or with Page Up and Page Down, and drag it or move it " +
    "with the arrow keys: it is decoded as it goes.",
  time: "Time of the chain",
  run: "Run the chain",
  timeNow: "t = {t} of {T}",
  noise: "‹ Add noise",
  noiseHint: "One step of q: t + 1, with fresh noise",
  denoise: "Denoise ›",
  denoiseHint: "One step of p: t − 1",
  noising:
    "To the left q adds noise that is drawn afresh, to the right p takes noise away. Going left is no replay: from " +
    "there the chain arrives elsewhere.",
  moveParticle: "Chosen particle",
  particleAt: "particle {k} at ({x}, {y})",
  particles: "Chosen particle",
  particle: "Particle {k} of {count}",
  previous: "Previous particle",
  next: "Next particle",
  decodedStart: "Decoded where it began, in noise",
  decodedNow: "Decoded where it is, t\u00a0=\u00a0{t}",
  decodedEnd: "What diffusion has made of it, t\u00a0=\u00a00",
  strip: "Particles 1 to {count}, decoded: above where they began, below where they are.",
  measuredTitle: "Measured",
  measuring: "The distances are measured while nothing plays …",
  table: "Distances between samples and held-out means, and shares in holes",
  samples: "Samples of",
  toMean: "Sample to nearest mean",
  toSample: "Mean to nearest sample",
  holes: "In holes",
  "of-posterior": "q(z) itself",
  "of-diffusion": "the chain",
  "of-noise": "noise, t = T",
  "of-prior": "the prior N(0, I)",
  times: "({ratio} ×)",
  tableNote:
    "{count} samples of each against the means of the 1,000 held-out digits: mean distances in units of z, in " +
    "brackets as multiples of those of q(z) itself. The first is large where samples fall beside the cloud, the " +
    "second where they leave part of it out. The noise at t = T is a Gaussian as wide as q(z) and about its middle. " +
    "A sample is in a hole if log q(z) there is below that of 99 % of samples of the held-out posteriors.",
  stale: "This is of the denoiser before its last training; it is measured anew while nothing plays.",
  end:
    "So diffusion repairs what the prior misses of q(z): its samples lie where codes lie. It does not repair the " +
    "decoder: every digit here, from whatever sample, is as blurred as the VAE's own reconstructions.",
  summary:
    "The chain is at t = {t} of {T}. The bound is {total} nats a point ({before} before training): L_T {prior}, " +
    "L_(T−1) to L_1 {steps}, L_0 {reconstruction}; the simple loss is {simple} on average. Particle {k} is at ({x}, " +
    "{y}).",
  summaryMeasured:
    " Samples of the chain are {toMean} times as far from the nearest held-out mean as those of q(z), means " +
    "{toSample} times as far from the nearest sample; for the prior it is {priorToMean} and {priorToSample} times. " +
    "In holes are {holes} % of the chain's samples, {noiseHoles} % of the noise at t = T and {priorHoles} % of the " +
    "prior's samples.",
};
