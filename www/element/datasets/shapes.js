// Pictures of a disc, drawn on the spot (src/data/shapes.rs). Their seeds are not the run's: another seed trains on the
// same images.

/** @type {import("./datasets.js").Dataset} */
export const shapes = {
  side: 28,
  source: () => ({
    images: 9000,
    pieces: [
      { split: "train", make: "makeShapes", n: 9000, seed: 1 },
      { split: "held-out", make: "makeShapes", n: 1000, seed: 2 },
    ],
  }),
  code: () => import("./shapes.code.js"),
};
