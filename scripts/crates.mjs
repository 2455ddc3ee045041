// The crates that are compiled into the modules of WebAssembly, and the licences that they come under: which of them
// may be part of the package, and the texts that must be passed on with it.

import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Failure, root, run } from "./run.mjs";

const TARGET = "wasm32-unknown-unknown";
/** The features that the modules are built with, one each. */
const FEATURES = ["session", "lesson"];

/**
 * The licences that a crate may come under, by how their texts are known. Of several that a crate offers, the first
 * in this order is taken: Apache's text is the same for all and names no holder, so that it is passed on once.
 * @type {Record<string, RegExp>}
 */
const ALLOWED = {
  "Apache-2.0": /^\s*Apache License\s+Version 2\.0/,
  "Apache-2.0 WITH LLVM-exception": /LLVM Exceptions to the Apache 2\.0 License/,
  MIT: /Permission is hereby granted, free of charge, to any\s+person obtaining a copy\s+of this software and/i,
  "BSD-2-Clause": /Redistribution and use in source and binary forms/,
  "BSD-3-Clause": /Redistribution and use in source and binary forms[^]*Neither the name/,
  ISC: /Permission to use, copy, modify, and(?:\/or)? distribute this software/,
  Zlib: /This software is provided 'as-is'/,
  "Unicode-3.0": /UNICODE LICENSE V3/,
  "0BSD": /Permission to use, copy, modify, and(?:\/or)? distribute this software/,
  "BSL-1.0": /Boost Software License/,
  "CC0-1.0": /CC0 1\.0 Universal/,
  Unlicense: /free and unencumbered software released into the public domain/,
};

/**
 * @typedef {object} Crate
 * @property {string} name
 * @property {string} version
 * @property {string | null} license  as an SPDX expression
 * @property {string} manifest_path
 */

/**
 * The crates of both modules, and Rust's standard library.
 * @returns {Promise<Crate[]>}
 */
export async function crates() {
  const found = [...(await Promise.all(FEATURES.map(cratesOf))).flat(), await standardLibrary()];
  const named = new Map(found.map((crate) => [title(crate), crate]));
  return [...named.keys()].sort().map((name) => /** @type {Crate} */ (named.get(name)));
}

/**
 * What a module is compiled from, without what only builds it (build scripts, macros) or tests it, and without the
 * other packages of this workspace.
 * @param {string} feature
 */
async function cratesOf(feature) {
  const choice = ["--no-default-features", "--features", feature, "--filter-platform", TARGET];
  const metadata = await run("cargo", ["metadata", "--format-version", "1", ...choice], { show: "none" });
  const { packages, resolve } = JSON.parse(metadata);
  /** @type {Map<string, Crate & { targets: { kind: string[] }[] }>} */
  const byId = new Map(packages.map((/** @type {{ id: string }} */ crate) => [crate.id, crate]));
  /** @type {Map<string, { pkg: string, dep_kinds: { kind: string | null }[] }[]>} */
  const needs = new Map(resolve.nodes.map((/** @type {{ id: string, deps: unknown }} */ node) => [node.id, node.deps]));
  const reached = new Set([resolve.root]);
  for (const id of reached) {
    for (const { pkg, dep_kinds } of needs.get(id) ?? []) {
      const macro = byId.get(pkg)?.targets.some(({ kind }) => kind.includes("proc-macro"));
      if (!macro && dep_kinds.some(({ kind }) => kind === null)) reached.add(pkg);
    }
  }
  reached.delete(resolve.root);
  return [...reached].flatMap((id) => byId.get(id) ?? []);
}

/**
 * Its licence's text lies elsewhere with every toolchain: ours is the same.
 * @returns {Promise<Crate>}
 */
async function standardLibrary() {
  const version = (await run("rustc", ["--version"], { show: "none" })).split(" ")[1];
  return { name: "std", version, license: "MIT OR Apache-2.0", manifest_path: join(root, "Cargo.toml") };
}

/** Whose copyright a text is under: not a sentence of the licence that begins a line with that word. */
const HOLDER = /^[^\S\n]*copyright (?:\(c\)|©|[0-9]{4}).*\n/gim;

const title = (/** @type {Crate} */ { name, version }) => `${name} ${version}`;

/**
 * The ways in which an SPDX expression can be met: lists of licences that hold together.
 * @param {string} expression  MIT/Apache-2.0, as old crates write it, is MIT OR Apache-2.0
 * @returns {string[][]}
 */
