// The installed package in an app in React 19, built by Vite.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { build } from "vite";
import { attempt, root } from "../../scripts/run.mjs";
import { serve } from "../browser/server.mjs";
import { assertArrived, assertCleared, given, markup } from "./attributes.js";
import { installed } from "./installed.js";
import { assertJourney } from "./journey.js";
import { assertVisit } from "./visit.js";

const folder = await installed(after, "react");
await writeFile(join(folder, "attributes.tsx"), `
import { useState } from "react";
import { createRoot } from "react-dom/client";
import "zscape";
import "zscape/figure";
import "zscape/react";

const given: { scape: object, figure: object } = ${JSON.stringify(given)};

function Page() {
  const [scape, setScape] = useState(given.scape);
  return <>
    <button id="clear" onClick={() => setScape({})}>Clear</button>
    <div style={{ height: 10_000 }} />
    ${markup}
    <z-scape id="bound" {...scape} />
    <z-scape-figure id="bound-figure" name="functional" {...given.figure} />
  </>;
}

createRoot(document.getElementById("root")!).render(<Page />);
`);
const input = ["index.html", "attributes.html"].map((name) => join(folder, name));
await build({ root: folder, base: "./", logLevel: "error", build: { rolldownOptions: { input } } });
const server = await serve(join(folder, "dist"));
after(server.close);

test("element and figures train, are dragged and played, " +
  "go away with their component and come back with it", async () => {
  await assertJourney(`${server.origin}/index.html`);
});

test("every documented attribute arrives, written in JSX or spread, and goes when it is left out", async () => {
  await assertVisit(`${server.origin}/attributes.html`, async (page) => {
    await assertArrived(page);
    await page.locator("#clear").click();
    await assertCleared(page);
  });
});

test("zscape/react types both elements in JSX, every attribute of theirs and their events", async () => {
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const { ok, output } = await attempt(process.execPath, [compiler, "-p", folder], { show: "none" });
  assert.ok(ok, output);
});
