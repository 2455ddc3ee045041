// What `npm pack` puts into the package: all that it must, nothing else, and not too much of it.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, test } from "node:test";
import { freshFolder, pack } from "./installed.js";

const LIMIT = 3_500_000; // bytes of the tarball

/** Every file is of one of these kinds, and of each kind there is at least one. */
const KINDS = [
  /^package\.json$/,
  /^README\.md$/,
  /^custom-elements\.json$/,
  /^types\/(zscape|session)\.d\.ts$/,
  /^dist\/(LICENSE-(MIT|APACHE)|THIRD-PARTY\.txt)$/,
  /^dist\/(zscape|session|session\.node)\.js$/,
  /^dist\/part-\w+-[A-Z0-9]{8}\.js$/,
  /^dist\/worker-[0-9a-f]{8}\.js$/,
  /^dist\/session(_relaxed)?_bg-[0-9a-f]{8}\.wasm$/,
  /^dist\/data\/mnist\/(train-\d|held-out)-[0-9a-f]{8}\.(images|labels)\.idx\.gz$/,
  /^dist\/data\/models\/mnist-[0-9a-f]{8}\.safetensors\.gz$/,
  /^dist\/data\/models\/poster-(light|dark)-[0-9a-f]{8}\.webp$/,
];

const { files, size } = await pack(await freshFolder(after));

test("the tarball holds every kind of file that it must, and no other", () => {
  const paths = files.map(({ path }) => path);
  assert.deepEqual(paths.filter((path) => !KINDS.some((kind) => kind.test(path))), [], "files of no known kind");
  assert.deepEqual(KINDS.filter((kind) => !paths.some((path) => kind.test(path))).map(String), [], "missing kinds");
  const count = (/** @type {RegExp} */ kind) => paths.filter((path) => kind.test(path)).length;
  const counts = [/^types/, /LICENSE|THIRD/, /worker/, /\.wasm$/, /\.idx\.gz$/, /\.webp$/].map(count);
  assert.deepEqual(counts, [2, 3, 1, 2, 12, 2]);
});

test("the lines for hosts without patterns name every file with a hash", () => {
  const hosting = readFileSync(new URL("../../pkg/HOSTING.md", import.meta.url), "utf8");
  const named = [...hosting.matchAll(/^ {4}\/pkg\/(.+)\n.*immutable/gm)].map(([, path]) => path.split("*"));
  const dist = files.map(({ path }) => path).filter((path) => path.startsWith("dist/"));
  const hashed = dist.filter((path) => /-[0-9a-zA-Z]{8}\./.test(path)).map((path) => path.replace("dist/", ""));
  assert.ok(hashed.length > 20 && named.length > 3);
  assert.deepEqual(hashed.filter((path) => !named.some(([from, to]) => path.startsWith(from) && path.endsWith(to))), []);
});

test("the tarball is at most 3.5 MB", (t) => {
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
