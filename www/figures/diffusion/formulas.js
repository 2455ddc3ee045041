// The formulas of the figure "diffusion".

const z = (/** @type {string} */ t) => String.raw`\class{symbol-z}{z_{${t}}}`;
const q = String.raw`\class{symbol-q}{q}`;
const p = String.raw`\class{symbol-p}{p}`;
const learned = String.raw`\class{symbol-p}{p_\theta}`;
const kl = String.raw`\class{symbol-kl}{\mathrm{KL}}`;
const eps = String.raw`\class{symbol-eps}{\varepsilon}`;
const expected = String.raw`\mathbb{E}_{${q}}`;
const posterior = `${q}(${z("t-1")}|${z("t")},${z("0")})`;

export default {
  bound: String.raw`-\log ${learned}(${z("0")}) \,\le\, L_T + L_{T-1} + \dots + L_1 + L_0`,
  terms: String.raw`\begin{aligned} L_T &= ${kl}\bigl(${q}(${z("T")}|${z("0")}) \,\|\, ${p}(${z("T")})\bigr) \\
    L_{t-1} &= ${expected}\,${kl}\bigl(${posterior} \,\|\, ${learned}(${z("t-1")}|${z("t")})\bigr) \\
    L_0 &= ${expected}\bigl[-\log ${learned}(${z("0")}|${z("1")})\bigr] \end{aligned}`,
  noising: String.raw`${z("t")} = \sqrt{\bar\alpha_t}\,${z("0")} + \sqrt{1-\bar\alpha_t}\,${eps},\quad ` +
    String.raw`${eps} \sim \mathcal{N}(0, I)`,
  simple: String.raw`L_{\mathrm{simple}} = ` +
    String.raw`\tfrac{1}{2}\,\mathbb{E}\,\bigl\|\,${eps} - ${eps}_\theta(${z("t")}, t)\bigr\|^{2}`,
};
