// Makes the files of the npm package, which the page itself uses: the modules of WebAssembly, bundled scripts, texts
// and data. All but the entry scripts carry a hash of their content in their names.

import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { addressed, emit } from "./addressed.mjs";
import { buildGathered } from "./gathered.mjs";
import { Failure, root } from "./run.mjs";

/**
 * A script of others, otherwise in one place; it must be there.
 * @param {string} name
 * @param {{ file: RegExp, text: RegExp, by: string, gone: string }} change
 * @returns {import("esbuild").Plugin}
 */
const otherwise = (name, { file, text, by, gone }) => ({
  name,
  setup(build) {
    build.onLoad({ filter: file }, async ({ path }) => {
      const before = await readFile(path, "utf8");
      const contents = before.replace(text, by);
      if (contents === before) throw new Failure(gone);
      return { contents, loader: "js" };
    });
  },
});

/** Without the global name that lit-html leaves in a page, by which it warns of two versions of itself. */
const nameless = otherwise("nameless", {
  file: /[/\\]lit-html\.js$/,
  text: /,\(\w\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/,
  by: "",
  gone: "lit-html no longer notes its version where it did.",
});

/**
 * As soon as it is there uPlot makes a format for numbers in the browser's language, and where that is no tag of one
 * ("C", "") it throws. Its ticks are written as all other numbers of ours are.
 */
const anyLanguage = otherwise("any-language", {
  file: /[/\\]uPlot\.esm\.js$/,
  text: /\bnew Intl\.NumberFormat\([^()]*\bnav\.language\b[^()]*\)/,
  by: 'new Intl.NumberFormat("en")',
  gone: "uPlot no longer makes its format for numbers where it did.",
});

/**
 * Stylesheets as texts, without what only their readers need.
 * @type {import("esbuild").Plugin}
 */
const styles = {
  name: "styles",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await build.esbuild.transform(await readFile(path, "utf8"), {
        loader: "css", minify: build.initialOptions.minify,
      });
      return { contents: code, loader: "text" };
    });
  },
};

/**
 * A figure that shows a <z-scape> loads the element's own entry, which lies beside it, and no second copy.
 * @type {import("esbuild").Plugin}
 */
const beside = {
  name: "beside",
  setup(build) {
    build.onResolve({ filter: /[/\\]element[/\\]zscape\.js$/ }, () => ({ path: "./zscape.js", external: true }));
  },
};

/**
 * The scripts that workers run, by how the scripts that start them name them (www/element/files.js,
 * www/figures/files.js).
 */
const WORKERS = { "./worker/worker.js": "www/element/worker/worker.js", "./engines.js": "www/figures/engines.js" };

/**
 * The bundles: one call for the two entries of <z-scape>, so that shared code is shared, and one for the figures, of
 * which few pages have both; the workers, one file each; and one for Node.
 * @param {string} folder
 * @param {import("./modules.mjs").Modules["scripts"]} alias
 * @param {Record<string, string>} wasm  addresses of the modules, by what the scripts say
 * @param {boolean} light
 */
async function bundle(folder, alias, wasm, light) {
  const { build } = await import("esbuild");
  const { formulas } = await import("./formulas.mjs");
  const { grammar } = await import("./grammar.mjs");
  const { notices } = await import("./notices.mjs");
  /** @type {import("esbuild").BuildOptions} */
  const shared = {
    absWorkingDir: root,
    alias,
    bundle: true,
    format: "esm",
    logLevel: "warning",
    metafile: true,
    minify: !light,
    outdir: folder,
    target: "es2022",
    tsconfigRaw: {},
  };
  const workers = await build({
    ...shared,
    entryPoints: Object.values(WORKERS),
    entryNames: "[name]",
    plugins: [addressed(wasm, folder)],
    write: false,
  });
  const known = { ...wasm };
  for (const [address, script] of Object.entries(WORKERS)) {
    const made = workers.outputFiles.find(({ path }) => basename(path) === basename(script));
    if (!made) throw new Failure(`${script} was not bundled.`);
    known[address] = await emit(basename(script), made.contents, folder);
  }
  const parts = { ...shared, chunkNames: "part-[name]-[hash]", splitting: true };
  const page = await buildGathered({
    ...parts,
    entryPoints: { session: "src/wasm/session.js", zscape: "www/element/zscape.js" },
    plugins: [addressed(known, folder), nameless, anyLanguage, styles],
  });
  const figures = await buildGathered({
    ...parts,
    entryPoints: { figure: "www/figures/figure.js" },
    plugins: [beside, addressed(known, folder), nameless, formulas, grammar, styles],
  }, { asker: "www/figures/figures.js", part: "www/figures/host.js" });
  const node = await build({
    ...shared,
    entryPoints: { "session.node": "src/wasm/session.node.js" },
    platform: "node",
    plugins: [addressed(wasm, folder)],
  });
  if (!light) await writeFile(join(folder, "THIRD-PARTY.txt"), await notices([workers, page, figures, node]));
}

/**
 * Makes the package's files in a folder, which loses what it held.
 * @param {string} folder
 * @param {import("./modules.mjs").Modules} modules
 * @param {{ light: boolean }} options  light: the scripts as they were written, and no licences of others
 */
export async function makePackage(folder, { files, scripts }, { light }) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  /** @type {Record<string, string>} */
  const wasm = {};
  for (const [name, path] of Object.entries(files)) wasm[`./${name}`] = await emit(name, await readFile(path), folder);
  await bundle(folder, scripts, wasm, light);
  for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) await copyFile(join(root, licence), join(folder, licence));
}
