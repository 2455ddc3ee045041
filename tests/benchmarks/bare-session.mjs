// The package's Session and nothing else, in a worker: the rate that the page is to reach, and the memory of a long
// run.

import { readdirSync } from "node:fs";

/** The names of the training shards in the built page, which carry hashes. */
const names = readdirSync(new URL("../../dist/pkg/data/mnist", import.meta.url))
  .filter((name) => /^train/.test(name)).sort();
const namesOf = (/** @type {string} */ kind) => JSON.stringify(names.filter((name) => name.includes(kind)));

const BARE = `
import init, { readIdx, Session } from "./pkg/session.js";

const read = async (name) => {
  const { body } = await fetch("./pkg/data/mnist/" + name);
  return readIdx(` +
  `new Uint8Array(await new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer())).values;
};
const { memory } = await init();
const labels = ${namesOf("labels")};
const digits = await Promise.all(
  ${namesOf("images")}.map(async (images, i) => [await read(images), await read(labels[i])]),
);

const begin = () => {
  const session = new Session({});
  for (const [images, labels] of digits) session.addImages(images, labels, "train");
  return session;
};
let session = begin();

const answers = {
  /** Steps a second over some milliseconds. */
  rate: (ms) => {
    const start = performance.now();
    let steps = 0;
    while (performance.now() - start < ms) {
      session.trainStep();
      steps += 1;
    }
    return (1000 * steps) / (performance.now() - start);
  },
  /** Memory pages at a step, in use as on the page: with posteriors and weights for the page now and then. */
  pagesAt: (step) => {
    while (session.step < step) {
      session.trainStep();
      if (session.step % 25 === 0) use();
    }
    return memory.buffer.byteLength / 65536;
  },
  pagesAfterResets: (resets) => {
    for (let i = 0; i < resets; i++) {
      session.free();
      session = begin();
      session.trainStep();
      use();
    }
    return memory.buffer.byteLength / 65536;
  },
};
const use = () => {
  session.posteriors(0, 256);
  session.decoderWeights();
};
onmessage = ({ data: [name, argument] }) => postMessage(answers[name](argument));
postMessage("ready");
`;

/**
 * Starts a worker with a bare Session from the page, and hands back what asks it.
 * @param {{ page: import("@playwright/test").Page, server: import("../browser/server.mjs").Server }} scene
 * @returns {Promise<(name: string, argument: number) => Promise<unknown>>}
 */
export async function bareSession({ page, server }) {
  const url = server.add("/bare.js", BARE);
  await page.evaluate(async (script) => {
    const worker = new Worker(script, { type: "module" });
    const answer = () =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message || "the worker of the bare Session did not load"));
      });
    const ready = answer();
    Object.assign(window, {
      askBare: (/** @type {unknown[]} */ question) => {
        worker.postMessage(question);
        return answer();
      },
    });
    await ready;
  }, url);
  return (name, argument) =>
    page.evaluate((question) => /** @type {any} */ (window).askBare(question), [name, argument]);
}
