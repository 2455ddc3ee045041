// Where the files lie that the figures fetch, apart from their own scripts; see www/element/files.js.

import { absolute } from "../loading/address.js";

/** What the figures' worker runs. */
export const enginesScript = () => absolute(new URL("./engines.js", import.meta.url));

/**
 * The mathematics of the figures, compiled. Its worker is a file that bundlers copy unread: the page names this one for
 * it.
 */
export const lessonFile = () => absolute(new URL("./lesson_bg.wasm", import.meta.url));

/** Ten held-out digits of MNIST, 0 to 9; see www/data/README.md. */
export const tenDigits = () => absolute(new URL("../data/digits/ten.images.idx.gz", import.meta.url));

/**
 * The plane of a VAE of some beta: posteriors, a trained denoiser and, where no other file has it, the decoder; see
 * www/data/README.md.
 * @param {string} beta
 */
export const planeFile = (beta) =>
  beta === "1"
    ? absolute(new URL("../data/models/plane-1.safetensors.gz", import.meta.url))
    : absolute(new URL("../data/models/plane-0.3.safetensors.gz", import.meta.url));
