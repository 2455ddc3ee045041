// Packs a model file for shipping: the weights of the two large layers keep 4 of the 23 bits of their mantissas, so
// that gzip makes a third of the file. Unpacked it is a plain float32 safetensors file still, with the same header.
//
//   node scripts/pack-model.mjs model.safetensors www/data/models/mnist.safetensors.gz

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzip } from "./pack-mnist.mjs";
import { Failure, main } from "./run.mjs";

/**
 * 99 % of the values; the others stay whole. With 4 bits no held-out digit's posterior mean moves by a pixel of the
 * plane (www/data/README.md has the numbers).
 */
const KEPT = { "fc1.weight": 4, "fc4.weight": 4 };

/**
 * A float32, given by its bits, with only so many bits of its mantissa: to the nearest, ties to even.
 * @param {number} word
 * @param {number} kept
 */
export function round(word, kept) {
  const dropped = 2 ** (23 - kept);
  const even = Math.floor(word / dropped) % 2;
  return Math.floor((word + dropped / 2 - 1 + even) / dropped) * dropped;
}

/**
 * A safetensors file (8 bytes with the length of the header, the header as JSON, the values; all little-endian) with so
 * many bits of the mantissas of some tensors, by their names.
 * @param {Buffer} file
 * @param {Record<string, number>} bits
 */
export function rounded(file, bits) {
  const values = 8 + Number(file.readBigUInt64LE(0));
  /** @type {Record<string, { dtype: string, data_offsets: [number, number] } | undefined>} */
  const header = JSON.parse(file.toString("utf8", 8, values));
  const result = Buffer.from(file);
  for (const [name, kept] of Object.entries(bits)) {
    const tensor = header[name];
    if (tensor?.dtype !== "F32") throw new Failure(`The file holds no float32 tensor ${name}.`);
    const [from, to] = tensor.data_offsets;
    for (let at = values + from; at < values + to; at += 4) {
      result.writeUInt32LE(round(file.readUInt32LE(at), kept), at);
    }
  }
  return result;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const [from, to] = process.argv.slice(2);
    if (!to) throw new Failure("Usage: node scripts/pack-model.mjs model.safetensors packed.safetensors.gz");
    const packed = gzip(rounded(await readFile(from), KEPT));
    await writeFile(to, packed);
    console.log(`${to}: ${packed.length} bytes`);
  });
}
