// The guide's pages about this figure. What they say is in texts.*.js.

/** @type {readonly import("../pages.js").FigurePage[]} */
export default [
  {
    id: "modes",
    minutes: { short: 2, long: 4 },
    state: "",
    done: ({ target, divergence, fitted }) => target === "pair" && divergence === "both" && fitted,
  },
  {
    id: "family",
    minutes: { long: 3 },
    state: "target=gaussian&family=diagonal",
    done: ({ target, fitted, seekKl, coverKl }) =>
      target === "gaussian" && fitted && Math.max(seekKl, coverKl) < 0.01,
  },
];
