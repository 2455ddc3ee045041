// The guide's pages about this figure. What they say is in texts.*.js.

const ESTIMATES = 2000; // enough to see which histogram is wider

/** @type {readonly import("../pages.js").FigurePage[]} */
export default [
  {
    id: "estimators",
    minutes: { short: 1, long: 3 },
    state: "",
    shows: () => ["#count", "#histograms svg"],
    done: ({ count, exactRatio }) => count >= ESTIMATES && exactRatio > 2,
  },
  {
    id: "step",
    minutes: { long: 2 },
    state: "",
    shows: ({ g }) => (g === "square" ? ["#g"] : ["#count", "#histograms svg"]),
    done: ({ count, exactRatio }) => count >= ESTIMATES && exactRatio < 1,
  },
];
