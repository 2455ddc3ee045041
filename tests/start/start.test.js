// npm start, as a newcomer types it: in a folder with the repository's files and nothing else, and without our tools.
// What cargo has compiled for others is at hand.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { freshEnvironment, freshFolder } from "../../scripts/fresh.mjs";

const windows = process.platform === "win32";
const MINUTE = 60_000;

/** @type {string} */
let folder;
/** @type {string} */
let cache;
/** @type {string} */
let address;
/** @type {Started} */
let started;

/** A command that runs in the fresh folder, in a group of its own as in a terminal. */
class Started {
  /**
   * @param {string[]} args of npm
   * @param {Record<string, string>} [env]
   */
  constructor(args, env = {}) {
    this.output = "";
    this.child = spawn("npm", args, {
      cwd: folder,
      env: { ...process.env, ...freshEnvironment, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, ...env },
      detached: !windows,
      shell: windows,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        this.output += text;
      });
    }
    this.ended = new Promise((resolve) => this.child.on("close", resolve));
  }

  /** Ctrl-C, which reaches the whole group. */
  interrupt() {
    const pid = /** @type {number} */ (this.child.pid);
    if (windows) spawn("taskkill", ["/pid", String(pid), "/t", "/f"]);
    else process.kill(-pid, "SIGINT");
  }

  /** Whether any process of the group is there. */
  get running() {
    try {
      return process.kill(
        windows ? /** @type {number} */ (this.child.pid) : -(/** @type {number} */ (this.child.pid)), 0);
    } catch {
      return false;
    }
  }
}

/**
 * Waits until something holds; fails with what the command printed.
 * @param {string} what
 * @param {() => unknown} holds
 * @param {number} [minutes]
 */
async function until(what, holds, minutes = 6) {
  for (
    let end = Date.now() + minutes * MINUTE; Date.now() < end;
    await new Promise((resolve) => setTimeout(resolve, 100))
  ) {
    if (await holds()) return;
  }
  assert.fail(`waited in vain for ${what}; npm start printed:\n${started.output}`);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** @param {string} path */
async function get(path) {
  const response = await fetch(new URL(path, address));
  assert.equal(response.status, 200, path);
  return response;
}

/**
 * The scripts of the element: the entry, the parts that it names, and those that they name.
 * @param {(name: string) => Promise<string>} read
 */
async function scripts(read) {
  const names = ["zscape.js"];
  const texts = [];
  for (const name of names) {
    const text = await read(name);
    texts.push(text);
    const parts = text.match(/part-[\w.-]+\.js/g) ?? [];
    names.push(...new Set(parts.filter((part) => !names.includes(part))));
  }
  return texts;
}

/** The paths of the package's files that the served scripts name, all of which must be there. */
async function packageFiles() {
  const texts = await scripts(async (name) => (await get(`pkg/${name}`)).text());
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/new URL\("\.\/([^"]+)"/g)].map(([, name]) => name)))];
}

/** The module of WebAssembly that is served. */
async function servedModule() {
  const name = (await packageFiles()).find((path) => /^session_bg.*\.wasm$/.test(path));
  assert.ok(name, "no script names session_bg.wasm");
  const response = await get(`pkg/${name}`);
  assert.match(response.headers.get("content-type") ?? "", /^application\/wasm/);
  return Buffer.from(await response.arrayBuffer());
}

before(async () => {
  folder = await freshFolder("start");
  cache = await mkdtemp(join(tmpdir(), "zscape-cache-"));
  const port = await freePort();
  address = `http://127.0.0.1:${port}/`;
  started = new Started(["start", "--", "--port", String(port)]);
  const over = started.ended.then(() => assert.fail(`npm start ended by itself:\n${started.output}`));
  await Promise.race([over, until("the address", () => started.output.includes(address), 20)]);
});

after(async () => {
  if (started.running) started.interrupt();
  await rm(cache, { recursive: true, force: true });
});