export function alternatives(expression) {
  const tokens = expression.replaceAll("/", " OR ").match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const refuse = () => new Failure(`"${expression}" is not an SPDX expression.`);
  const either = () => {
    const found = both();
    while (tokens[at] === "OR") {
      at += 1;
      found.push(...both());
    }
    return found;
  };
  const both = () => {
    let found = one();
    while (tokens[at] === "AND") {
      at += 1;
      const more = one();
      found = found.flatMap((some) => more.map((others) => [...some, ...others]));
    }
    return found;
  };
  /** @returns {string[][]} */
  const one = () => {
    if (tokens[at] === "(") {
      at += 1;
      const found = either();
      if (tokens[at++] !== ")") throw refuse();
      return found;
    }
    const words = tokens[at + 1] === "WITH" ? [tokens[at], "WITH", tokens[at + 2]] : [tokens[at]];
    if (words.some((word, i) => !word || (i !== 1 && /^(?:[()]|AND|OR|WITH)$/.test(word)))) throw refuse();
    at += words.length;
    return [[words.join(" ")]];
  };
  const found = either();
  if (at < tokens.length) throw refuse();
  return found;
}

/**
 * The licences by which a crate may be part of the package.
 * @param {Pick<Crate, "name" | "version" | "license">} crate
 * @returns {string[]}
 */
export function chosen({ name, version, license }) {
  if (!license) throw new Failure(`The crate ${name} ${version} names no licence.`);
  const order = Object.keys(ALLOWED);
  const rank = (/** @type {string[]} */ some) => some.reduce((sum, licence) => sum + order.indexOf(licence), 0);
  const [best] = alternatives(license)
    .filter((some) => some.every((licence) => order.includes(licence)))
    .sort((a, b) => rank(a) - rank(b));
  if (best) return best;
  const known = order.join(", ");
  throw new Failure(`The crate ${name} ${version} comes under "${license}". Expected one of ${known}.`);
}

/**
 * The licence files of a crate.
 * @param {Crate} crate
 */
async function files({ manifest_path }) {
  const folder = dirname(manifest_path);
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries.filter((entry) => entry.isFile() && /^(?:un)?licen[cs]e|^copying/i.test(entry.name));
  const names = found.map(({ name }) => name).sort();
  return Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
}

/**
 * What two copies of a text have in common: Apache's may end in an appendix on its use.
 * @param {string} text
 */
function essence(text) {
  return text.replace(/END OF TERMS AND CONDITIONS[^]*/, "").replace(/https?:|\s+/g, "");
}

/**
 * A list in lines of a hundred characters.
 * @param {string} list
 */
function wrapped(list) {
  return list.replace(/(?=.{101})(.{1,100},) /g, "$1\n");
}

/**
 * One text on all crates: which they are, and each licence once, with those that it holds for.
 * @param {Crate[]} all
 */
export async function crateNotices(all) {
  /** @type {Map<string, { licence: string, text: string, holders: string[] }>} */
  const texts = new Map();
  /** @type {[Crate, string][]} */
  const without = [];
  const add = (/** @type {string} */ licence, /** @type {string} */ text, /** @type {Crate} */ crate) => {
    const key = `${licence} ${essence(text)}`;
    const known = texts.get(key) ?? { licence, text: text.trim().replaceAll("\r\n", "\n"), holders: [] };
    known.holders.push(title(crate));
    texts.set(key, known);
  };
  for (const crate of all) {
    const candidates = await files(crate);
    for (const licence of chosen(crate)) {
      const text = candidates.find((candidate) => ALLOWED[licence].test(candidate));
      if (text) add(licence, text, crate);
      else without.push([crate, licence]);
    }
  }
  // A crate that holds no text names no holder either: it gets the licence's words, without another's line.
  for (const [crate, licence] of without) {
    const known = [...texts.values()].find((text) => text.licence === licence);
    if (!known) throw new Failure(`${title(crate)} holds no text of ${licence}, which the package must pass on.`);
    add(licence, known.text.replace(HOLDER, "").trim(), crate);
  }
  const list = all.map((crate) => `${title(crate)} (${crate.license})`);
  const sorted = [...texts.values()].sort((a, b) => a.licence.localeCompare(b.licence, "en"));
  const sections = sorted.map(({ licence, text, holders }) => {
    return `== ${wrapped(`${licence}: ${holders.join(", ")}`)}\n\n${text}`;
  });
  return [list.join("\n"), ...sections].join("\n\n");
}
