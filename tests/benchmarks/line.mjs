// A slow line between a browser and a server of this machine: so many bytes a second for all connections together, and
// each of them late by half a round trip on either way. A browser's own throttling counts a page and its workers apart.

import { connect, createServer } from "node:net";

/** @typedef {import("node:net").Socket} Socket */
/** @typedef {{ socket: Socket, source: Socket, chunks: Buffer[], waiting: number }} Queue */

const PACKET = 1460; // bytes; connections take turns
const TICK = 4; // ms
const MOST = 65_536; // bytes that wait for a connection before its source must stop

/**
 * @param {string} origin  of the server
 * @param {{ rate: number, latency: number }} line  bytes a second to the browser; ms there and back
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function slowLine(origin, { rate, latency }) {
  /** @type {Set<Queue>} */
  const queues = new Set();
  let allowance = 0;
  let last = performance.now();
  const later = (/** @type {() => void} */ act) => setTimeout(act, latency / 2);

  /**
   * A packet of a connection, which goes to the end of the line.
   * @param {Queue} queue
   */
  function sendPacket(queue) {
    const [chunk] = queue.chunks;
    const packet = chunk.subarray(0, PACKET);
    if (chunk.length > PACKET) queue.chunks[0] = chunk.subarray(PACKET);
    else queue.chunks.shift();
    queue.waiting -= packet.length;
    if (queue.waiting < MOST) queue.source.resume();
    later(() => queue.socket.write(packet));
    queues.delete(queue);
    if (queue.chunks.length > 0) queues.add(queue);
    return packet.length;
  }

  const ticks = setInterval(() => {
    const now = performance.now();
    allowance += (rate * (now - last)) / 1000;
    last = now;
    for (const queue of queues) {
      if (allowance <= 0) return;
      allowance -= sendPacket(queue); // it is visited again, if it goes on, after all others
    }
    allowance = Math.min(allowance, 0); // what nobody has used is lost
  }, TICK);

  /** @type {Set<Socket>} */
  const sockets = new Set();
  const server = createServer((socket) => {
    const source = connect(Number(new URL(origin).port), "127.0.0.1");
    const queue = { socket, source, chunks: /** @type {Buffer[]} */ ([]), waiting: 0 };
    socket.on("data", (chunk) => later(() => source.write(chunk)));
    source.on("data", (chunk) => {
      queue.chunks.push(chunk);
      queue.waiting += chunk.length;
      queues.add(queue);
      if (queue.waiting >= MOST) source.pause();
    });
    for (const end of [socket, source]) {
      sockets.add(end);
      end.on("error", () => undefined); // a page that is left, or a server that ends
      end.on("close", () => {
        sockets.delete(end);
        queues.delete(queue);
        (end === socket ? source : socket).destroy();
      });
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => {
      clearInterval(ticks);
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    }),
  };
}
