// What the guide's pages see of the figure "beta", by the page's id: the open moments are not enough, the done ones
// are.

/** @type {import("../guide.test.js").Moments} */
export default {
  autoencoder: {
    open: [
      { question: "autoencoder", predicted: "", ran: false, right: false, answered: 0 },
      { question: "autoencoder", predicted: "spread", ran: false, right: false, answered: 0 },
      { question: "larger", predicted: "trade", ran: true, right: true, answered: 1 },
      { question: "autoencoder" }, // the figure is made anew
    ],
    done: [{ question: "autoencoder", predicted: "worse", ran: true, right: false, answered: 1 }],
  },
  larger: {
    open: [
      { question: "larger", predicted: "same", ran: false, answered: 2 },
      { question: "collapse", predicted: "none", ran: true, right: true, answered: 1 },
    ],
    done: [{ question: "larger", predicted: "trade", ran: true, right: true, answered: 1 }],
  },
  collapse: {
    open: [
      { question: "collapse", predicted: "", ran: false, answered: 0 },
      { question: "autoencoder", predicted: "spread", ran: true, answered: 3 },
    ],
    done: [{ question: "collapse", predicted: "one", ran: true, right: false, answered: 1 }],
  },
};
