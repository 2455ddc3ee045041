// Writes what documents say of the attributes: names, choices and defaults are those of the tables, words those of the
// types (pkg/types/).
//
//   node scripts/documents.mjs

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { optionsTable } from "../www/element/options.js";
import { settingsTable } from "../www/element/settings.js";
import { figures } from "../www/figures/figures.js";
import { languages } from "../www/languages.js";
import { Failure, root } from "./run.mjs";

/** @typedef {import("../www/element/settings.js").Setting | import("../www/element/options.js").Option} Entry */

/**
 * @typedef {object} Attribute
 * @property {string} name
 * @property {string} type
 * @property {string} [written]  its type in templates; none of what every element has
 * @property {string} value  the default, "" without one
 * @property {string} says
 */

const HIDDEN = "With a number the same as `hidden-units`, but a page's CSS may hide it; else HTML's own flag, which " +
  "hides the element.";
const WIDTH = 120;
const TYPES = ["pkg/types/session.d.ts", "pkg/types/zscape.d.ts"];

/** The interfaces of settings and options. */
const DESCRIBED = ["Settings", "ZScapeSettings", "ZScapeLook", "ZScapeOptions"];

/** @param {string} path */
const read = (path) => readFile(join(root, path), "utf8");

/**
 * What the types say of the members of their interfaces.
 * @returns {Promise<Map<string, { says: string, value: string }>>}
 */
export async function described() {
  const sources = await Promise.all(TYPES.map(async (path) =>
    ts.createSourceFile(path, await read(path), ts.ScriptTarget.ES2023, true)));
  const statements = sources.flatMap((source) => [...source.statements]);
  const members = statements.filter(ts.isInterfaceDeclaration).filter(({ name }) => DESCRIBED.includes(name.text))
    .flatMap((each) => [...each.members]);
  return new Map(members.filter(ts.isPropertySignature).map((member) => {
    const docs = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc);
    const text = (/** @type {string | ts.NodeArray<ts.JSDocComment> | undefined} */ comment) =>
      (ts.getTextOfJSDocComment(comment) ?? "").replace(/\s+/g, " ").trim();
    const value = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === "defaultValue");
    return [member.name.getText(), { says: text(docs.at(-1)?.comment), value: text(value?.comment) }];
  }));
}

/**
 * A default as the attribute has it.
 * @param {{ kind: string, default: unknown }} entry
 */
export function defaultOf({ kind, default: value }) {
  if (kind === "flag" && value === false) return "";
  return Array.isArray(value) ? value.join(kind === "words" ? " " : ",") : String(value ?? "");
}

/** @param {Entry} entry */
function typeOf({ kind, choices = [], default: value }) {
  if (kind === "choice") return union(choices);
  // A flag that is on without its attribute is said in words.
  if (kind === "flag") return value ? union(["true", "false"]) : "boolean";
  return kind === "whole" || kind === "number" ? "number" : "string";
}

/** @param {string[]} words */
const union = (words) => words.map((word) => JSON.stringify(word)).join(" | ");

/**
 * As templates write it.
 * @param {Entry} entry
 * @param {string} owner  the interface that has its property
 */
function writtenType({ name, kind, default: value, ...entry }, owner) {
  if (kind === "choice") return `${owner}["${name}"]${"bare" in entry ? ' | ""' : ""}`;
  if (kind === "flag") return value ? union(["true", "false"]) : "Flag<Off>";
  return kind === "whole" || kind === "number" ? "Numeric" : "string";
}

/**
 * The attributes among the members of ZScapeAttributes (pkg/types/attributes.d.ts).
 * @param {Attribute[]} list
 */
function members(list) {
  return list.filter(({ written }) => written).map(({ name, written, says }) =>
    `${comment(says)}  ${/\W/.test(name) ? JSON.stringify(name) : name}?: ${written};\n`).join("");
}

/**
 * What stands over a member: on one line, or in a block where that would be too long.
 * @param {string} says
 */
function comment(says) {
  if (says.length <= WIDTH - "  /**  */".length) return `  /** ${says} */\n`;
  const lines = says.match(new RegExp(`.{1,${WIDTH - "   * ".length}}(?= |$)`, "g")) ?? [];
  return `  /**\n${lines.map((line) => `   * ${line.trim()}\n`).join("")}   */\n`;
}

/**
 * Of both elements.
 * @returns {Promise<{ element: Attribute[], figure: Attribute[] }>}
 */
