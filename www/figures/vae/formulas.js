// The formulas of the figure "vae".

const x = String.raw`\class{symbol-x}{x}`;
const xhat = String.raw`\class{symbol-xhat}{\hat{x}}`;
const mu = String.raw`\class{symbol-mu}{\mu}`;
const sigma = String.raw`\class{symbol-sigma}{\sigma}`;
const eps = String.raw`\class{symbol-eps}{\varepsilon}`;
const z = String.raw`\class{symbol-z}{z}`;
const bce = String.raw`\class{symbol-reconstruction}{\mathrm{BCE}}`;
const kl = String.raw`\class{symbol-kl}{\mathrm{KL}}`;
const term = (/** @type {string} */ symbol) =>
  String.raw`\class{symbol-${symbol === "\\mu" ? "mu" : "sigma"}}{${symbol}_k^2}`;

export default {
  draw: String.raw`${z} = ${mu} + ${sigma} \odot ${eps}`,
  loss: String.raw`L = ${bce}(${x}, ${xhat}) + \beta\,${kl}(q(${z}|${x}) \,\|\, p(${z}))`,
  kl: String.raw`${kl} = -\tfrac{1}{2} \sum_k ` +
    String.raw`\Bigl(1 + \class{symbol-logvar}{\log \sigma_k^2} - ${term("\\mu")} - ${term("\\sigma")}\Bigr)`,
};
