// What the guide's pages see of the figure "elbo", by the page's id: the open moments are not enough, the done ones
// are.

/** @type {import("../guide.test.js").Moments} */
export default {
  gap: {
    open: [{ model: "conjugate", gap: 2.38 }, { model: "conjugate", gap: 0.05 }, { model: "digit", gap: 0.01 }],
    done: [{ model: "conjugate", gap: 0.049 }],
  },
  slip: {
    open: [
      { model: "conjugate", slip: true, onTop: false },
      { model: "conjugate", slip: false, onTop: true },
      { model: "digit", slip: true, onTop: true },
    ],
    done: [{ model: "conjugate", slip: true, onTop: true }],
  },
  digit: {
    open: [
      { model: "digit", slip: false, gap: 1.66, firstGap: 1.66 },
      { model: "digit", slip: false, gap: 0.9, firstGap: 1.66 },
      { model: "conjugate", slip: false, gap: 0.1, firstGap: 2.4 },
      { model: "digit", slip: false },
    ],
    done: [{ model: "digit", slip: false, gap: 0.8, firstGap: 1.66 }],
  },
};
