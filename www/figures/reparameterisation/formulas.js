// The formulas of the figure "reparameterisation".

const mu = String.raw`\class{symbol-mu}{\mu}`;
const sigma = String.raw`\class{symbol-sigma}{\sigma}`;
const eps = String.raw`\class{symbol-eps}{\varepsilon}`;
const z = String.raw`\class{symbol-z}{z}`;
const q = String.raw`\class{symbol-q}{q}(${z})`;
const g = String.raw`\class{symbol-f}{g}`;
const expected = String.raw`\nabla\,\mathbb{E}_{${q}}\!\left[${g}(${z})\right]`;

export default {
  reparameterised: String.raw`${expected} = \mathbb{E}_{${eps}}\!\left[\nabla\,${g}(${mu} + ${sigma}${eps})\right]`,
  // In two lines: there is no room for more beside the picture, where letters are wide.
  score: String.raw`\begin{aligned}&${expected}\\` +
    String.raw`&\quad = \mathbb{E}_{${q}}\!\left[\bigl(${g}(${z}) - b\bigr)\,\nabla \log ${q}\right]\end{aligned}`,
};
