// Which crates the modules of WebAssembly contain, by which licences, and what is passed on of these.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { alternatives, chosen, crateNotices, crates } from "../../scripts/crates.mjs";
import { run } from "../../scripts/run.mjs";

const crate = (/** @type {string | null} */ license) => ({ name: "some", version: "1.0.0", license });

test("an SPDX expression is a choice of licences that hold together", () => {
  assert.deepEqual(alternatives("MIT"), [["MIT"]]);
  assert.deepEqual(alternatives("MIT OR Apache-2.0"), [["MIT"], ["Apache-2.0"]]);
  assert.deepEqual(alternatives("MIT/Apache-2.0"), [["MIT"], ["Apache-2.0"]], "as old crates write it");
  assert.deepEqual(alternatives("MIT OR Zlib AND ISC"), [["MIT"], ["Zlib", "ISC"]], "AND binds closer");
  assert.deepEqual(alternatives("(MIT OR Zlib) AND ISC"), [["MIT", "ISC"], ["Zlib", "ISC"]]);
  const llvm = "Apache-2.0 WITH LLVM-exception";
  assert.deepEqual(alternatives(`MIT AND ((${llvm}) OR 0BSD)`), [["MIT", llvm], ["MIT", "0BSD"]]);
});

test("what is no expression is refused", () => {
  for (const expression of ["", "MIT OR", "AND MIT", "(MIT", "MIT)", "MIT Zlib", "MIT WITH", "()"]) {
    assert.throws(() => alternatives(expression), /is not an SPDX expression/, expression);
  }
});

test("of several licences one is taken whose text is the same for all", () => {
  assert.deepEqual(chosen(crate("MIT OR Apache-2.0")), ["Apache-2.0"]);
  assert.deepEqual(chosen(crate("(MIT OR Apache-2.0) AND Unicode-3.0")), ["Apache-2.0", "Unicode-3.0"]);
  assert.deepEqual(chosen(crate("GPL-3.0-or-later OR Zlib")), ["Zlib"]);
});

test("a licence that may not be part of the package is refused, with the crate's name", () => {
  const refused = ["GPL-3.0-or-later", "MPL-2.0 OR LGPL-2.1", "MIT AND AGPL-3.0", "Apache-2.0 WITH Other-exception"];
  for (const expression of refused) {
    assert.throws(() => chosen(crate(expression)),
      { message: new RegExp(`some 1\\.0\\.0 comes under "${expression}"`) });
  }
  assert.throws(() => chosen(crate(null)), /some 1\.0\.0 names no licence/);
});

const all = await crates();
const names = all.map(({ name }) => name);

test("the crates are those of both modules: " +
  "no macro, no build tool, nothing of the desktop, no other package", async () => {
  for (const name of [
    "candle-core", "safetensors", "serde", "std", "wasm-bindgen",
  ]) assert.ok(names.includes(name), name);
  const others = [
    "zscape", "bind", "clap", "flate2", "serde_derive", "syn", "wasm-bindgen-cli-support", "wasm-bindgen-test",
  ];
  assert.deepEqual(names.filter((name) => others.includes(name)), []);
  // Cargo's other command counts what is compiled for one package alone.
  const trees = ["session", "lesson"].map((feature) => {
    const choice = ["--package", "zscape", "--no-default-features", "--features", feature];
    const kinds = ["--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro"];
    return run("cargo", ["tree", ...choice, ...kinds, "--prefix", "none", "--format", "{p}"], { show: "none" });
  });
  const lines = (await Promise.all(trees)).join("").trim().split("\n");
  const compiled = new Set(lines.map((line) => line.split(" ").slice(0, 2).join(" ").replace(" v", " ")));
  const ours = all.map(({ name, version }) => `${name} ${version}`).filter((name) => !name.startsWith("std "));
  assert.deepEqual(ours, [...compiled].filter((name) => !name.startsWith("zscape ")).sort());
});

test("every crate is named with its licence, and every text stands once, for all that it holds for", async () => {
  const text = await crateNotices(all);
  const lines = text.split("\n");
  for (const { name, version, license } of all) assert.ok(lines.includes(`${name} ${version} (${license})`), name);
  const sections = text.split("\n== ").slice(1);
  const held = sections.flatMap((section) => {
    const [licence, holders] = section.split("\n\n")[0].split(": ");
    return holders.split(/,\s/).map((holder) => `${holder}: ${licence}`);
  });
  const expected = all.flatMap((some) => chosen(some).map((licence) => `${some.name} ${some.version}: ${licence}`));
  assert.deepEqual(held.sort(), expected.sort());
  assert.equal(sections.filter((section) => section.startsWith("Apache-2.0: ")).length, 1);
  assert.ok(sections[0].includes("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION"));
});

test("a crate without a licence file gets the licence's words and no other's holder", async () => {
  const of = (/** @type {string} */ name) =>
    /** @type {(typeof all)[number]} */ (all.find((some) => some.name === name));
  const bare = { ...of("slab"), name: "bare", manifest_path: fileURLToPath(import.meta.url) };
  const text = await crateNotices([bare, of("slab")]);
  const section = text.split("\n== ").find((part) => part.startsWith("MIT: bare"));
  assert.match(/** @type {string} */ (section), /Permission is hereby granted, free of charge/);
  assert.doesNotMatch(/** @type {string} */ (section), /Copyright \(c\)/);
  await assert.rejects(crateNotices([bare]), /bare .* holds no text of MIT/);
});
