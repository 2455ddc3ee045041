// A small static server: a folder as a host of static files would serve it, with the strict policy the page must hold,
// and pages of a test's own beside it.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

export const STRICT_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src blob: 'self'",
  "img-src blob: data: 'self'",
].join("; ");

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".gz": "application/gzip",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
};

/** What hosts compress on the way; the rest is compressed as it is. */
const COMPRESSED = [".css", ".html", ".js", ".json", ".svg", ".wasm"];

/** The hash of the content that the build puts into a file's name. */
const HASHED = /-([0-9a-f]{8}|[0-9A-Z]{8})\./;

/** How long what carries such a hash is kept. */
const KEPT = "public, max-age=31536000, immutable";

/**
 * What was answered.
 * @typedef {object} Answer
 * @property {string} path
 * @property {number} status
 * @property {number} bytes of the body, as sent
 */

/**
 * @typedef {object} Server
 * @property {string} origin such as http://127.0.0.1:40123, another for each server
 * @property {Answer[]} log what it has answered so far
 * @property {(path: string, body: string | Uint8Array) => string} add serves a text or bytes at a path ("/embed.html")
 *   and returns its URL
 * @property {() => Promise<void>} close
 */

/**
 * Serves a folder on a free port of this machine. Other origins may read what it serves, as from a CDN.
 * @param {string} [folder] the built page unless said otherwise, here or by ZSCAPE_DIST
 * @param {{ policy?: string, caching?: boolean }} [options] the Content-Security-Policy, "" sends none; and whether to
 *   compress and to say how long to keep things, as the README tells hosts to
 * @returns {Promise<Server>}
 */
export async function serve(
  folder = process.env.ZSCAPE_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url)),
  { policy = STRICT_POLICY, caching = false } = {},
) {
  // Browsers ask for the icon of every page that names none.
  /** @type {Map<string, string | Uint8Array>} */
  const added = new Map([["/favicon.ico", ""]]);
  /** @type {Answer[]} */
  const log = [];
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    const file = path.endsWith("/") ? `${path}index.html` : path;
    const own = added.get(file);
    /**
     * @param {number} status
     * @param {string | Uint8Array} [body]
     */
    const answer = (status, body = "") => {
      log.push({ path, status, bytes: Buffer.byteLength(body) });
      response.writeHead(status).end(body);
    };
    (own === undefined ? readFile(join(folder, file)) : Promise.resolve(Buffer.from(own))).then(
      (bytes) => {
        response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
        response.setHeader("Access-Control-Allow-Origin", "*");
        if (policy) response.setHeader("Content-Security-Policy", policy);
        if (!caching) {
          response.setHeader("Cache-Control", HASHED.test(file) ? KEPT : "no-store");
          return answer(200, bytes);
        }
        const tag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}"`;
        response.setHeader("Cache-Control", HASHED.test(file) ? KEPT : "no-cache");
        response.setHeader("ETag", tag);
        if (request.headers["if-none-match"] === tag) return answer(304);
        if (!COMPRESSED.includes(extname(file))) return answer(200, bytes);
        response.setHeader("Content-Encoding", "gzip");
        answer(200, gzipSync(bytes));
      },
      () => {
        response.setHeader("Content-Type", "text/plain");
        answer(404, `${path} was not found`);
      },
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    log,
    add(path, body) {
      added.set(path, body);
      return origin + path;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
