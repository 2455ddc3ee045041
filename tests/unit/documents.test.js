// What the documents for those who work on zscape speak of is there, and so is what the workflows run.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (/** @type {string} */ path) => readFileSync(join(root, path), "utf8");

/** All files that are in git or about to be. */
const tree = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  cwd: root, encoding: "utf8",
}).split("\0").filter((path) => path && existsSync(join(root, path)));

const DOCUMENTS = [
  "README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "SECURITY.md", "pkg/README.md", "pkg/HOSTING.md",
  "pkg/RECIPES.md",
];

/** Made by the build and the tests, and in no checkout at first. */
const GENERATED = /^(dist|pkg\/dist|target|test-results)\//;
/** A path: words between slashes, or one with the ending of a file. */
const PATH = /^[\w.@-]+(\/[\w.@-]+)*(\/|\.(css|html|js|json|lock|md|mjs|py|rs|toml|ts|yml))$/;

/**
 * What stands in backticks in a text.
 * @param {string} text
 */
const quoted = (text) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, words]) => words);

/**
 * A path from the top, or the end of one.
 * @param {string} path
 */
function isThere(path) {
  const end = `/${path}`;
  return tree.some((file) => (path.endsWith("/") ? `/${file}`.includes(end) : `/${file}`.endsWith(end)));
}

for (const document of ["CONTRIBUTING.md", "ARCHITECTURE.md"]) {
  test(`every file that ${document} names is there`, () => {
    const paths = quoted(read(document)).filter((words) => PATH.test(words) && !GENERATED.test(words));
    assert.ok(paths.length > 40, `only ${paths.length} paths were found`);
    assert.deepEqual(paths.filter((path) => !isThere(path)), []);
  });
}

test("no recipe has more than eight lines of code", () => {
  const recipes = read("pkg/RECIPES.md").split("\n## ").slice(1);
  assert.ok(recipes.length > 12);
  const long = recipes.filter((recipe) => [...recipe.matchAll(/^ {4}\S.*/gm)].length > 8);
  assert.deepEqual(long.map((recipe) => recipe.split("\n")[0]), []);
});

for (const document of DOCUMENTS) {
  test(`every link of ${document} to a file of the project leads to one`, () => {
    const targets = [...read(document).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target]) => target);
    const files = targets.filter((target) => !URL.canParse(target));
    assert.deepEqual(files.filter((file) => !existsSync(join(root, posix.join(dirname(document), file)))), []);
  });
}

const { scripts } = JSON.parse(read("package.json"));
for (const document of ["README.md", "CONTRIBUTING.md"]) {
  test(`every npm command of ${document} is a script of package.json`, () => {
    const named = [...read(document).matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)]
      .map(([, run, own]) => run ?? own);
    assert.ok(named.length > 3);
    assert.deepEqual(named.filter((name) => !Object.hasOwn(scripts, name)), []);
  });
}

test("the steps that are named after --only, and those of the workflows, are steps of npm test", () => {
  const known = [...read("scripts/test.mjs").matchAll(/\bname: "([\w-]+)"/g)].map(([, name]) => name);
  assert.ok(known.length > 5);
  const workflows = tree.filter((path) => path.startsWith(".github/workflows/"));
  for (const path of ["README.md", "CONTRIBUTING.md", ...workflows]) {
    // In a workflow's matrix they are a list of their own: "- page --shard 1/5".
    const named = [...read(path).matchAll(/--only ([\w,-]+)|^ {10}- ([a-z,-]+)(?: --shard \S+)?$/gm)]
      .flatMap(([, after, entry]) => (after ?? entry).split(","));
    const unknown = named.filter((name) => !known.some((step) => step === name || step.startsWith(`${name}-`)));
    assert.deepEqual(unknown, [], path);
  }
});

test("every action of the workflows is pinned by a commit, with its version beside it", () => {
  const workflows = tree.filter((path) => path.startsWith(".github/workflows/"));
  const uses = workflows.flatMap((path) => [...read(path).matchAll(/\buses: (.+)$/gm)].map(([, action]) => action));
  assert.ok(uses.length > 10);
  const pinned = /^(\.\/\.github\/workflows\/[\w.-]+|[\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/;
  assert.deepEqual(uses.filter((action) => !pinned.test(action)), []);
});
