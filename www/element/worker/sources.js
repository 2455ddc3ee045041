// The images that come with zscape, read piece after piece. What has come is kept, so that a rewind or a second element
// fetches nothing.

import { fetched } from "../../loading/fetched.js";

/** @typedef {import("../protocol.js").Part} Part */
/** @typedef {import("../datasets/datasets.js").Piece} Piece */
/** @typedef {Promise<typeof import("../../../src/wasm/session.js")>} SessionModule */

/**
 * By what says it all of a piece.
 * @type {Map<string, Promise<Part>>}
 */
const parts = new Map();

/**
 * A piece's images; one that failed can be tried again.
 * @param {Piece} piece
 * @param {SessionModule} session  the module that reads IDX files and draws shapes
 * @returns {Promise<Part>}
 */
export function partOf(piece, session) {
  const key = JSON.stringify(piece);
  const present = parts.get(key);
  if (present) return present;
  const part = readPiece(piece, session);
  parts.set(key, part);
  part.catch(() => parts.delete(key));
  return part;
}

/**
 * @param {Piece} piece
 * @param {SessionModule} session
 * @returns {Promise<Part>}
 */
async function readPiece(piece, session) {
  const { split } = piece;
  if ("make" in piece) return { split, ...(await session)[piece.make](piece.n, piece.seed) };
  const [pixels, labels, { readIdx }] = await Promise.all([fetched(piece.images), fetched(piece.labels), session]);
  return { split, pixels: readIdx(pixels).values, labels: readIdx(labels).values };
}
