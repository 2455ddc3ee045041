// The pages of the guide, in order, each of them also a question that a teacher asks: its figure, the state it opens
// in, the minutes it takes in class, and how one knows from the figure's facts that the reader has done what is asked.
// What they say is in texts.*.js, by the page's id.

/** @typedef {Record<string, any>} Facts  of `<z-scape-figure>`: its options, and numbers of its moment */

/**
 * @typedef {object} Page
 * @property {string} id  stays the same when pages come or go: links hold it
 * @property {string} figure
 * @property {{ long: number, short?: number }} minutes  that it takes in a lesson of 45 and, if it has a place there,
 *   in one of 10
 * @property {string} state  as the figure's attribute holds it; empty: its defaults
 * @property {(facts: Facts) => boolean} done
 */

const ESTIMATES = 2000; // enough to see which histogram is wider
const STEPS = 200; // of training: the losses have bent by then
const DENOISED = 1000; // steps of the denoiser's training: what can fall has fallen

/** @type {readonly Page[]} */
export const pages = [
  {
    id: "slide",
    figure: "functional",
    minutes: { short: 2, long: 3 },
    state: "heights=line",
    done: ({ problem, steps, excess }) => problem === "brachistochrone" && steps === 0 && excess < 0.05,
  },
  {
    id: "descent",
    figure: "functional",
    minutes: { long: 3 },
    state: "",
    done: ({ problem, verdict }) => problem === "brachistochrone" && verdict === "arrived",
  },
  {
    id: "film",
    figure: "functional",
    minutes: { long: 2 },
    state: "problem=surface&heights=outside",
    done: ({ problem, heights, verdict }) => problem === "surface" && heights === "inside" && verdict === "collapsed",
  },
  {
    id: "modes",
    figure: "inference",
    minutes: { short: 2, long: 4 },
    state: "",
    done: ({ target, divergence, fitted }) => target === "pair" && divergence === "both" && fitted,
  },
  {
    id: "family",
    figure: "inference",
    minutes: { long: 3 },
    state: "target=gaussian&family=diagonal",
    done: ({ target, fitted, seekKl, coverKl }) => target === "gaussian" && fitted && Math.max(seekKl, coverKl) < 0.01,
  },
  {
    id: "gap",
    figure: "elbo",
    minutes: { short: 2, long: 4 },
    state: "",
    done: ({ model, gap }) => model === "conjugate" && gap < 0.05,
  },
  {
    id: "slip",
    figure: "elbo",
    minutes: { long: 2 },
    state: "",
    done: ({ model, slip, onTop }) => model === "conjugate" && slip && onTop === true,
  },
  {
    id: "digit",
    figure: "elbo",
    minutes: { long: 2 },
    state: "model=digit",
    done: ({ model, slip, gap, firstGap }) => model === "digit" && !slip && gap < firstGap / 2,
  },
  {
    id: "estimators",
    figure: "reparameterisation",
    minutes: { short: 1, long: 3 },
    state: "",
    done: ({ count, exactRatio }) => count >= ESTIMATES && exactRatio > 2,
  },
  {
    id: "step",
    figure: "reparameterisation",
    minutes: { long: 2 },
    state: "",
    done: ({ count, exactRatio }) => count >= ESTIMATES && exactRatio < 1,
  },
  {
    id: "train",
    figure: "vae",
    minutes: { short: 1, long: 3 },
    state: "",
    done: ({ latent, steps }) => latent === 20 && steps >= STEPS,
  },
  {
    id: "plane",
    figure: "vae",
    minutes: { long: 2 },
    state: "",
    done: ({ latent, steps }) => latent === 2 && steps >= STEPS,
  },
  {
    id: "autoencoder",
    figure: "beta",
    minutes: { long: 2 },
    state: "",
    done: ({ question, ran }) => question === "autoencoder" && ran === true,
  },
  {
    id: "larger",
    figure: "beta",
    minutes: { long: 2 },
    state: "question=larger",
    done: ({ question, ran }) => question === "larger" && ran === true,
  },
  {
    id: "collapse",
    figure: "beta",
    minutes: { long: 2 },
    state: "question=collapse",
    done: ({ question, ran }) => question === "collapse" && ran === true,
  },
  {
    id: "bound",
    figure: "diffusion",
    minutes: { long: 2 },
    state: "",
    done: ({ weights, trainedSteps }) => weights === "fresh" && trainedSteps >= DENOISED,
  },
  {
    id: "chain",
    figure: "diffusion",
    minutes: { short: 2, long: 3 },
    state: "",
    done: ({ weights, ran, holesDiffusion, holesPrior }) => weights === "shipped" && ran && holesDiffusion < holesPrior,
  },
  {
    id: "drag",
    figure: "diffusion",
    minutes: { long: 1 },
    state: "",
    done: ({ returned }) => returned === true,
  },
];
