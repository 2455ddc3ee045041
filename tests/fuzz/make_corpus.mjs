// Makes the corpus: small files of each kind, from which the fuzzer goes on. `npm run build` comes before.
//
//   node tests/fuzz/make_corpus.mjs

import { mkdir, rm, writeFile } from "node:fs/promises";

/** @type {typeof import("zscape/session")} */
const { default: init, Session } = await import(String(new URL("../../pkg/dist/session.node.js", import.meta.url)));

const corpus = new URL("corpus/", import.meta.url);

/**
 * @param {string} target
 * @param {Record<string, string | Uint8Array>} files
 */
async function write(target, files) {
  const folder = new URL(`${target}/`, corpus);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) await writeFile(new URL(name, folder), bytes);
}

/**
 * An IDX file.
 * @param {number[]} shape
 * @param {number[]} values
 * @param {number} [kind]  8: bytes
 */
const idx = (shape, values, kind = 8) =>
  Uint8Array.from([
    0, 0, kind, shape.length,
    ...shape.flatMap((size) => [size >>> 24, (size >> 16) & 255, (size >> 8) & 255, size & 255]), ...values,
  ]);

/**
 * Values of images.
 * @param {number} count
 */
const bytes = (count) => Array.from({ length: count }, (_, i) => (i * 37) % 256);

/**
 * A run of five images of 2 x 2 pixels, so many steps old.
 * @param {number} steps
 * @param {import("zscape/session").Settings} [settings]
 */
function run(steps, settings = {}) {
  const session = new Session({ side: 2, hidden: 3, latent: 2, batch: 2, ...settings });
  session.addImages(Uint8Array.from({ length: 20 }, (_, i) => i * 12), undefined, "train");
  for (let i = 0; i < steps; i++) session.trainStep();
  return session;
}

/**
 * A safetensors file of others: no metadata, and what a header says.
 * @param {object} header
 * @param {number} length
 */
function safetensors(header, length) {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const size = new Uint8Array(8);
  new DataView(size.buffer).setBigUint64(0, BigInt(text.length), true);
  return Uint8Array.from([...size, ...text, ...new Uint8Array(length)]);
}

await init();
const [model, fresh, later] = [
  run(0).save(), run(0).saveSession(), run(7, { learningRate: 0.01, noise: false }).saveSession(),
];
const files = {
  model,
  "session-fresh": fresh,
  "session-later": later,
  "other-shape": run(0, { hidden: 2, latent: 1 }).save(),
  cut: later.subarray(0, later.length - 5),
  empty: safetensors({}, 0),
  "half-precision": safetensors({ "fc1.weight": { dtype: "F16", shape: [3, 4], data_offsets: [0, 24] } }, 24),
  "no-columns": safetensors({ "fc1.weight": { dtype: "F32", shape: [3, 0], data_offsets: [0, 0] } }, 0),
  "not-a-file": new TextEncoder().encode("version https://git-lfs.github.com/spec/v1\n"),
};
await write("checkpoint", files);
await write("session", files);
await write("idx", {
  images: idx([2, 2, 2], bytes(8)),
  labels: idx([5], bytes(5)),
  "no-images": idx([0, 28, 28], []),
  "not-square": idx([1, 2, 3], bytes(6)),
  int: idx([1, 2], bytes(8), 12),
  overflow: idx([2 ** 31, 2 ** 31, 2 ** 31], []),
  cut: idx([2, 2, 2], bytes(7)),
  gzipped: Uint8Array.from([0x1f, 0x8b, 8, 0]),
});
await write("settings", {
  all: JSON.stringify({
    side: 28, hidden: 400, latent: 2, batch: 128, learningRate: 1e-3, beta: 1, noise: true, seed: 1,
  }),
  limits: JSON.stringify({
    side: 256, hidden: 4096, latent: 64, batch: 4096, learningRate: 10, beta: 1000, noise: false, seed: 4294967295,
  }),
  none: "{}",
  unknown: '{"latnet": 2}',
  kinds: '{"beta": "1", "seed": 1.5, "noise": 1, "latent": true, "learningRate": 1e400}',
  list: "[1]",
});
/**
 * Tokens by their numbers in targets/formula.rs.
 * @param {string} postfix
 */
const formula = (postfix) => {
  const names = [
    "x", "f", "p", "negative", "sqrt", "exp", "log", "sin", "cos", "tan", "tanh", "abs", "+", "-", "*", "/", "^",
  ];
  return Uint8Array.from(postfix.split(" ").map((word) =>
    (names.includes(word) ? names.indexOf(word) : names.length + Number(word))));
};
await write("formula", {
  pendulum: formula("p 2 ^ 2 / f sin x * -"),
  length: formula("1 p 2 ^ + sqrt f /"),
  powers: formula("p 3 ^ f x ^ + 2 f ^ *"),
  functions: formula("f log p tanh exp * x cos tan abs negative +"),
  constant: formula("2 3 *"),
  incomplete: formula("x +"),
  deep: formula(`f${" sin".repeat(149)}`),
});
