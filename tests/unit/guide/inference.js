// What the guide's pages see of the figure "inference", by the page's id: the open moments are not enough, the done
// ones are.

/** @type {import("../guide.test.js").Moments} */
export default {
  modes: {
    open: [
      { target: "pair", divergence: "both", fitted: false },
      { target: "pair", divergence: "qp", fitted: true },
      { target: "banana", divergence: "both", fitted: true },
      { target: "pair", divergence: "both" }, // the figure is made anew
    ],
    done: [{ target: "pair", divergence: "both", fitted: true }],
  },
  family: {
    open: [
      { target: "gaussian", family: "diagonal", fitted: true, seekKl: 0.46, coverKl: 0.46 },
      { target: "gaussian", family: "full", fitted: false, seekKl: 0.001, coverKl: 0.001 },
      { target: "gaussian", family: "full" },
    ],
    done: [{ target: "gaussian", family: "full", fitted: true, seekKl: 1e-5, coverKl: 1e-5 }],
  },
};
