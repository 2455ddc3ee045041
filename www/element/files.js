// Where the files lie that the element fetches, apart from its own scripts. Each is written out as
// `new URL("...", import.meta.url)`: the build puts the files beside the scripts, with content hashes in their
// names, and bundlers find them there. They are functions, since a server may import this without an address.

import { absolute } from "../loading/address.js";

/** What the worker runs. */
export const workerScript = () => absolute(new URL("./worker/worker.js", import.meta.url));

/** A model for L = 2, trained on MNIST; see www/data/README.md. */
export const trainedModel = () => absolute(new URL("../data/models/mnist.safetensors.gz", import.meta.url));

/** How that was trained. */
export const TRAINED = Object.freeze({ epochs: 30, seed: 4 });

/**
 * A picture of that model's plane.
 * @param {import("./plane/palette.js").Scheme} scheme
 */
export const posterPicture = (scheme) =>
  scheme === "dark"
    ? absolute(new URL("../data/models/poster-dark.webp", import.meta.url))
    : absolute(new URL("../data/models/poster-light.webp", import.meta.url));
