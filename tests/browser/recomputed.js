// One step, computed from saved sessions by the formulas of the model alone, in float64: what the tool "step" shows is
// held against it.

/** @typedef {{ shape: number[], values: Float32Array | Uint32Array }} Tensor */
/** @typedef {{ tensors: Record<string, Tensor>, progress: { step: number, position: number } }} Session */

/**
 * A session file: the length of its header, the header, the values.
 * @param {Uint8Array} bytes
 * @returns {Session}
 */
export function readSession(bytes) {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const { __metadata__: about, ...header } = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  const tensors = Object.fromEntries(Object.entries(header).map(([
    name, { dtype, shape, data_offsets: [from, to] },
  ]) => {
    const data = bytes.slice(8 + length + from, 8 + length + to).buffer;
    return [name, { shape, values: dtype === "F32" ? new Float32Array(data) : new Uint32Array(data) }];
  }));
  return { tensors, progress: JSON.parse(about.zscape).progress };
}

/**
 * One image on its way through the model, and the gradients of its loss.
 * @param {Session} session
 * @param {ArrayLike<number>} x
 * @param {readonly number[]} eps
 * @param {number} beta
 */
export function recompute({ tensors }, x, eps, beta) {
  const layer = (/** @type {string} */ name, /** @type {ArrayLike<number>} */ input) => {
    const { shape: [outputs, inputs], values } = tensors[`${name}.weight`];
    return Array.from({ length: outputs }, (_, i) => {
      let sum = tensors[`${name}.bias`].values[i];
      for (let j = 0; j < inputs; j++) sum += values[i * inputs + j] * input[j];
      return sum;
    });
  };
  /** Gradients by a layer's inputs, of those by its outputs. */
  const back = (/** @type {string} */ name, /** @type {number[]} */ gradient) => {
    const { shape: [, inputs], values } = tensors[`${name}.weight`];
    return Array.from({ length: inputs }, (_, j) =>
      gradient.reduce((sum, g, i) => sum + g * values[i * inputs + j], 0));
  };
  const relu = (/** @type {number[]} */ values) => values.map((value) => Math.max(0, value));

  const h = relu(layer("fc1", x));
  const mu = layer("fc21", h);
  const logvar = layer("fc22", h);
  const sigma = logvar.map((value) => Math.exp(value / 2));
  const z = mu.map((mean, k) => mean + sigma[k] * eps[k]);
  const decoderH = relu(layer("fc3", z));
  const logits = layer("fc4", decoderH);
  const decoded = logits.map((logit) => 1 / (1 + Math.exp(-logit)));

  // -x log(s) - (1 - x) log(1 - s) of s = sigmoid(l) is log(1 + exp(l)) - x l.
  const reconstruction = logits.reduce(
    (sum, l, i) => sum + Math.max(l, 0) + Math.log1p(Math.exp(-Math.abs(l))) - x[i] * l, 0,
  );
  const kl = mu.reduce((sum, mean, k) => sum - 0.5 * (1 + logvar[k] - mean ** 2 - sigma[k] ** 2), 0);

  const byLogits = decoded.map((pixel, i) => pixel - x[i]);
  const byHidden = back("fc4", byLogits).map((g, j) => (decoderH[j] > 0 ? g : 0));
  const byZ = back("fc3", byHidden);
  const byMu = byZ.map((g, k) => g + beta * mu[k]);
  const byLogvar = byZ.map((g, k) => (g * sigma[k] * eps[k]) / 2 + (beta * (sigma[k] ** 2 - 1)) / 2);
  return { h, mu, logvar, sigma, z, decoderH, decoded, reconstruction, kl, byZ, byMu, byLogvar };
}

/** @param {ArrayLike<number>} values */
export const norm = (values) => Math.sqrt(Array.from(values).reduce((sum, value) => sum + value ** 2, 0));
