// scripts/bind is wasm-bindgen's command without what takes long to compile: it makes the same files, byte for byte.

import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { compiledBinder, commandBinder } from "../../scripts/binder.mjs";
import { target } from "../../scripts/run.mjs";
import { wasmBindgen, wasmTestRunner } from "../../scripts/setup.mjs";

test("what binds the modules makes what wasm-bindgen's command makes, byte for byte", async () => {
  await wasmTestRunner(); // its package brings the command
  const command = await wasmBindgen();
  assert.ok(command, "wasm-bindgen's command was not found beside its test runner");
  const folder = await mkdtemp(join(tmpdir(), "zscape-bind-"));
  for (const name of ["session", "lesson"]) {
    const module = join(target, "wasm-bindgen", name, "reached.wasm");
    const [ours, theirs] = [join(folder, name, "ours"), join(folder, name, "theirs")];
    await (await compiledBinder())(module, ours, name);
    await commandBinder(command)(module, theirs, name);
    const files = (await readdir(theirs)).sort();
    assert.deepEqual(files, [`${name}.js`, `${name}_bg.wasm`]);
    assert.deepEqual((await readdir(ours)).sort(), files);
    for (const file of files) {
      const [mine, other] = await Promise.all([ours, theirs].map((at) => readFile(join(at, file))));
      assert.ok(mine.equals(other), `${file} differs`);
    }
  }
  await rm(folder, { recursive: true });
});
