// A file's bytes from the network, unpacked where it is gzipped. Some servers unpack it on the way
// (Content-Encoding): then it comes ready.

import { nameOf } from "./address.js";
import { arriving } from "./arriving.js";

/** Bytes that a file may unpack to: the largest session, of 4,096 hidden and 64 latent units, has 87 million. */
const MOST = 128e6;

/**
 * Throws an Error that names the file and how it was answered.
 * @param {string} url
 * @returns {Promise<Uint8Array>}
 */
export async function fetched(url) {
  if (url.startsWith("data:")) return unpacked(inlined(url), "the file in the page");
  const response = await arriving(url);
  return unpacked(new Uint8Array(await response.arrayBuffer()), nameOf(url));
}

/**
 * Bundlers put small files into the page, as data: addresses. To fetch those, a policy would have to name them.
 * @param {string} url
 */
function inlined(url) {
  return Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (character) => character.charCodeAt(0));
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name
 */
async function unpacked(bytes, name) {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!packed) return bytes;
  let size = 0;
  const counted = new TransformStream({
    transform(chunk, controller) {
      size += chunk.length;
      if (size > MOST) controller.error(new Error("too large"));
      else controller.enqueue(chunk);
    },
  });
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")).pipeThrough(counted);
  return new Uint8Array(await new Response(stream).arrayBuffer().catch((error) => {
    // Browsers differ in what they make of a stream's own error.
    const what = size > MOST
      ? `unpacks to more than ${MOST / 1e6} MB; no model is as large`
      : "is damaged: its gzip does not unpack";
    throw new Error(`${name} ${what}`, { cause: error });
  }));
}
