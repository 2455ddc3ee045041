// The guide's pages about this figure. What they say is in texts.*.js.

const STEPS = 200; // of training: the losses have bent by then

/** @type {readonly import("../pages.js").FigurePage[]} */
export default [
  {
    id: "train",
    minutes: { short: 1, long: 3 },
    state: "",
    shows: () => ["#vae-model", "#vae-kl"],
    done: ({ latent, steps }) => latent === 20 && steps >= STEPS,
  },
  {
    id: "plane",
    minutes: { long: 2 },
    state: "",
    shows: ({ latent }) => (Number(latent) === 2 ? ["#vae-model", "#vae-kl"] : ["#latent"]),
    done: ({ latent, steps }) => latent === 2 && steps >= STEPS,
  },
];
