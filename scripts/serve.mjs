// Serves the page, makes it anew when a file has changed, and lets open pages reload.
//
//   npm start
//   npm start -- --port 8081 --host 0.0.0.0     on another port, and for other machines, too

import { appendFile, mkdir, readdir, rename, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { modules } from "./modules.mjs";
import { makePackage } from "./package.mjs";
import { Failure, main, root, target } from "./run.mjs";
import { setup } from "./setup.mjs";
import { makeSite } from "./site.mjs";

const WATCHED = ["src", "www", "Cargo.toml", "Cargo.lock"].map((name) => join(root, name));
/** What the module of WebAssembly is made of. */
const RUST = /\.rs$|Cargo\.(toml|lock)$/;
/** How long files are left alone before they are read, in ms: one command may change many. */
const QUIET = 50;

const site = join(target, "site");
const packaged = join(target, "site-package");
const RELOAD = "reload.js";

/** What the command line says. */
function options() {
  try {
    const { values } = parseArgs({
      options: { port: { type: "string", default: "8080" }, host: { type: "string", default: "127.0.0.1" } },
    });
    const port = Number(values.port);
    if (Number.isInteger(port) && port > 0 && port < 65536) return { port, host: values.host };
    throw new Error(`--port: expected a whole number from 1 to 65535, got ${values.port}`);
  } catch (error) {
    throw new Failure(`npm start: ${/** @type {Error} */ (error).message}`);
  }
}

/**
 * Serves the site, and returns what makes open pages reload.
 * @param {{ port: number, host: string }} options
 */
async function listen({ port, host }) {
  const { context } = await import("esbuild");
  let times = 0;
  // esbuild tells pages at /esbuild when a script of its own has changed. This one has nothing in it but how often it
  // was told to.
  const contents = () => `new EventSource("/esbuild").addEventListener("change", () => location.reload()); // ${times}`;
  const script = await context({
    entryPoints: [{ in: "reload", out: "reload" }],
    outdir: site,
    write: false,
    logLevel: "silent",
    legalComments: "inline",
    plugins: [
      {
        name: "reload",
        setup(build) {
          build.onResolve({ filter: /^reload$/ }, ({ path }) => ({ path, namespace: "reload" }));
          build.onLoad({ filter: /^reload$/, namespace: "reload" }, () => ({ contents: contents() }));
        },
      },
    ],
  });
  await mkdir(site, { recursive: true });
  try {
    await script.serve({ servedir: site, port, host });
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    if (!/address already in use|Only one usage of each socket/i.test(message)) {
      throw new Failure(`npm start: ${message}`);
    }
    throw new Failure(`Port ${port} is in use, perhaps by another npm start. ` +
      `Take another one: npm start -- --port ${port + 1}`);
  }
  return async () => {
    times += 1;
    await script.rebuild();
  };
}

/** @type {import("./modules.mjs").Modules} */
let made;

/**
 * Makes the site beside the one that is served, and puts it in its place.
 * @param {boolean} rust  whether Rust has changed
 */
async function make(rust) {
  if (rust) made = await modules({ light: true });
  await makePackage(packaged, made, { light: true });
  const [next, last] = [`${site}-next`, `${site}-last`];
  await makeSite(next, packaged);
  for (const name of await readdir(next, { recursive: true })) {
    if (name.endsWith(".html")) {
      await appendFile(join(next, name), `<script type="module" src="/${RELOAD}"></script>\n`);
    }
  }
  await rename(site, last);
  await rename(next, site);
  await rm(last, { recursive: true });
}

/**
 * Makes the site anew whenever a file has changed, one time after the other.
 * @param {() => Promise<void>} reload
 */
async function watch(reload) {
  const chokidar = await import("chokidar");
  /** @type {Set<string>} */
  const changed = new Set();
  let making = false;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;

  async function remake() {
    if (making || changed.size === 0) return;
    making = true;
    const names = [...changed];
    changed.clear();
    const start = performance.now();
    try {
      await make(names.some((name) => RUST.test(name)));
      await reload();
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      console.log(`[start] ${names.slice(0, 3).join(", ")}${names.length > 3 ? ", ..." : ""}: ` +
        `made anew in ${seconds} s`);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      console.error("[start] the page stays as it was; it is made anew at the next change");
    }
    making = false;
    later();
  }

  /** Once nothing has changed for a while. */
  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => void remake(), QUIET);
  }

  chokidar.watch(WATCHED, { ignoreInitial: true }).on("all", (event, path) => {
    if (event === "addDir" || event === "unlinkDir") return;
    changed.add(relative(root, path));
    later();
  });
}

// Ctrl-C reaches what is started here too, as one group; whoever ends this process alone ends esbuild with it.
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => process.exit(0));

await main(async () => {
  const { port, host } = options();
  await setup();
  const reload = await listen({ port, host });
  console.log("\n[start] makes the page (the first time 1 to 4 minutes)");
  await make(true);
  await watch(reload);
  console.log(`\n[start] zscape is at http://${host === "0.0.0.0" ? "localhost" : host}:${port}/ ` +
    "and follows every change; Ctrl-C ends it");
});
if (process.exitCode) process.exit();
