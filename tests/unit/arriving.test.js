// A file that stops on its way is given up, whatever came before; one that is slow is not.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { arriving } from "../../www/loading/arriving.js";
import { fetched } from "../../www/loading/fetched.js";

/** @type {Record<string, (response: import("node:http").ServerResponse) => void>} */
const answers = {
  "/whole": (response) => response.end("all of it"),
  "/packed": (response) => response.end(gzipSync("all of it")),
  "/cut": (response) => response.end(gzipSync("all of it").subarray(0, 20)),
  "/large": (response) => response.end(gzipSync(Buffer.alloc(129e6), { level: 1 })),
  "/missing": (response) => response.writeHead(404).end(),
  "/silent": () => undefined,
  "/stops": (response) => response.write("half of"),
  "/slow": (response) => {
    let pieces = 0;
    const timer = setInterval(() => {
      response.write(".");
      if (++pieces < 8) return;
      clearInterval(timer);
      response.end();
    }, 25);
  },
};

const server = createServer(({ url }, response) => answers[url ?? ""](response));
let origin = "";

before(async () => {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  origin = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`;
});

after(() => {
  server.close();
  server.closeAllConnections();
});

const text = (/** @type {Uint8Array} */ bytes) => new TextDecoder().decode(bytes);

test("a file comes whole, unpacked where it is packed", async () => {
  assert.equal(text(await fetched(`${origin}/whole`)), "all of it");
  assert.equal(text(await fetched(`${origin}/packed`)), "all of it");
});

test("what is damaged, missing or too large is named", async () => {
  await assert.rejects(fetched(`${origin}/cut`), /^Error: 127\.0\.0\.1:\d+\/cut is damaged: its gzip does not unpack$/);
  await assert.rejects(fetched(`${origin}/missing`), /\/missing was answered with 404$/);
  await assert.rejects(fetched(`${origin}/large`), /\/large unpacks to more than 128 MB; no model is as large$/);
});

test("a server that says nothing, or stops in the middle, is given up", async () => {
  await assert.rejects(arriving(`${origin}/silent`, 50), /\/silent stopped coming: no byte for 0\.05 s$/);
  const response = await arriving(`${origin}/stops`, 400); // long enough for the first half on a busy machine
  await assert.rejects(response.arrayBuffer(), /\/stops stopped coming: no byte for 0\.4 s$/);
});

test("one that takes its time is waited for", async () => {
  const response = await arriving(`${origin}/slow`, 2000);
  assert.equal(await response.text(), "........");
});
