// The guide's pages about this figure. What they say is in texts.*.js.

const DENOISED = 1000; // steps of the denoiser's training: what can fall has fallen

/** @type {readonly import("../pages.js").FigurePage[]} */
export default [
  {
    id: "bound",
    minutes: { long: 2 },
    state: "",
    shows: () => ["#train", "#bound-sums", "#bound-steps"],
    done: ({ weights, trainedSteps }) => weights === "fresh" && trainedSteps >= DENOISED,
  },
  {
    id: "chain",
    minutes: { short: 2, long: 3 },
    state: "",
    shows: ({ ran }) => (ran ? ["#measured"] : [".plane", ".pair"]),
    done: ({ weights, ran, holesDiffusion, holesPrior }) =>
      weights === "shipped" && ran && holesDiffusion < holesPrior,
  },
  {
    id: "drag",
    minutes: { long: 1 },
    state: "",
    shows: () => [".plane", ".pair"],
    done: ({ returned }) => returned === true,
  },
];
