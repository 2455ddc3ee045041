// The guide's pages about this figure. What they say is in texts.*.js.

/** The question, the runs, and what they came to. */
const shows = (/** @type {import("../pages.js").Facts} */ { ran, playing }) =>
  ran ? ["#verdict", "#because"] : playing ? [".runs"] : ["fieldset"];

/** @type {readonly import("../pages.js").FigurePage[]} */
export default [
  {
    id: "autoencoder",
    minutes: { long: 3 },
    state: "",
    shows,
    done: ({ question, ran }) => question === "autoencoder" && ran === true,
  },
  {
    id: "larger",
    minutes: { long: 3 },
    state: "question=larger",
    shows,
    done: ({ question, ran }) => question === "larger" && ran === true,
  },
  {
    id: "collapse",
    minutes: { long: 2 },
    state: "question=collapse",
    shows,
    done: ({ question, ran }) => question === "collapse" && ran === true,
  },
];
