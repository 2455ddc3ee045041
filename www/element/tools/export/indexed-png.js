// A picture of at most 256 colours as PNG (RFC 2083): a byte a pixel, an index into a palette. A third of the size that
// a canvas would write it in.

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
const INDEXED = 3;
const ROWS = 32; // compressed at a time, between which the page may draw

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/**
 * @param {Uint8Array} indices  (width, width), the first row on top
 * @param {number} width
 * @param {Int32Array} palette  as a canvas holds colours in memory (little-endian: A B G R); opaque
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function indexedPng(indices, width, palette) {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, width);
  header.set([8, INDEXED, 0, 0, 0], 8); // 8 bits, and the only ways there are to compress, filter and interlace
  const colours = Uint8Array.from([...palette].flatMap((colour) => [colour, colour >> 8, colour >> 16]));
  const data = await compressed(indices, width);
  const end = chunk("IEND", new Uint8Array(0));
  return joined([SIGNATURE, chunk("IHDR", header), chunk("PLTE", colours), chunk("IDAT", data), end]);
}

/**
 * Each row after a byte that says it is not filtered.
 * @param {Uint8Array} indices
 * @param {number} width
 */
async function compressed(indices, width) {
  const stream = new CompressionStream("deflate");
  const result = new Response(stream.readable).arrayBuffer();
  const writer = stream.writable.getWriter();
  for (let from = 0; from < width; from += ROWS) {
    const rows = Math.min(ROWS, width - from);
    const bytes = new Uint8Array(rows * (width + 1));
    for (let row = 0; row < rows; row++) {
      bytes.set(indices.subarray((from + row) * width, (from + row + 1) * width), row * (width + 1) + 1);
    }
    await writer.write(bytes);
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
  }
  await writer.close();
  return new Uint8Array(await result);
}

/**
 * @param {string} name
 * @param {Uint8Array} content
 */
function chunk(name, content) {
  const body = joined([new TextEncoder().encode(name), content]);
  const result = new Uint8Array(body.length + 8);
  const view = new DataView(result.buffer);
  view.setUint32(0, content.length);
  result.set(body, 4);
  view.setUint32(body.length + 4, crcOf(body));
  return result;
}

/** @param {Uint8Array} bytes */
function crcOf(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 255];
  return ~crc >>> 0;
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const result = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
