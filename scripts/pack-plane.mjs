// Packs what bin/diffuse wrote for shipping: its numbers keep some of the 23 bits of their mantissas, so that gzip
// makes less of them. Unpacked it is a plain float32 safetensors file still, with the same header.
//
//   node scripts/pack-plane.mjs plane.safetensors www/data/models/plane-0.3.safetensors.gz

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzip } from "./pack-mnist.mjs";
import { rounded } from "./pack-model.mjs";
import { Failure, main } from "./run.mjs";

/**
 * Where an image lies moves by a 2000th of its mu at most; a denoiser's and a decoder's weights bear less
 * (www/data/README.md).
 */
const KEPT = { mu: 10, logvar: 10, held_out_mu: 10, held_out_logvar: 10, denoiser: 7 };
/** Where a decoder is in the file too. */
const DECODER = { "fc4.weight": 4 };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const [from, to] = process.argv.slice(2);
    if (!to) throw new Failure("Usage: node scripts/pack-plane.mjs plane.safetensors packed.safetensors.gz");
    const file = await readFile(from);
    const packed = gzip(rounded(file, file.includes('"fc4.weight"') ? { ...KEPT, ...DECODER } : KEPT));
    await writeFile(to, packed);
    console.log(`${to}: ${packed.length} bytes`);
  });
}
