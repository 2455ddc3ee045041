// The guide's pages about this figure. What they say is in texts.*.js.

/** @type {readonly import("../pages.js").FigurePage[]} */
export default [
  {
    id: "autoencoder",
    minutes: { long: 2 },
    state: "",
    done: ({ question, ran }) => question === "autoencoder" && ran === true,
  },
  {
    id: "larger",
    minutes: { long: 2 },
    state: "question=larger",
    done: ({ question, ran }) => question === "larger" && ran === true,
  },
  {
    id: "collapse",
    minutes: { long: 2 },
    state: "question=collapse",
    done: ({ question, ran }) => question === "collapse" && ran === true,
  },
];
