// What the figure "elbo" says, in English.

export default {
  title: "The evidence, its lower bound, and the gap",
  intro:
    "For a given x, log p(x) is fixed: a ceiling. Every q gives a lower bound, the ELBO, and falls short of the " +
    "ceiling by exactly KL(q ‖ p(z|x)), which here is computed by itself, not as the difference. Drag q to open and " +
    "close the gap; Play follows the gradient of the ELBO (in units of q itself: the natural gradient), " +
    "which never needs p(z|x).",
  model: "Model",
  conjugate: "Gaussian, solved on paper",
  digit: "A digit under the trained VAE",
  x: "Observed x =",
  noise: "Noise variance s² =",
  whichDigit: "Held-out digit",
  encoded: "The encoder's q",
  followSlip: "Play follows the slip below",
  bars: "In nats: the ceiling log p(x), the ELBO below it, the gap between them.",
  nats: "nats",
  inNats: "nats",
  evidence: "log p(x), the ceiling",
  gap: "KL(q ‖ p(z|x)), the gap",
  elbo: "ELBO, the level",
  slip: "the slip",
  prior: "p(z), the prior",
  posterior: "p(z|x), the posterior",
  q: "q(z)",
  slipTop: "where the slip is highest",
  line: "Densities over z. Drag the point on the axis for m, the point on the slope for v.",
  moveM: "Mean m of q",
  moveV: "Variance v of q",
  plane:
    "The plane of z: contours of p(z|x) as lines, q dashed, both at 1, 2 and 3 standard deviations. Drag the middle " +
    "of q, or its corner.",
  moveMean: "Mean of q",
  moveSigma: "Standard deviations of q",
  digitPicture: "The digit x",
  decodedPicture: "Decoded from q's mean",
  integrating: "Integrating p(x|z) p(z) over the plane: grid {grid}, log p(x) ≈ {evidence} nats so far …",
  loading: "The model is on its way …",
  forms:
    "The two forms of the ELBO are one: −E[log q] is the entropy of q, and log p(x, z) = log p(x|z) + log p(z) " +
    "brings the prior in once.",
  slipNote:
    "An easy slip is to mix them: E[log p(x, z)] with KL(q ‖ p(z)), as some lecture notes do. " +
    "The prior is then counted twice, and what is highest there is not the posterior but the one under p(z)², " +
    "a prior of half the variance. For x = 1.7 and s² = 0.5 that is N(0.85, 0.25) instead of N(1.13, 0.333). Tick " +
    "the box to see where Play leads.",
  mseNote:
    "The code in those notes has the right loss, but calls its KL term “MSE”. It is no mean squared error: it is " +
    "KL(q ‖ p(z)) in closed form.",
  digitNote:
    "For the digit, p(x|z) is Bernoulli for each pixel, and a grey pixel counts by its share of ink, as in training; " +
    "log p(x) is an integral over the plane, good to 0.001 nats. The gap at the encoder's q has two parts: one that " +
    "Play closes, since one encoder must serve all digits, and one that stays, since p(z|x) is not a Gaussian along " +
    "the axes.",
  summary: "log p(x) is {evidence} nats, the ELBO {elbo}, the gap KL(q ‖ p(z|x)) {gap}.",
  summaryConjugate: " q is N({m}, {v}), the posterior N({mean}, {variance}).",
  summaryDigit: " The digit: {digit}. q has mean ({m1}, {m2}) and standard deviations ({s1}, {s2}).",
};
