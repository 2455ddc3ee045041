// The installed package in an app that webpack 5 bundles.

import { join } from "node:path";
import { after, test } from "node:test";
import { run } from "../../scripts/run.mjs";
import { serve } from "../browser/server.mjs";
import { installed } from "./installed.js";
import { assertJourney } from "./journey.js";

test("what webpack makes trains, is dragged and played, and does so again after another page", async () => {
  const folder = await installed(after, "webpack");
  await run(process.execPath, [join(folder, "build.mjs")], { cwd: folder, show: "none" });
  const server = await serve(folder);
  after(server.close);
  await assertJourney(`${server.origin}/index.html`);
});
