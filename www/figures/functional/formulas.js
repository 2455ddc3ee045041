// What the figure "functional" computes, in TeX: the functional, the equation of Euler and Lagrange, and F of each
// problem.

const f = String.raw`\class{symbol-f}{f}`;
const slope = String.raw`\class{symbol-f}{f'}`;
const J = String.raw`\class{symbol-functional}{J}`;
const lambda = String.raw`\class{symbol-lambda}{\lambda}`;
const derivative = String.raw`\class{symbol-gradient}{\frac{\delta J}{\delta f}}`;
const root = String.raw`\sqrt{1+${slope}^{2}}`;

export default {
  functional: String.raw`${J}[${f}]=\int_{a}^{b}F\bigl(x,${f}(x),${slope}(x)\bigr)\,dx`,
  euler: String.raw`${derivative}=\frac{\partial F}{\partial f}-\frac{d}{dx}\frac{\partial F}{\partial f'}=0`,
  length: String.raw`F=${root}`,
  brachistochrone: String.raw`F=\frac{${root}}{\sqrt{2\,g\,${f}}}`,
  chain: String.raw`F=(${f}-${lambda})\,${root},\quad \int_{a}^{b}${root}\,dx=L`,
  surface: String.raw`F=2\pi\,${f}\,${root}`,
};
