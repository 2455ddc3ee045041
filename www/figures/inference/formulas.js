// The formulas of the figure "inference", in TeX.

const KL = String.raw`\class{symbol-kl}{\mathrm{KL}}`;
const q = String.raw`\class{symbol-q}{q}`;
const p = String.raw`\class{symbol-p}{p}`;
const z = String.raw`\class{symbol-z}{z}`;

export default {
  qp: String.raw`${KL}(${q}\,\|\,${p}) = \mathbb{E}_{${q}}[\log ${q}(${z}) - \log ${p}(${z})]`,
  pq: String.raw`${KL}(${p}\,\|\,${q}) = \mathbb{E}_{${p}}[\log ${p}(${z}) - \log ${q}(${z})]`,
  elbo: String.raw`\class{symbol-elbo}{\mathrm{ELBO}} = \mathbb{E}_{${q}}[\log \tilde{${p}}(${z}) - \log ${q}(${z})]`,
  constant: String.raw`${p}(${z}) = \tilde{${p}}(${z}) / Z`,
};
