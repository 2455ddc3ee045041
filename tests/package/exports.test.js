// Every export of the session's modules of WebAssembly as they are shipped, called under Node: scripts/cut.mjs takes
// out of them what no run reaches, and tests of the crate cannot see that one did. One that is never called here fails
// the test, as does one that traps.

import assert from "node:assert/strict";
import { test } from "node:test";
import { exercise, sessionOf } from "./exercise.js";
import { finite, shipped, uncalled, unpacked } from "./exports.js";

const RUNS = [{}, { latent: 1, noise: false, beta: 0 }, { latent: 5, batch: 7, hidden: 10 }];

/** @type {Record<string, ReturnType<typeof exercise>>} */
const made = {};

for (const build of ["session", "session_relaxed"]) {
  test(`every export of the module ${build} does its work`, async () => {
    const module = await sessionOf(build);
    const { Aggregate, readIdx } = module;
    const digits = readIdx(unpacked(shipped("data/digits/ten", ".images.idx.gz")));
    assert.deepEqual(digits.shape, [10, 28, 28]);
    const [first] = RUNS.map((settings) => exercise(module, settings));
    made[build] = first;
    const q = new Aggregate(first.posteriors.mu, first.posteriors.logvar);
    const levels = q.levels(Float64Array.of(0.5, 0.9));
    assert.ok(levels[0] > levels[1] && finite(q.cells({ x: 0, y: 0, half: 4 }, 24)));
    assert.ok(finite(q.logDensity(Float32Array.of(0, 0, 1, 2))) && q.kl() > 0);
    q.free();
    assert.deepEqual(uncalled(shipped(`${build}_bg`)), []);
  });
}

test("the two builds of the session agree to the last digits", () => {
  const [one, other] = [made.session, made.session_relaxed].map(({ evaluation }) => evaluation.loss);
  assert.ok(Math.abs(one / other - 1) < 1e-3, `${one} and ${other}`);
});

test("a function that was cut says its name on the console before the module stops", async (t) => {
  const { exports } = await sessionOf("session");
  const said = t.mock.method(console, "error", () => {});
  const name = new Float64Array(Uint8Array.from(Buffer.from("conv_transpose2d".padEnd(32))).buffer);
  assert.throws(() => exports.cut_function_reached(...name), WebAssembly.RuntimeError);
  assert.match(said.mock.calls[0].arguments[0], /scripts\/cut\.mjs cuts by its name: conv_transpose2d$/);
});
