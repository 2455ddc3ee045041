// The plane of a trained VAE, as the figure "diffusion" needs it: the posteriors of training and of held-out images, a
// trained denoiser, and the decoder.

import { trainedModel } from "../../element/files.js";
import { fetched } from "../../loading/fetched.js";
import { planeFile } from "../files.js";
import { parametersOf } from "../parameters.js";

/**
 * @typedef {object} Model
 * @property {Float32Array} mu  (n, 2), of training images; as logvar
 * @property {Float32Array} logvar
 * @property {Float32Array} heldOutMu
 * @property {Float32Array} heldOutLogvar
 * @property {Float32Array} denoiser  its weights
 * @property {Record<string, Float32Array>} parameters  of the decoder
 * @property {{ x: number, y: number, half: number }} window  the part of the plane that is shown
 * @property {Float32Array} [density]  log q(z) on a grid of the window, once it is computed
 * @property {number} [floor]  where log q(z) is below it, there is a hole; once it is measured
 */

const DECODER = ["fc3.weight", "fc3.bias", "fc4.weight", "fc4.bias"];
/** Of the held-out means within the window, on either axis. */
const SHARE = 0.998;
const MARGIN = 1.12;
/** N(0, I) is to be seen too. */
const LEAST = 3.4;

/** @type {Map<string, Promise<Model>>} */
const models = new Map();

/**
 * Fetched once for each beta.
 * @param {string} beta
 */
export function modelOf(beta) {
  const model = models.get(beta) ?? loadModel(beta);
  models.set(beta, model);
  return model.catch((error) => {
    models.delete(beta);
    throw error;
  });
}

/**
 * The default settings' VAE is a file already: only another one's decoder comes with its plane.
 * @param {string} beta
 */
async function loadModel(beta) {
  const files = [planeFile(beta), ...(beta === "1" ? [trainedModel()] : [])];
  const tensors = Object.assign({}, ...(await Promise.all(files.map(fetched))).map(parametersOf));
  const heldOutMu = tensors.held_out_mu;
  return {
    mu: tensors.mu, logvar: tensors.logvar, heldOutMu, heldOutLogvar: tensors.held_out_logvar,
    denoiser: tensors.denoiser, parameters: Object.fromEntries(DECODER.map((name) => [name, tensors[name]])),
    window: { x: 0, y: 0, half: halfOf(heldOutMu) },
  };
}

/** @param {Float32Array} means */
function halfOf(means) {
  const sorted = means.map(Math.abs).sort();
  return Math.max(LEAST, MARGIN * sorted[Math.floor(SHARE * (sorted.length - 1))]);
}