test("the printed address answers with the page, its scripts and its WebAssembly", async () => {
  const page = await (await get("")).text();
  assert.match(page, /<z-scape /);
  assert.doesNotMatch(page, /data-trunk/);
  const named = [...page.matchAll(/(?:src|href)="([^":#]+)"/g)].map(([, path]) => path);
  assert.ok(named.includes("pkg/zscape.js") && named.includes("page.js") && named.includes("lesson/index.html"),
    named.join());
  for (const path of named) await get(path);
  for (const path of await packageFiles()) await get(`pkg/${path}`);
  const module = await servedModule();
  assert.ok(WebAssembly.validate(module));
  assert.equal((await fetch(new URL("nothing.js", address))).status, 404);
});

test("a second one on the same port says so, and which command helps", async () => {
  const port = Number(new URL(address).port);
  const second = new Started(["start", "--", "--port", String(port)]);
  assert.notEqual(await second.ended, 0);
  assert.match(second.output, new RegExp(`Port ${port} is in use.*npm start -- --port ${port + 1}`));
});

test("what is no port is refused in a sentence", async () => {
  const refused = new Started(["start", "--", "--port", "web"]);
  assert.notEqual(await refused.ended, 0);
  assert.match(refused.output, /--port: expected a whole number from 1 to 65535, got web/);
  assert.doesNotMatch(refused.output, /\bat .*\.mjs/);
});

test("without rustup a sentence says where to get it", async () => {
  // A PATH with Node, npm and what npm needs, wherever else those lie.
  const programs = await mkdtemp(join(tmpdir(), "zscape-path-"));
  const system = windows ? [join(process.env.SystemRoot ?? "C:\\Windows", "System32")] : [];
  if (!windows) {
    for (const name of ["node", "npm", "sh", "env"]) {
      const found = (process.env.PATH ?? "").split(delimiter).map((at) => join(at, name)).find(existsSync);
      assert.ok(found, `${name} is not on the PATH`);
      await symlink(found, join(programs, name));
    }
  }
  const PATH = [programs, ...(windows ? [dirname(process.execPath)] : []), ...system].join(delimiter);
  const refused = new Started(["start"], { PATH });
  assert.notEqual(await refused.ended, 0);
  assert.match(refused.output, /rustup was not found\. Get it from https:\/\/rustup\.rs/);
  await rm(programs, { recursive: true });
});

test("a changed text reaches the page, and compiles nothing", async () => {
  const path = join(folder, "www", "page.js");
  const text = await readFile(path, "utf8");
  const before = started.output.length;
  await writeFile(path, `${text}// a change of the script\n`);
  await until("the changed script", async () =>
    (await (await fetch(new URL("page.js", address))).text()).includes("a change of the script"));
  const words = join(folder, "www", "texts", "element.en.js");
  await writeFile(words, (await readFile(words, "utf8")).replace(/rewind: "[^"]*"/, 'rewind: "A changed word"'));
  await until("the changed text", async () => {
    // While the scripts are made anew one that is named may not be there.
    const texts = await scripts(async (name) => (await fetch(new URL(`pkg/${name}`, address))).text());
    return texts.some((script) => script.includes("A changed word"));
  });
  assert.doesNotMatch(started.output.slice(before), /Compiling/);
});

test("Rust that does not compile leaves the page as it was; the next change reaches it, compiled once", async () => {
  const path = join(folder, "src", "config", "value.rs");
  const text = await readFile(path, "utf8");
  const served = await servedModule();
  await writeFile(path, `${text}\nnot Rust\n`);
  await until("a word on the failure", () => /the page stays as it was/.test(started.output));
  assert.ok((await servedModule()).equals(served));

  const before = started.output.length;
  const mark = `marked ${Date.now()}`;
  const changed = text.replace('write!(f, "{kind}")', `write!(f, "{kind} ${mark}")`);
  assert.notEqual(changed, text);
  await writeFile(path, changed);
  await until("the changed module", async () => (await servedModule().catch(() => Buffer.alloc(0))).includes(mark));
  assert.equal(started.output.slice(before).match(/Compiling zscape/g)?.length, 1);
});

test("Ctrl-C leaves no process behind", async () => {
  assert.ok(started.running);
  started.interrupt();
  await started.ended;
  await until("the last process to end", () => !started.running, 0.2);
});
