// The version stands in Cargo.toml; whatever else names it names the same one.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

/** @param {string} path  from the top of the checkout */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/**
 * The first groups of all that a pattern finds in a file; at least one.
 * @param {string} path
 * @param {RegExp} pattern
 */
function found(path, pattern) {
  const groups = [...read(path).matchAll(pattern)].map(([, group]) => group);
  assert.ok(groups.length > 0, `${path} has nothing that ${pattern} finds`);
  return groups;
}

const [version] = found("Cargo.toml", /^\[package\]\n(?:[^[\n].*\n)*?version = "(.+)"$/gm);

/** The addresses of a release on a CDN. */
const ADDRESS = /zscape@([^/\s`]+)\//g;

/** @type {[path: string, pattern: RegExp][]} */
const PLACES = [
  ["Cargo.lock", /^name = "zscape"\nversion = "(.+)"$/gm],
  ["pkg/package.json", /^ {2}"version": "(.+)",$/gm],
  ["CITATION.cff", /^version: (.+)$/gm],
  ["README.md", ADDRESS],
  ["pkg/README.md", ADDRESS],
];
for (const [path, pattern] of PLACES) {
  test(`${path} names the version of Cargo.toml, ${version}`, () => {
    assert.deepEqual([...new Set(found(path, pattern))], [version]);
  });
}

test("the changelog has a section for what is not released and one for this version, each of them once", () => {
  const sections = found("CHANGELOG.md", /^## \[(.+?)\]/gm);
  assert.deepEqual(sections.slice(0, 2), ["Unreleased", version]);
  assert.equal(new Set(sections).size, sections.length);
});
