// The formulas of the figure "elbo".

const x = String.raw`\class{symbol-x}{x}`;
const z = String.raw`\class{symbol-z}{z}`;
const q = String.raw`\class{symbol-q}{q}`;
const p = String.raw`\class{symbol-p}{p}`;
const kl = String.raw`\class{symbol-kl}{\mathrm{KL}}`;
const elbo = String.raw`\class{symbol-elbo}{\mathrm{ELBO}}`;
const expected = (/** @type {string} */ of) => String.raw`\mathbb{E}_{${q}}\!\left[\log ${of}\right]`;
const fromPrior = String.raw`${kl}(${q} \,\|\, ${p}(${z}))`;

export default {
  identity: String.raw`\log ${p}(${x}) = ${elbo} + ${kl}(${q} \,\|\, ${p}(${z}|${x}))`,
  likelihood: String.raw`${elbo} = ${expected(`${p}(${x}|${z})`)} - ${fromPrior}`,
  entropy: String.raw`${elbo} = ${expected(`${p}(${x},${z})`)} - ${expected(`${q}(${z})`)}`,
  slip: String.raw`${expected(`${p}(${x},${z})`)} - ${fromPrior}`,
};
