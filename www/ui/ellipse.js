// A posterior N(mu, diag(exp(logvar))) on the plane, as the ellipses of mu +- 1 and 2 sigma, in units of z.
// SVG's y is down: the middle (x, y) is given as x, -y.

/**
 * Of more than two latent dimensions the first two are drawn; of one the line y = 0, on which an ellipse has
 * no height.
 * @param {ArrayLike<number>} mu  (latent)
 * @param {ArrayLike<number>} logvar  (latent)
 * @param {number} k  how many sigma
 */
export function ringOf(mu, logvar, k) {
  const flat = mu.length === 1;
  return {
    cx: mu[0],
    cy: flat ? 0 : -mu[1],
    rx: k * Math.exp(logvar[0] / 2),
    ry: flat ? 0 : k * Math.exp(logvar[1] / 2),
  };
}
