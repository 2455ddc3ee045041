// The data sets there are, an entry each, by the name that attributes, links and settings have for it. What is said of
// one in words is in the texts: its name, what a dot is, whether it knows digits, what its bytes are (mnistName,
// mnistDot, ...).

import { mnist } from "./mnist.js";
import { own } from "./own.js";
import { shapes } from "./shapes.js";

/**
 * Images that come together from two gzipped IDX files, or that the core makes.
 * @typedef {{ split: "train" | "held-out" } & ({ images: string, labels: string }
 *   | { make: "makeShapes", n: number, seed: number })} Piece
 */

/**
 * Where images come from, as the worker is told: addresses are the page's.
 * @typedef {object} Source
 * @property {number} side  pixels of a side of an image
 * @property {number} images  training images in all
 * @property {Piece[]} pieces  in the order in which they are read
 */

/**
 * How its images are read or made, in PyTorch and in Rust, as the tool Code shows it: lines, each with its part of the
 * page. A row of images has `pixels` values.
 * @typedef {object} DatasetCode
 * @property {{ packages: string, imports: Line[], images: Line[] }} pytorch  images: (n, pixels), float32 in [0, 1]
 * @property {{ std: Line[], crates: Line[], names: string, images: Line[] }} rust  names: of zscape::data; images: n *
 *   pixels bytes a part
 */

/** @typedef {import("../tools/code/pytorch.js").Line} Line */
/** @typedef {import("../texts.js").Texts} Texts */

/**
 * @typedef {object} Dataset
 * @property {number} side  pixels of a side of an image
 * @property {() => Omit<Source, "side">} source
 * @property {() => Promise<{ code: (texts: Texts, pixels: number) => DatasetCode }>} code
 */

export const datasets =
  /** @satisfies {Record<import("../settings.js").Settings["dataset"], Dataset>} */ ({ mnist, shapes, own });

/** @typedef {keyof typeof datasets} Name */

/**
 * Pixels of a side of a data set's images.
 * @param {Name} name
 */
export const sideOf = (name) => datasets[name].side;

/**
 * Where a data set's images come from.
 * @param {Name} name
 * @returns {Source}
 */
export const sourceOf = (name) => ({ side: sideOf(name), ...datasets[name].source() });
