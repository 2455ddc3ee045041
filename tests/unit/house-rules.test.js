// The rules of the house that a reader of a change could miss, read off the tree.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadTexts } from "../../www/element/texts.js";

const [en, zh] = await Promise.all([loadTexts("en", "tools"), loadTexts("zh", "tools")]);

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * @param {string[]} args
 * @returns {string[]} paths, with / on every system
 */
function git(...args) {
  return execFileSync("git", ["ls-files", "-z", ...args], { cwd: root, encoding: "utf8" })
    .split("\0")
    .filter((path) => path && existsSync(join(root, path)));
}

/** All that is in git or about to be. */
const tree = git("--cached", "--others", "--exclude-standard");
const rust = tree.filter((path) => /^src\/.*\.rs$/.test(path));
const page = tree.filter((path) => /^www\/.*\.(js|html)$/.test(path));
const tests = tree.filter((path) => /^(tests|src|www)\/.*\.(rs|js|mjs|ts)$/.test(path));

const written = tree.filter((path) => /\.(rs|m?js|ts|css)$/.test(path));

const whole = (/** @type {string} */ path) => readFileSync(join(root, path), "utf8");

/**
 * The text of a file without its comments (those that fill lines) and, in Rust, without its tests, which end a file.
 * @param {string} path
 */
function code(path) {
  const text = whole(path);
  const product = path.startsWith("src/") ? text.split(/^#\[cfg\((?:all\()?test\b.*\n(?:#.*\n)*mod /m)[0] : text;
  return product.replace(/^\s*(\/\/|\/\*|\* ).*$/gm, "");
}

/**
 * The files in which a pattern is found. The pattern must find the example: a rule that cannot fail is none.
 * @param {string[]} files
 * @param {RegExp} pattern
 * @param {string} example
 * @param {(path: string) => string} [read]
 */
function filesWith(files, pattern, example, read = code) {
  assert.ok(files.length > 0, "no files found to look at");
  assert.match(example, pattern);
  return files.filter((path) => pattern.test(read(path)));
}

test("wasm_bindgen, js_sys and web_sys appear under src/wasm alone", () => {
  const found = filesWith(rust, /\b(wasm_bindgen|js_sys|web_sys)\b/, "use wasm_bindgen::prelude::*;");
  assert.deepEqual(found.filter((path) => !path.startsWith("src/wasm/")), []);
});

test("randomness in Rust comes from src/rng.rs alone", () => {
  const pattern = /\brand\w*::|\bgetrandom\b|\bMath::random\b|\b(Tensor|Var)::rand|\brandn?(_like)?\(/;
  const found = filesWith(rust, pattern, "let noise = x.randn_like(0.0, 1.0)?;");
  assert.deepEqual(found.filter((path) => path !== "src/rng.rs"), []);
});

test("the page draws no random number, but for a new seed in one place", () => {
  assert.deepEqual(filesWith(page, /\bMath\.random\b/, "Math.random()"), []);
  const found = filesWith(page, /\bgetRandomValues\b/, "crypto.getRandomValues(new Uint32Array(1))");
  assert.ok(found.length <= 1, `found in ${found.join(", ")}`);
});

test("unsafe code is in src/kernels alone", () => {
  const found = filesWith(rust, /\bunsafe\b/, "unsafe { *pointer }");
  assert.deepEqual(found.filter((path) => !/^src\/kernels(\/|\.rs$)/.test(path)), []);
});

test("workers are started in exactly one file of the page", () => {
  const found = filesWith(page, /\bnew (Shared)?Worker\b/, "new Worker(url)");
  assert.equal(found.length, 1, `found in ${found.join(", ") || "none"}`);
});

test("no line of a picture has no length: " +
  "WebKit draws a cloud where its caps are round and its stroke does not scale", () => {
  assert.deepEqual(filesWith(page, /\d\}?[hv]0[MmZz`"']/, 'd="M0 0h0"'), []);
});

test("no line is longer than .editorconfig has it", () => {
  const [, most] = /max_line_length = (\d+)/.exec(readFileSync(join(root, ".editorconfig"), "utf8")) ?? [];
  const long = new RegExp(`^.{${Number(most) + 1},}$`, "mu");
  assert.deepEqual(filesWith(written, long, "x".repeat(Number(most) + 1), whole), []);
});

test("JSDoc is of one style: a line for one thing, else a block without an empty line before its tags", () => {
  const scripts = written.filter((path) => !/\.(rs|css)$/.test(path));
  const findings = [
    filesWith(scripts, /^\s*\/\*\* (?:(?!\*\/).)* @[a-z]+\b/m, "/** The sum. @param {number} a */", whole),
    filesWith(scripts, /^\s*\/\*\* (?:(?!\*\/).)*$/m, "/** The sum\n * of both. */", whole),
    filesWith(scripts, /^\s*\*\n\s*\* @/m, " * The sum.\n *\n * @param {number} a", whole),
  ];
  assert.deepEqual(findings, [[], [], []]);
});

test("no test is skipped or singled out", () => {
  const pattern = new RegExp(
    [
      String.raw`\b(test|it|describe|suite)(\.\w+)*\.(only|skip|fixme|todo|fail)\b`,
      String.raw`\b(skip|only|todo): *(true|["'\`])`,
      String.raw`#\[ignore`,
    ].join("|"),
  );
  const self = "tests/unit/house-rules.test.js";
  assert.deepEqual(filesWith(tests, pattern, "test.describe.only(", whole).filter((path) => path !== self), []);
});

test("the product handles its errors: no unwrap, expect, todo! or dbg! outside tests", () => {
  const pattern = /\.unwrap\(\)|\.expect\(\s*["&]|\b(todo|unimplemented|dbg)!/;
  assert.deepEqual(filesWith(rust, pattern, "let x = y.unwrap();"), []);
});

test("nothing that is generated is in git", () => {
  assert.ok(tree.includes("package.json"));
  assert.deepEqual(git("--", "dist", "pkg/dist", "node_modules", "target", "test-results"), []);
});

test("the lock file names no registry", () => {
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  assert.match(lock, /"integrity"/);
  assert.doesNotMatch(lock, /"resolved"/);
});

test("the English and the Chinese texts have the same keys", () => {
  /** @type {(texts: object, prefix?: string) => string[]} */
  const keys = (texts, prefix = "") =>
    Object.entries(texts).flatMap(([key, value]) =>
      value && typeof value === "object" ? keys(value, `${prefix}${key}.`) : [prefix + key],
    );
  assert.ok(keys(en).length > 10);
  assert.deepEqual(keys(zh).sort(), keys(en).sort());
});
