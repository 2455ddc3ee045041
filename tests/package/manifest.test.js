// custom-elements.json, the manifest that editors and catalogues read, the types and the README say of <z-scape> what
// it has: all of it and nothing else.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import ts from "typescript";
import { defaultOf, described, documents } from "../../scripts/documents.mjs";
import { figures } from "../../www/figures/figures.js";

const root = new URL("../../", import.meta.url);

/** @type {typeof import("zscape") & { ZScape: { observedAttributes: string[] } }} */
const { ZScape } = await import(new URL("pkg/dist/zscape.js", root).href);

/** @param {string} path from the top of the checkout */
function read(path) {
  return readFileSync(new URL(path, root), "utf8");
}

/** @typedef {{ name: string, kind?: string, static?: boolean, readonly?: boolean, default?: string }} Entry */

const declaration = JSON.parse(read("pkg/custom-elements.json")).modules[0].declarations[0];

/**
 * The names of one of the manifest's lists, sorted.
 * @param {string} list
 */
function listed(list) {
  return declaration[list].map((/** @type {Entry} */ { name }) => name).sort();
}

/**
 * The different groups that a pattern finds in the element's source.
 * @param {string} ending of the files' names
 * @param {RegExp} pattern
 */
function inSource(ending, pattern) {
  const texts = ["www/element", "www/ui"].flatMap((folder) => {
    const names = readdirSync(new URL(folder, root), { encoding: "utf8", recursive: true });
    return names.filter((name) => name.endsWith(ending)).map((name) => read(`${folder}/${name}`));
  });
  return [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, group]) => group)))];
}

/**
 * What is declared inside a class or an interface of the types.
 * @param {string} name
 * @param {string} [file]
 */
function declared(name, file = "zscape.d.ts") {
  const types = ts.createSourceFile(file, read(`pkg/types/${file}`), ts.ScriptTarget.ES2023, true);
  const found = types.statements.find(
    (statement) =>
      (ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement)) && statement.name?.text === name,
  );
  const { members } = /** @type {ts.ClassDeclaration | ts.InterfaceDeclaration} */ (found);
  return members.map((member) => {
    const flags = ts.getCombinedModifierFlags(/** @type {ts.Declaration} */ (member));
    return {
      name: member.name && "text" in member.name ? String(member.name.text) : "",
      kind: ts.isMethodDeclaration(member) ? "method" : "field",
      static: (flags & ts.ModifierFlags.Static) !== 0,
      readonly: (flags & ts.ModifierFlags.Readonly) !== 0,
    };
  });
}

test("attributes, with the defaults of the tables", () => {
  assert.deepEqual(listed("attributes"), [...ZScape.observedAttributes].sort());
  for (const setting of [...ZScape.settingsTable, ...ZScape.optionsTable]) {
    const entry = declaration.attributes.find((/** @type {Entry} */ { name }) => name === setting.attribute);
    assert.equal(entry.default ?? "", defaultOf(setting), `the default of ${setting.attribute}`);
  }
});

test("what the manifest and the README say of attributes is what node scripts/documents.mjs writes", async () => {
  for (const [path, text] of Object.entries(await documents())) assert.equal(read(path), text, path);
});

test("the types give each setting and option its default and its limits, as the tables have them", async () => {
  const members = await described();
  for (const entry of [...ZScape.settingsTable, ...ZScape.optionsTable]) {
    const { name, min, max, above, default: value } = entry;
    const { says, value: told } = /** @type {{ says: string, value: string }} */ (members.get(name));
    assert.match(says, /^[A-Z`].*\.$/, name);
    assert.equal(told, defaultOf(entry), `the default of ${name}`);
    // A limit that is there to keep memory in bounds, of what has no value by itself, is said where it is passed.
    if (min === undefined || max === undefined || !value || Array.isArray(value)) continue;
    assert.ok(says.includes(above ? `above ${min}, at most ${max}` : `${min} to ${max}`), `${name}: ${says}`);
  }
});

test("attributes for JSX and Vue, as the manifest has them, and every figure by its name", () => {
  const inTemplates = (/** @type {string} */ name) =>
    declared(name, "attributes.d.ts").map((member) => member.name).sort();
  // `lang` and `hidden` are every element's; `settings` and `view` are properties, which templates may set.
  const own = [
    ...listed("attributes").filter((/** @type {string} */ name) => !["hidden", "lang"].includes(name)),
    "settings", "view",
  ];
  assert.deepEqual(inTemplates("ZScapeAttributes"), own.sort());
  assert.deepEqual(inTemplates("ZScapeFigureAttributes"), ["name", "state", "text"]);
  const [, names] = read("pkg/types/attributes.d.ts").match(/^ {2}name: (.+);$/m) ?? [];
  assert.deepEqual(names.replaceAll('"', "").split(" | ").sort(), Object.keys(figures).sort());
});

test("properties and methods, as the types declare them", () => {
  const flat = (/** @type {Entry} */ { name, kind, static: ofClass = false, readonly = false }) =>
    `${ofClass ? "static " : ""}${readonly ? "readonly " : ""}${kind} ${name}`;
  const unique = (/** @type {Entry[]} */ entries) => [...new Set(entries.map(flat))].sort();
  const own = declared("ZScape").filter(({ name }) => name !== "addEventListener");
  assert.ok(own.length > 10);
  assert.deepEqual(unique(declaration.members), unique(own));
});

test("events, as the types declare them", () => {
  const events = declared("ZScapeEventDetails").map(({ name }) => name);
  assert.deepEqual(listed("events"), events.sort());
});

test("custom properties and parts, as the source has them", () => {
  assert.deepEqual(listed("cssProperties"), inSource(".css", /var\((--zscape-[\w-]+)/g).sort());
  const parts = inSource(".js", /\bpart(?:="|", ")([^"$]+)"/g).flatMap((names) => names.split(" "));
  assert.deepEqual(listed("cssParts"), [...new Set(parts)].sort());
});

const readme = read("pkg/README.md");

test("the package's README names every attribute, property, method, event, custom property and part", () => {
  const names = ["attributes", "members", "events", "cssProperties", "cssParts"].flatMap(listed);
  const missing = names.filter((name) => !new RegExp(`\`[^\`\n]*(?<![\\w-])${name}(?![\\w-])[^\`\n]*\``).test(readme));
  assert.deepEqual(missing, []);
});
