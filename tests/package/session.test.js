// The installed package in Node: the bare session, its types, and the element on a server.

import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { attempt, root, run } from "../../scripts/run.mjs";
import { installed } from "./installed.js";

const folder = await installed(after, "node", "types");
await cp(join(root, "tests", "types", "session.ts"), join(folder, "session.ts"));

/**
 * What a script of the app prints.
 * @param {string} script
 */
async function printed(script) {
  return JSON.parse(await run(process.execPath, [join(folder, script)], { show: "none" }));
}

test("a Node script trains 100 steps on digits: the loss falls by a quarter, and a point decodes", async () => {
  const { step, losses, pixels } = await printed("train.mjs");
  assert.equal(step, 100);
  const mean = (/** @type {number[]} */ some) => some.reduce((sum, value) => sum + value, 0) / some.length;
  assert.ok(mean(losses.slice(-10)) < 0.75 * mean(losses.slice(0, 10)), `losses ${losses}`);
  assert.equal(pixels.length, 784);
  assert.ok(pixels.every((/** @type {number} */ pixel) => pixel > 0 && pixel < 1));
  // A digit has ink somewhere in the middle, and little in its corners.
  assert.ok(Math.max(...pixels) > 4 * pixels[0], `from ${pixels[0]} to ${Math.max(...pixels)}`);
});

test("a server that renders pages imports both elements: they crash nothing and define nothing", async () => {
  const figure = ["lang", "name", "state", "text"];
  assert.deepEqual(await printed("server.mjs"), { beta: { beta: 4 }, figure, added: [] });
});

for (const flags of [["--module", "nodenext"], ["--module", "esnext", "--moduleResolution", "bundler"]]) {
  test(`TypeScript finds the types with ${flags.join(" ")}`, async () => {
    const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
    const { ok, output } = await attempt(process.execPath, [compiler, "-p", folder, ...flags], { show: "none" });
    assert.ok(ok, output);
  });
}
