// A small static server: a folder as a host of static files would serve it, with the strict policy the page must hold,
// and pages of a test's own beside it.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

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
};

/**
 * @typedef {object} Server
 * @property {string} origin such as http://127.0.0.1:40123, another for each server
 * @property {(path: string, body: string) => string} add serves a text at a path ("/embed.html") and returns its URL
 * @property {() => Promise<void>} close
 */

/**
 * Serves a folder on a free port of this machine. Other origins may read what it serves, as from a CDN.
 * @param {string} [folder] the built page unless said otherwise
 * @param {{ policy?: string }} [options] the Content-Security-Policy; "" sends none
 * @returns {Promise<Server>}
 */
export async function serve(
  folder = fileURLToPath(new URL("../../dist", import.meta.url)),
  { policy = STRICT_POLICY } = {},
) {
  // Browsers ask for the icon of every page that names none.
  const added = new Map([["/favicon.ico", ""]]);
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    const file = path.endsWith("/") ? `${path}index.html` : path;
    const text = added.get(file);
    const body = text === undefined ? readFile(join(folder, file)) : Promise.resolve(text);
    body.then(
      (bytes) => {
        response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cache-Control", "no-store");
        if (policy) response.setHeader("Content-Security-Policy", policy);
        response.end(bytes);
      },
      () => response.writeHead(404, { "Content-Type": "text/plain" }).end(`${path} was not found`),
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
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
