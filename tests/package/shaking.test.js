// What a bundler keeps of the package: `sideEffects` in its package.json is right.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { build } from "esbuild";
import { installed } from "./installed.js";

const folder = await installed(after);

/**
 * What esbuild makes of a script of the app's.
 * @param {string} contents
 */
async function bundled(contents) {
  const { outputFiles, warnings } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    format: "esm",
    minify: true,
    outdir: folder,
    splitting: true,
    write: false,
    logLevel: "silent",
  });
  assert.deepEqual(warnings, []);
  return outputFiles.map(({ text }) => text).join("");
}

const DEFINITION = /\.define\("z-scape"/;
const GUARD = /was called after free\(\)/;

test("importing the element for its definition alone keeps it", async () => {
  assert.match(await bundled('import "zscape";'), DEFINITION);
  assert.match(await bundled('import { ZScape } from "zscape";'), DEFINITION);
});

test("of what types the element in JSX and in Vue nothing is bundled", async () => {
  assert.equal(await bundled('import "zscape/react"; import "zscape/vue"; console.log(1);'), "console.log(1);\n");
});

test("the session is kept with its guards where it is used, and dropped where it is not", async () => {
  const used = await bundled('import init, { Session } from "zscape/session"; await init(); new Session();');
  assert.match(used, GUARD);
  assert.doesNotMatch(used, DEFINITION);
  assert.equal(await bundled('import { Session } from "zscape/session"; console.log(1);'), "console.log(1);\n");
});
