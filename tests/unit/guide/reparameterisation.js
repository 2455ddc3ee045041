// What the guide's pages see of the figure "reparameterisation", by the page's id: the open moments are not enough, the
// done ones are.

/** @type {import("../guide.test.js").Moments} */
export default {
  estimators: {
    open: [{ count: 1999, exactRatio: 9.8 }, { count: 5000, exactRatio: 0.9 }],
    done: [{ count: 2000, exactRatio: 9.8 }],
  },
  step: {
    open: [{ g: "step", count: 1999, exactRatio: 0.86 }, { g: "square", count: 5000, exactRatio: 9.8 }],
    done: [{ g: "step", count: 2000, exactRatio: 0.86 }],
  },
};
