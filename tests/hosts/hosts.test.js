// The installed package in apps of other people's tools, each made as its own documents say and built by its own
// command: element and figures train, are dragged and played, go away, come back and do so again. Not part of a plain
// `npm test`: it installs a thousand packages.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { attempt } from "../../scripts/run.mjs";
import { serve } from "../browser/server.mjs";
import { installedIn } from "../package/installed.js";
import { assertJourney } from "../package/journey.js";
import { started } from "./started.js";

const apps = fileURLToPath(new URL("apps", import.meta.url));

/** These tools count who uses them, unless told otherwise. */
const env = { ASTRO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1", NUXT_TELEMETRY_DISABLED: "1" };

/**
 * @typedef {object} Host
 * @property {string} name
 * @property {string} app its folder in apps/
 * @property {string[][]} build commands of its packages
 * @property {string} [folder] what they have made, for any static host
 * @property {string[]} [start] else the script that serves it, and its arguments
 */

/** @type {Host[]} */
const HOSTS = [
  { name: "Vue, with strict templates", app: "vue", build: [["vue-tsc"], ["vite", "build"]], folder: "dist" },
  { name: "Svelte", app: "svelte", build: [["vite", "build"]], folder: "dist" },
  { name: "Astro, with view transitions", app: "astro", build: [["astro", "build"]], folder: "dist" },
  { name: "Nuxt", app: "nuxt", build: [["nuxt", "build"]], start: [".output/server/index.mjs"] },
  {
    name: "Next.js, by Turbopack", app: "next", build: [["next", "build"]],
    start: ["node_modules/next/dist/bin/next", "start"],
  },
  {
    name: "Next.js, by webpack", app: "next", build: [["next", "build", "--webpack"]],
    start: ["node_modules/next/dist/bin/next", "start"],
  },
];

for (const { name, app, build, folder, start } of HOSTS) {
  test(name, async () => {
    const here = await installedIn(after, join(apps, app));
    for (const command of build) {
      const { ok, output, errors } = await attempt("npm", ["exec", "--", ...command], { cwd: here, env, show: "none" });
      assert.ok(ok, `${command.join(" ")} failed:\n${output}${errors}`);
    }
    // Their pages start by scripts within the page.
    const server = start ? await started(here, start) : await serve(join(here, folder ?? ""), { policy: "" });
    after(server.close);
    await assertJourney(`${server.origin}/`);
  });
}
