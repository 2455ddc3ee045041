// The two losses of one image, in nats, from what is on the page: as the core has them, at z = mu.

const LEAST = -100; // of a log, as in PyTorch's binary cross entropy: a decoded value may round to 0 or 1

/**
 * -sum(x log d + (1 - x) log(1 - d))
 *
 * @param {Float32Array} x  (784)
 * @param {Float32Array} decoded  (784)
 */
export function reconstructionOf(x, decoded) {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    sum -= x[i] * Math.max(LEAST, Math.log(decoded[i])) + (1 - x[i]) * Math.max(LEAST, Math.log1p(-decoded[i]));
  }
  return sum;
}

/**
 * -1/2 sum(1 + logvar - mu^2 - exp(logvar))
 *
 * @param {Float32Array} mu  (latent)
 * @param {Float32Array} logvar  (latent)
 */
export function klOf(mu, logvar) {
  return mu.reduce((sum, mean, k) => sum - (1 + logvar[k] - mean ** 2 - Math.exp(logvar[k])) / 2, 0);
}
