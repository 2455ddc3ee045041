// What the guide's pages see of the figure "diffusion", by the page's id: the open moments are not enough, the done
// ones are.

/** @type {import("../guide.test.js").Moments} */
export default {
  bound: {
    open: [{ weights: "shipped", trainedSteps: 0 }, { weights: "fresh", trainedSteps: 999 }, { weights: "fresh" }],
    done: [{ weights: "fresh", trainedSteps: 1000 }],
  },
  chain: {
    open: [
      { weights: "shipped", ran: true, t: 0 }, // not measured yet
      { weights: "shipped", ran: false, holesPrior: 0.5, holesDiffusion: 0.02 },
      { weights: "fresh", ran: true, holesPrior: 0.5, holesDiffusion: 0.02 },
    ],
    done: [{ weights: "shipped", ran: true, t: 0, holesPrior: 0.5, holesDiffusion: 0.02 }],
  },
  drag: {
    open: [{ dragged: false, returned: false, ran: true }, { dragged: true, returned: false, ran: true }],
    done: [{ dragged: true, returned: true, ran: false }],
  },
};
