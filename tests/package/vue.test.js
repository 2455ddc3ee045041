// The installed package in an app in Vue 3. tests/hosts has another one, with a build of Vue's own and strict
// templates.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { build } from "vite";
import { attempt, root } from "../../scripts/run.mjs";
import { serve } from "../browser/server.mjs";
import { assertArrived, assertCleared, given, markup } from "./attributes.js";
import { installed } from "./installed.js";
import { assertVisit } from "./visit.js";

const TEMPLATE = `
  <button id="clear" @click="scape = {}">Clear</button>
  <div style="height: 10000px"></div>
  ${markup}
  <z-scape id="bound" v-bind="scape"></z-scape>
  <z-scape-figure id="bound-figure" v-bind="figure"></z-scape-figure>`;

const folder = await installed(after, "vue");
const names = `export const given = ${JSON.stringify(given)};\nexport const template = ${JSON.stringify(TEMPLATE)};\n`;
await writeFile(join(folder, "template.js"), names);

test("every documented attribute arrives, written in a template or bound, and goes when it is left out", async () => {
  // Vue compiles a template in the page where its whole build is bundled, which a strict policy does not allow.
  const alias = { vue: "vue/dist/vue.esm-bundler.js" };
  await build({ root: folder, base: "./", logLevel: "error", resolve: { alias } });
  const server = await serve(join(folder, "dist"), { policy: "" });
  after(server.close);
  await assertVisit(`${server.origin}/index.html`, async (page) => {
    await assertArrived(page);
    await page.locator("#clear").click();
    await assertCleared(page);
  });
});

test("zscape/vue types both elements for templates", async () => {
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const { ok, output } = await attempt(process.execPath, [compiler, "-p", folder], { show: "none" });
  assert.ok(ok, output);
});
