// Where the files lie that the figures fetch, apart from their own scripts; see www/element/files.js.

/** What the figures' worker runs. */
export const enginesScript = () => new URL("./engines.js", import.meta.url).href;

/** Ten held-out digits of MNIST, 0 to 9; see www/data/README.md. */
export const tenDigits = () => new URL("../data/digits/ten.images.idx.gz", import.meta.url).href;

/**
 * The plane of a VAE of some beta: posteriors, a trained denoiser and, where no other file has it, the decoder; see www/data/README.md.
 *
 * @param {string} beta
 */
export const planeFile = (beta) =>
  beta === "1"
    ? new URL("../data/models/plane-1.safetensors.gz", import.meta.url).href
    : new URL("../data/models/plane-0.3.safetensors.gz", import.meta.url).href;
