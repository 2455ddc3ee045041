// The installed package in an app made with Vite, the element and a figure, without a configuration and with the one
// that the README shows.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { build, createServer } from "vite";
import { serve } from "../browser/server.mjs";
import { installed } from "./installed.js";
import { play } from "./journey.js";
import { assertVisit, trains } from "./visit.js";

const folder = await installed(after, "vite");

/** The file that the package's README shows. */
async function configOfReadme() {
  const readme = await readFile(join(folder, "node_modules", "zscape", "README.md"), "utf8");
  const [config] = readme.match(/^ {4}\/\/ vite\.config\.js\n(?: {4}.*\n)+/m) ?? [];
  assert.ok(config, "the README shows no vite.config.js");
  return config;
}

/**
 * Fails unless the app's element trains and its figure plays.
 * @param {string} url
 */
function assertWorks(url) {
  return assertVisit(url, async (page) => {
    await trains(page);
    await play(page, "functional");
  });
}

/** Fails unless the app works on Vite's development server, with the configuration that lies in the folder. */
async function assertDevWorks() {
  const server = await createServer({ root: folder, server: { host: "127.0.0.1" }, logLevel: "error" });
  after(() => server.close());
  await server.listen();
  const [url] = server.resolvedUrls?.local ?? [];
  assert.ok(url, "the server has no address");
  await assertWorks(url);
}

test("what `vite build` makes works below a sub-path, under the strict policy", async () => {
  await build({ root: folder, base: "./", logLevel: "error" });
  const server = await serve(folder);
  after(server.close);
  const asked = await assertWorks(`${server.origin}/dist/index.html`);
  const fetched = asked.filter((url) => url.startsWith("http"));
  assert.ok(fetched.some((url) => url.endsWith(".wasm")), `asked for ${fetched.join(", ")}`);
  assert.deepEqual(fetched.filter((url) => !url.startsWith(`${server.origin}/dist/`)), []);
});

test("`vite dev` works without a configuration", assertDevWorks);

test("`vite dev` works with the README's configuration for older Vite", async () => {
  await writeFile(join(folder, "vite.config.js"), await configOfReadme());
  await assertDevWorks();
});
