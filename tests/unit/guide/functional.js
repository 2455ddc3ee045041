// What the guide's pages see of the figure "functional", by the page's id: the open moments are not enough, the done
// ones are.

/** @type {import("../guide.test.js").Moments} */
export default {
  slide: {
    open: [
      { problem: "brachistochrone", steps: 0, raced: false }, // f* is hidden
      { problem: "brachistochrone", steps: 0, raced: true, excess: 0.067 },
      { problem: "brachistochrone", steps: 0, raced: false, excess: 0.04 }, // without a vote
      { problem: "brachistochrone", steps: 140, raced: true, excess: 1e-9, verdict: "arrived" }, // by Play, not by hand
      { problem: "length", heights: "line", steps: 0, excess: 0 },
      { problem: "own", steps: 0, J: 1 }, // no extremal is known
    ],
    done: [{ problem: "brachistochrone", heights: "0.2,0.3", steps: 0, raced: true, excess: 0.049 }],
  },
  descent: {
    open: [
      { problem: "brachistochrone", steps: 0, verdict: "moving" },
      { problem: "brachistochrone", steps: 80, verdict: "moving" },
      { problem: "length", steps: 100, verdict: "arrived" },
    ],
    done: [{ problem: "brachistochrone", steps: 140, verdict: "arrived" }],
  },
  film: {
    open: [
      { problem: "surface", heights: "outside", verdict: "arrived" },
      { problem: "surface", heights: "inside", verdict: "moving" },
      { problem: "surface", heights: "", distance: 1.5, verdict: "collapsed" },
    ],
    done: [{ problem: "surface", heights: "inside", verdict: "collapsed" }],
  },
};
