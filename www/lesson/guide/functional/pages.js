// The guide's pages about this figure. What they say is in texts.*.js.

/** @type {readonly import("../pages.js").FigurePage[]} */
export default [
  {
    id: "slide",
    minutes: { short: 2, long: 3 },
    // Steep at first, and then flat: faster than the line, and 6.7 % slower than the cycloid.
    state: String(new URLSearchParams({ heights: Array(7).fill(0.4).join() })),
    shows: ({ raced }) => (raced ? [".facts", "#plot"] : [".beads", ".facts"]), // first the vote
    done: ({ problem, steps, raced, excess }) =>
      problem === "brachistochrone" && steps === 0 && raced && excess < 0.05,
  },
  {
    id: "descent",
    minutes: { long: 3 },
    state: "",
    shows: () => ["#plot", "#verdict"],
    done: ({ problem, verdict }) => problem === "brachistochrone" && verdict === "arrived",
  },
  {
    id: "film",
    minutes: { long: 2 },
    state: "problem=surface&heights=outside",
    shows: ({ heights }) => (heights === "inside" ? ["#plot", "#verdict"] : ["#start-inside", "#plot"]),
    done: ({ problem, heights, verdict }) => problem === "surface" && heights === "inside" && verdict === "collapsed",
  },
];
