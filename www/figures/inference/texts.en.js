// The words of the figure "inference", in English.

export default {
  title: "Variational inference: choose a family, follow the gradient",
  intro:
    "A density p(z) is known up to its constant Z, as a posterior is in Bayesian inference. We choose a family of " +
    "simple densities q and follow the gradient of a functional of q, the Kullback–Leibler (KL) divergence: in one " +
    "direction in the first panel, in the other in the second. Drag the mean of q or the end of an axis in either " +
    "panel, then let it fit.",
  target: "Density p",
  "target-pair": "Two Gaussians",
  "target-banana": "Banana",
  "target-funnel": "Funnel",
  "target-regression": "Bayesian regression",
  "target-gaussian": "Correlated Gaussian",
  family: "Family of q",
  "family-isotropic": "Isotropic Gaussian",
  "family-diagonal": "Diagonal Gaussian",
  "family-full": "Full Gaussian",
  "family-mixture": "Mixture of two",
  divergence: "Panels",
  "divergence-both": "Both divergences",
  "divergence-qp": "KL(q‖p) alone",
  "divergence-pq": "KL(p‖q) alone",
  map: "Signed map",
  samples: "Samples of q",
  qp: "Mode seeking: minimises KL(q‖p)",
  pq: "Mass covering: minimises KL(p‖q)",
  "map-qp": "q log(q/p), in nats per unit area",
  "map-pq": "p log(p/q), in nats per unit area",
  sum: "The coloured cells add up to {inside} nats; {outside} nats lie beyond the picture.",
  weight: "Weight of component 1",
  nats: "nats",
  elbo: "ELBO",
  steps: "Steps of Adam",
  settled: "(settled)",
  legendP: "p: lines around 50, 90 and 99 % of it",
  legendQ: "q: ellipses of 1 and 2 standard deviations",
  mean: "Mean of q",
  radius: "Radius of q",
  axis: "Axis {axis} of q",
  component: ", component {k}",
  meanValue: "({x}, {y})",
  axisValue: "standard deviation {sd}",
  axisTurned: "standard deviation {sd}, at {angle} degrees",
  regressionPlot: "The eight data points, and the lines of 24 samples of q: intercept across, slope up.",
  functional:
    "It is what the figure of functionals does with curves: a functional gives a number for a whole density q, and " +
    "the descent follows its gradient within the family. In the first panel the expectation is under q, so q must " +
    "not be where p is almost 0: it keeps within one mode. The gradient reaches μ and L through z = μ + Lε " +
    "(reparameterisation); the expectation over ε is a sum over a grid. In the second the expectation is under p, so " +
    "q must be wherever p is: it covers all of p. That needs p itself, here as a sum over a grid too, while the ELBO " +
    "needs p̃ alone, p without its Z.",
  summary: "p: {target}; q: {family}.",
  "summary-qp": "KL(q‖p), mode seeking, is {kl} nats after {steps} steps, with q at {shape}.",
  "summary-pq": "KL(p‖q), mass covering, is {kl} nats after {steps} steps, with q at {shape}.",
  summaryShape: "mean ({x}, {y}), standard deviations {first} and {second}",
  summaryRatio: "The ellipse that seeks has {ratio} times the area of the one that covers.",
  and: "; ",
  sentence: " ",
};
