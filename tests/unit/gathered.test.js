// Which parts of a bundle are known to be there when another one comes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { partsBefore } from "../../scripts/gathered.mjs";

/**
 * Modules with what each imports at once and what it fetches later.
 * @param {Record<string, { now?: string[], later?: string[] }>} modules
 */
const inputs = (modules) => Object.fromEntries(Object.entries(modules).map(([path, { now = [], later = [] }]) => {
  const edges = (/** @type {string[]} */ paths, /** @type {"import-statement" | "dynamic-import"} */ kind) =>
    paths.map((target) => ({ path: target, kind }));
  return [path, { bytes: 1, imports: [...edges(now, "import-statement"), ...edges(later, "dynamic-import")] }];
}));

test("a part comes after the one whose modules ask for it, however deep", () => {
  const found = partsBefore(inputs({
    page: { now: ["life"] },
    life: { later: ["view"] },
    view: { now: ["tools", "life"] },
    tools: { later: ["step", "code"] },
    step: { now: ["tools"] },
    code: { later: ["step"] },
  }), ["page"]);
  assert.deepEqual(Object.fromEntries(found), { view: "page", step: "view", code: "view" });
});

test("where two parts may ask first, neither is known to be there", () => {
  const found = partsBefore(inputs({
    page: { now: ["shared"], later: ["one", "two"] },
    session: { now: ["shared"] },
    shared: { later: ["rare"] },
    one: { later: ["third"] },
    two: { later: ["third"] },
    third: {},
    rare: {},
  }), ["page", "session"]);
  assert.deepEqual(Object.fromEntries(found), { one: "page", two: "page" });
});