async function attributes() {
  const words = await described();
  /** @returns {(of: Entry) => Attribute} */
  const entriesOf = (/** @type {string} */ owner) => (of) => ({
    name: of.attribute, type: typeOf(of), written: writtenType(of, owner), value: defaultOf(of),
    says: words.get(of.name)?.says ?? "",
  });
  const [ofSetting, ofOption] = ["ZScapeSettings", "ZScapeOptions"].map(entriesOf);
  const aliased = settingsTable.flatMap((setting) => (setting.alias
    ? [{
      ...ofSetting(setting), name: setting.alias,
      says: `The same as \`${setting.attribute}\`, which frameworks take for a property of the DOM.`,
    }]
    : []));
  const tongues = Object.keys(languages);
  const choice = tongues.map((language) => `\`${language}\``).join(" or ");
  const lang = {
    name: "lang", type: union(tongues), value: "",
    says: `The language of the texts: ${choice}; without it, the browser's.`,
  };
  return {
    element: [
      ...settingsTable.map(ofSetting), ...aliased,
      { name: "hidden", type: "number", value: "", says: HIDDEN },
      {
        name: "z", type: "string", written: "string | readonly [number, number]", value: "0,0",
        says: "Where the handle is, such as `0.5,-1.2`: x to the right, y upwards.",
      },
      ...optionsTable.map(ofOption), lang,
    ],
    figure: [
      { name: "name", type: union(Object.keys(figures)), value: "", says: "Which figure." },
      {
        name: "state", type: "string", value: "",
        says: "What the reader has set, as figure.state has it: \"problem=chain&seed=3\". Another value begins the " +
          "figure anew.",
      },
      lang,
      ofOption(/** @type {Entry} */ (optionsTable.find(({ name }) => name === "text"))),
    ],
  };
}

/**
 * A list as the manifest has it.
 * @param {Attribute[]} list
 */
const listed = (list) => list.map(({ name, type, value, says }) =>
  ({ name, type: { text: type }, ...(value === "" ? {} : { default: value }), description: says }));

/**
 * A table as the README has it.
 * @param {Attribute[]} list
 */
function table(list) {
  const rows = list.map(({ name, value, says }) =>
    `| \`${name}\` | ${says.replace(/\.$/, "")} | ${value === "" ? "" : `\`${value}\` `}|`);
  return ["| attribute | what it says | default |", "|---|---|---|", ...rows].join("\n");
}

/**
 * A row of the README's table of figures, from the first words of the figure's module: what one does there, and what it
 * shows.
 * @param {string} name
 */
async function figureRow(name) {
  const path = `www/figures/${name}/${name}.js`;
  const head = (await read(path)).split("\n\n")[0].replace(/^\/\/ ?/gm, "").replace(/\s+/g, " ");
  const [, does, shows] = /^The figure "\w+": one (.+?)\. It shows (.+)\.$/.exec(head) ?? [];
  if (!shows) {
    throw new Failure(`${path} must begin with: The figure "${name}": one does this. It shows that. Got: ${head}`);
  }
  return `| \`${name}\` | ${does} | ${shows} |\n`;
}

/**
 * The documents as they should be, by their paths.
 * @returns {Promise<Record<string, string>>}
 */
export async function documents() {
  const { element, figure } = await attributes();
  const manifest = JSON.parse(await read("pkg/custom-elements.json"));
  const declarations = manifest.modules.flatMap((/** @type {any} */ module) => module.declarations);
  for (const declaration of declarations) {
    if (declaration.tagName === "z-scape") declaration.attributes = listed(element);
    if (declaration.tagName === "z-scape-figure") declaration.attributes = listed(figure);
  }
  const rows = await Promise.all(Object.keys(figures).map(figureRow));
  return {
    "pkg/custom-elements.json": `${JSON.stringify(manifest, null, 2)}\n`,
    "pkg/types/attributes.d.ts": (await read("pkg/types/attributes.d.ts"))
      .replace(/^ {2}name: .+;$/m, `  name: ${union(Object.keys(figures))};`)
      .replace(/(interface ZScapeAttributes<Off> \{\n)[^]*?(?= {2}settings\?:)/, (_, head) => head + members(element)),
    "README.md": (await read("README.md"))
      .replace(/(^\| figure \|.*\n\|.*\n)(\|.*\n)*/m, (_, head) => `${head}${rows.join("")}`),
    "pkg/README.md": (await read("pkg/README.md"))
      .replace(/^\| attribute \| what it says \| default \|\n(\|.*\n)*/m, () => `${table(element)}\n`),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of Object.entries(await documents())) await writeFile(join(root, path), text);
}
