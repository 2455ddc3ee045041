// What `npm pack` puts into the package: all that it must, nothing else, and not too much of it.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, test } from "node:test";
import { freshFolder, pack } from "./installed.js";

const LIMIT = 4_000_000; // bytes of the tarball: 3.5 MB for <z-scape>, the rest for the lesson's figures

/** Every file is of one of these kinds, and of each kind there is at least one. */
const KINDS = [
  /^package\.json$/,
  /^README\.md$/,
  /^custom-elements\.json$/,
  /^types\/(zscape|session|figure|attributes|react|vue)\.d\.ts$/,
  /^types\/none\.js$/,
  /^dist\/(LICENSE-(MIT|APACHE)|THIRD-PARTY\.txt)$/,
  /^dist\/(zscape|session|session\.node|figure)\.js$/,
  /^dist\/part-[\w.-]+-[A-Z0-9]{8}\.js$/,
  /^dist\/(worker|engines)-[0-9a-f]{8}\.js$/,
  /^dist\/(session|session_relaxed|lesson)_bg-[0-9a-f]{8}\.wasm$/,
  /^dist\/data\/\w+\/(train-\d|held-out)-[0-9a-f]{8}\.(images|labels)\.idx\.gz$/,
  /^dist\/data\/digits\/ten-[0-9a-f]{8}\.images\.idx\.gz$/,
  /^dist\/data\/models\/mnist-[0-9a-f]{8}\.safetensors\.gz$/,
  /^dist\/data\/models\/plane-(1|0\.3)-[0-9a-f]{8}\.safetensors\.gz$/,
  /^dist\/data\/models\/poster-(light|dark)-[0-9a-f]{8}\.webp$/,
];

const DATA = new URL("../../www/data/", import.meta.url);
const { files, size } = await pack(await freshFolder(after));

test("the tarball holds every kind of file that it must, and no other", () => {
  const paths = files.map(({ path }) => path);
  assert.deepEqual(paths.filter((path) => !KINDS.some((kind) => kind.test(path))), [], "files of no known kind");
  assert.deepEqual(KINDS.filter((kind) => !paths.some((path) => kind.test(path))).map(String), [], "missing kinds");
  const count = (/** @type {RegExp} */ kind) => paths.filter((path) => kind.test(path)).length;
  const counts = [/^types/, /LICENSE|THIRD/, /worker|engines/, /\.wasm$/, /\.idx\.gz$/, /\.webp$/].map(count);
  // Two files a shard of each data set that has a manifest, and the ten digits.
  const manifests = readdirSync(DATA, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("manifest.json"));
  const shards = manifests.flatMap((path) => {
    const { train, heldOut } = JSON.parse(readFileSync(new URL(path, DATA), "utf8"));
    return [...train.shards, ...heldOut.shards];
  });
  assert.ok(shards.length >= 6);
  assert.deepEqual(counts, [7, 3, 2, 3, 2 * shards.length + 1, 2]);
});

test("the lines for hosts without patterns name every file with a hash", () => {
  const hosting = readFileSync(new URL("../../pkg/HOSTING.md", import.meta.url), "utf8");
  const named = [...hosting.matchAll(/^ {4}\/pkg\/(.+)\n.*immutable/gm)].map(([, path]) => path.split("*"));
  const dist = files.map(({ path }) => path).filter((path) => path.startsWith("dist/"));
  const hashed = dist.filter((path) => /-[0-9a-zA-Z]{8}\./.test(path)).map((path) => path.replace("dist/", ""));
  assert.ok(hashed.length > 20 && named.length > 3);
  assert.deepEqual(
    hashed.filter((path) => !named.some(([from, to]) => path.startsWith(from) && path.endsWith(to))), []);
});

test("the tarball is at most 4 MB", (t) => {
  t.diagnostic(`${size.toLocaleString("en")} bytes packed`);
  assert.ok(size <= LIMIT, `${size} bytes`);
});

test("every file that a script names is there, in the form that bundlers find", () => {
  const dist = new URL("../../pkg/dist/", import.meta.url);
  const paths = new Set(files.map(({ path }) => path));
  const scripts = readdirSync(dist).filter((name) => name.endsWith(".js"));
  const named = scripts.flatMap((name) => {
    const found = readFileSync(new URL(name, dist), "utf8").matchAll(/new URL\("([^"]+)",\s*import\.meta\.url\)/g);
    return [...found].map(([, address]) => ({ name, address }));
  });
  assert.ok(named.length > 10);
  const lost = named.filter(({ address }) => !(address.startsWith("./") && paths.has(address.replace(/^\./, "dist"))));
  assert.deepEqual(lost, []);
});
