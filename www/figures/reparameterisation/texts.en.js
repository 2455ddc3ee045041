// What the figure "reparameterisation" says, in English.

export default {
  title: "Two gradients of one expectation",
  intro:
    "Training needs the gradient of E[g(z)] in the parameters of q = N(μ, σ²), from which z is drawn. " +
    "Reparameterisation writes z = μ + σε with ε ~ N(0, 1) and differentiates g itself; the score function " +
    "(REINFORCE) leaves g alone and weighs its values. Both are right on average. Play adds estimates: see how far " +
    "each one strays.",
  g: "Function g",
  "g-square": "z²",
  "g-sine": "sin z",
  "g-exponential": "exp z",
  "g-step": "tanh 5z, nearly a step",
  parameter: "Gradient in",
  "parameter-mu": "μ, the mean",
  "parameter-sigma": "σ, the standard deviation",
  n: "Draws per estimate, n",
  baseline: "Baseline b = E[g(z)]",
  density: "q(z) as an area, g(z) as a line (its height is scaled to fit)",
  moveMu: "Mean μ",
  moveSigma: "Standard deviation σ",
  count: "{count} estimates by either method",
  histograms:
    "How often an estimate falls where. Each histogram has a height of its own; the line is the exact " +
    "gradient.",
  reparameterised: "Reparameterised",
  score: "Score function",
  estimator: "Estimator",
  mean: "Mean ± standard error",
  variance: "Variance",
  exactVariance: "Exact variance",
  outside: "Beside the picture",
  exact: "exact {value}",
  ratio:
    "The score function's variance is {ratio} times that of the reparameterised estimator (exactly {exact} " +
    "times).",
  note:
    "To be as sure of its mean, the noisier estimator needs that many times as many draws. A baseline takes a " +
    "constant off g and changes no mean; it often helps, but seldom enough. What speaks for the score function: it " +
    "needs no derivative of g, which may jump or be a choice. Where g is nearly a step, reparameterisation loses its " +
    "lead.",
  summary:
    "{count} estimates with n = {n} of the gradient in {parameter} at μ = {mu}, σ = {sigma}; its exact value is " +
    "{exact}. Reparameterised: mean {oneMean} ± {oneError}. Score function: mean {otherMean} ± {otherError}. Ratio " +
    "of variances: {ratio}.",
  loading: "The estimators are on their way …",
};
