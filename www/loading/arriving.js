// A file on its way here, which may take its time but may not stop coming: a server that hangs is given up.

import { nameOf } from "./address.js";

const PATIENCE = 20_000; // ms without a byte

/**
 * The answer of a server, whose body ends in an Error when nothing comes any more. Throws an Error that names the file
 * and how it was answered.
 * @param {string} url
 * @param {number} [patience]  ms
 * @returns {Promise<Response>}
 */
export async function arriving(url, patience = PATIENCE) {
  const name = nameOf(url);
  const abort = new AbortController();
  const giveUp = () => abort.abort(new Error(`${name} stopped coming: no byte for ${patience / 1000} s`));
  let timer = setTimeout(giveUp, patience);
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, patience);
  };
  const response = await fetch(url, { signal: abort.signal }).catch((error) => {
    clearTimeout(timer);
    if (error === abort.signal.reason) throw error;
    throw new Error(`${name} could not be fetched: ${error.message}`, { cause: error });
  });
  if (!response.ok || !response.body) {
    clearTimeout(timer);
    abort.abort();
    throw new Error(`${name} was answered with ${response.status}`);
  }
  wait();
  const watch = new TransformStream({
    transform(chunk, controller) {
      wait();
      controller.enqueue(chunk);
    },
    flush: () => clearTimeout(timer),
  });
  return new Response(response.body.pipeThrough(watch), { headers: response.headers });
}
