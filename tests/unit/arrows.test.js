// What imports what: the arrows go one way, in the scripts of the page and among the files of each folder of the core.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

/** @typedef {Map<string, string[]>} Graph  the files that each file imports */

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * @param {string} folder
 * @param {string} end
 */
const filesOf = (folder, end) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(end)).map((path) => join(root, folder, path));

/**
 * What is imported as soon as a script is: types and what comes later by import() are not.
 * @returns {Graph}
 */
function scripts() {
  return new Map(filesOf("www", ".js").map((path) => {
    const imports = readFileSync(path, "utf8")
      .matchAll(/^(?:import|export)\s[^;]*?from\s+"(\.[^"]+\.js)"|^import "(\.[^"]+\.js)"/gm);
    return [path, [...imports].map(([, from, alone]) => join(dirname(path), from ?? alone))];
  }));
}

/**
 * What a module of Rust uses of the modules beside it, its tests apart.
 * @returns {Graph}
 */
function modules() {
  return new Map(filesOf("src", ".rs").map((path) => {
    const text = readFileSync(path, "utf8").split(/^#\[cfg\((?:all\()?test\b/m)[0];
    const beside = [...text.matchAll(/\bsuper::(\w+)/g)].map(([, name]) => join(dirname(path), `${name}.rs`));
    return [path, beside.filter((other) => other !== path && existsSync(other))];
  }));
}

/**
 * The first circle that is found.
 * @param {Graph} graph
 */
function circleIn(graph) {
  /** @type {Set<string>} */
  const cleared = new Set();
  /** @type {(path: string, way: string[]) => string[] | undefined} */
  const follow = (path, way) => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (cleared.has(path)) return undefined;
    for (const next of graph.get(path) ?? []) {
      const circle = follow(next, [...way, path]);
      if (circle) return circle;
    }
    cleared.add(path);
    return undefined;
  };
  for (const path of graph.keys()) {
    const circle = follow(path, []);
    if (circle) return circle.map((each) => relative(root, each)).join(" -> ");
  }
  return undefined;
}

test("a circle is found where there is one, behind what leads to it", () => {
  const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => join(root, name));
  assert.equal(circleIn(new Map([[a, [b, d]], [b, [c]], [c, [b]], [d, []]])), "b -> c -> b");
  assert.equal(circleIn(new Map([[a, [b, c]], [b, [d]], [c, [d]], [d, []]])), undefined);
});

test("no scripts of the page import one another in a circle", () => {
  const graph = scripts();
  assert.ok(graph.size > 150 && [...graph.values()].flat().length > 300, "hardly anything was read");
  assert.equal(circleIn(graph), undefined);
});

test("no modules beside one another in the core use one another in a circle", () => {
  const graph = modules();
  assert.ok([...graph.values()].flat().length > 20, "hardly anything was read");
  assert.equal(circleIn(graph), undefined);
});

test("what both elements use knows neither of them, and the element knows no figure", () => {
  const from = (/** @type {string} */ folder) =>
    [...scripts()].filter(([path]) => path.startsWith(join(root, "www", folder)));
  const above = (/** @type {string} */ folder, /** @type {RegExp} */ others) =>
    from(folder).flatMap(([path, imports]) =>
      imports.filter((other) => others.test(relative(join(root, "www"), other).replaceAll("\\", "/")))
        .map((other) => `${path} -> ${other}`));
  assert.ok(from("ui").length > 10 && from("loading").length > 3 && from("element").length > 80);
  assert.deepEqual(
    [...above("ui", /^(element|figures|lesson)\//), ...above("loading", /^(element|figures|lesson)\//)], []);
  assert.deepEqual(above("element", /^(figures|lesson)\//), []);
});
