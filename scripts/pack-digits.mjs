// Packs one held-out digit of each class, 0 to 9, for the lesson: www/data/digits/ten.images.idx.gz.
//
//   node scripts/pack-digits.mjs

import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { gzip, HELD_OUT_PER_CLASS, idx, readClass, SIDE } from "./pack-mnist.mjs";

/** Which of its class's held-out digits: plainly written ones. */
const CHOSEN = [10, 9, 1, 7, 8, 6, 6, 1, 1, 1];

const digits = await Promise.all(
  CHOSEN.map(async (chosen, label) => (await readClass(label)).slice(-HELD_OUT_PER_CLASS)[chosen].pixels),
);
const folder = fileURLToPath(new URL("../www/data/digits", import.meta.url));
await mkdir(folder, { recursive: true });
await writeFile(`${folder}/ten.images.idx.gz`, gzip(idx([digits.length, SIDE, SIDE], digits)));
