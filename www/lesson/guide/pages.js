// The pages of the guide, in order: the figure of each, the state it opens in, and how one knows from the figure's facts that
// the reader has done what is asked. What they say is in texts.*.js, by the page's id.

/** @typedef {Record<string, any>} Facts  of `<z-scape-figure>`: its options, and numbers of its moment */

/**
 * @typedef {object} Page
 * @property {string} id  stays the same when pages come or go: links hold it
 * @property {string} figure
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
    state: "heights=line",
    done: ({ problem, steps, excess }) => problem === "brachistochrone" && steps === 0 && excess < 0.05,
  },
  {
    id: "descent",
    figure: "functional",
    state: "",
    done: ({ problem, verdict }) => problem === "brachistochrone" && verdict === "arrived",
  },
  {
    id: "film",
    figure: "functional",
    state: "problem=surface&heights=outside",
    done: ({ problem, heights, verdict }) => problem === "surface" && heights === "inside" && verdict === "collapsed",
  },
  {
    id: "modes",
    figure: "inference",
    state: "",
    done: ({ target, divergence, fitted }) => target === "pair" && divergence === "both" && fitted,
  },
  {
    id: "family",
    figure: "inference",
    state: "target=gaussian&family=diagonal",
    done: ({ target, fitted, seekKl, coverKl }) => target === "gaussian" && fitted && Math.max(seekKl, coverKl) < 0.01,
  },
  {
    id: "gap",
    figure: "elbo",
    state: "",
    done: ({ model, gap }) => model === "conjugate" && gap < 0.05,
  },
  {
    id: "slip",
    figure: "elbo",
    state: "",
    done: ({ model, slip, onTop }) => model === "conjugate" && slip && onTop === true,
  },
  {
    id: "digit",
    figure: "elbo",
    state: "model=digit",
    done: ({ model, slip, gap, firstGap }) => model === "digit" && !slip && gap < firstGap / 2,
  },
  {
    id: "estimators",
    figure: "reparameterisation",
    state: "",
    done: ({ count, exactRatio }) => count >= ESTIMATES && exactRatio > 2,
  },
  {
    id: "step",
    figure: "reparameterisation",
    state: "",
    done: ({ count, exactRatio }) => count >= ESTIMATES && exactRatio < 1,
  },
  {
    id: "train",
    figure: "vae",
    state: "",
    done: ({ latent, steps }) => latent === 20 && steps >= STEPS,
  },
  {
    id: "plane",
    figure: "vae",
    state: "",
    done: ({ latent, steps }) => latent === 2 && steps >= STEPS,
  },
  {
    id: "autoencoder",
    figure: "beta",
    state: "",
    done: ({ question, ran }) => question === "autoencoder" && ran === true,
  },
  {
    id: "larger",
    figure: "beta",
    state: "question=larger",
    done: ({ question, ran }) => question === "larger" && ran === true,
  },
  {
    id: "collapse",
    figure: "beta",
    state: "question=collapse",
    done: ({ question, ran }) => question === "collapse" && ran === true,
  },
  {
    id: "bound",
    figure: "diffusion",
    state: "",
    done: ({ weights, trainedSteps }) => weights === "fresh" && trainedSteps >= DENOISED,
  },
  {
    id: "chain",
    figure: "diffusion",
    state: "",
    done: ({ weights, ran, holesDiffusion, holesPrior }) => weights === "shipped" && ran && holesDiffusion < holesPrior,
  },
  {
    id: "drag",
    figure: "diffusion",
    state: "",
    done: ({ returned }) => returned === true,
  },
];
