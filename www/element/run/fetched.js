// A file's bytes from the network, unpacked where it is gzipped. Some servers unpack it on the way
// (Content-Encoding): then it comes ready.

/**
 * Throws an Error that names the file and how it was answered.
 *
 * @param {string} url
 * @returns {Promise<Uint8Array>}
 */
export async function fetched(url) {
  return unpacked(url.startsWith("data:") ? inlined(url) : await answered(url));
}

/** @param {string} url */
async function answered(url) {
  const response = await fetch(url).catch((error) => {
    throw new Error(`${nameOf(url)} could not be fetched: ${error.message}`, { cause: error });
  });
  if (!response.ok) throw new Error(`${nameOf(url)} was answered with ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Bundlers put small files into the page, as data: addresses. To fetch those, a policy would have to name them.
 *
 * @param {string} url
 */
function inlined(url) {
  return Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (character) => character.charCodeAt(0));
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function unpacked(bytes) {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!packed) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * An address as a message shows it.
 *
 * @param {string} url
 */
function nameOf(url) {
  const { host, pathname } = new URL(url);
  return host + pathname;
}
