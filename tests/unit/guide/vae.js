// What the guide's pages see of the figure "vae", by the page's id: the open moments are not enough, the done ones are.

/** @type {import("../guide.test.js").Moments} */
export default {
  train: {
    open: [{ latent: 20, steps: 0 }, { latent: 20, steps: 199 }, { latent: 2, steps: 900 }],
    done: [{ latent: 20, steps: 200, epoch: 1, loss: 180, reconstruction: 170, kl: 10, training: true }],
  },
  plane: {
    open: [{ latent: 20, steps: 900 }, { latent: 2, steps: 199 }, { latent: "2" }],
    done: [{ latent: 2, steps: 200, training: false }],
  },
};
