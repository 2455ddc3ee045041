// A script of a user's: trains 100 steps on the package's first 2,000 digits, decodes a point, and prints what came.

import { readdir, readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import init, { Session, readIdx } from "zscape/session";

const folder = new URL("dist/data/mnist/", import.meta.resolve("zscape/package.json"));
const names = await readdir(folder);

/**
 * The first shard's file of a kind; between the two parts of its name there is a hash.
 * @param {string} kind
 */
async function firstShard(kind) {
  const name = names.find((candidate) => candidate.startsWith("train-0-") && candidate.includes(`.${kind}.`));
  return readIdx(gunzipSync(await readFile(new URL(`${name}`, folder)))).values;
}

await init();
const session = new Session({ seed: 1 });
session.addImages(await firstShard("images"), await firstShard("labels"), "train");
const losses = Array.from({ length: 100 }, () => session.trainStep().loss);
const pixels = [...session.decode(Float32Array.of(0.5, -1))];
console.log(JSON.stringify({ step: session.step, losses, pixels }));
session.free();
