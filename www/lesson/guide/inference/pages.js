// The guide's pages about this figure. What they say is in texts.*.js.

/** Each panel from its title to its numbers. */
const SEEK = ["#panel-qp h3", "#steps-qp"];
const COVER = ["#panel-pq h3", "#steps-pq"];

/** @type {readonly import("../pages.js").FigurePage[]} */
export default [
  {
    id: "modes",
    minutes: { short: 2, long: 3 },
    state: "",
    shows: ({ fitted, seekSettled }) => (seekSettled && !fitted ? COVER : [...SEEK, ...COVER]),
    done: ({ target, divergence, fitted }) => target === "pair" && divergence === "both" && fitted,
  },
  {
    id: "family",
    minutes: { long: 3 },
    state: "target=gaussian&family=diagonal",
    shows: ({ family, fitted }) => [...(family === "diagonal" && fitted ? ["#family"] : []), ...SEEK, ...COVER],
    done: ({ target, fitted, seekKl, coverKl }) =>
      target === "gaussian" && fitted && Math.max(seekKl, coverKl) < 0.01,
  },
];
