// The guide's pages about this figure. What they say is in texts.*.js.

/** @type {readonly import("../pages.js").FigurePage[]} */
export default [
  {
    id: "gap",
    minutes: { short: 2, long: 3 },
    state: "",
    shows: () => ["#picture svg", "#grip-m", "#grip-v"],
    done: ({ model, gap }) => model === "conjugate" && gap < 0.05,
  },
  {
    id: "slip",
    minutes: { long: 2 },
    state: "",
    shows: () => ["#slip", "#picture svg"],
    done: ({ model, slip, onTop }) => model === "conjugate" && slip && onTop === true,
  },
  {
    id: "digit",
    minutes: { long: 2 },
    state: "model=digit",
    shows: () => ["#picture svg"],
    done: ({ model, slip, gap, firstGap }) => model === "digit" && !slip && gap < firstGap / 2,
  },
];
