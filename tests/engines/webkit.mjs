// WebKitGTK by WebKitWebDriver, which speaks WebDriver over HTTP, on a display that nobody sees.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VIEWPORT } from "./driver.mjs";
import { findWebKit, findXvfb, makeLocale } from "./machine.mjs";

/** @typedef {import("./driver.mjs").Session} Session */
/** @typedef {(method: "GET" | "POST" | "DELETE", path: string, body?: object) => Promise<any>} Ask */

const SCRIPT_TIMEOUT = 120_000; // ms
const SCREEN = { width: 1600, height: 1200 };
const MOUSE = { type: "pointer", id: "mouse", parameters: { pointerType: "mouse" } };

/**
 * As WebDriver writes keys that are no character.
 * @type {Record<string, string>}
 */
const KEYS = {
  ArrowDown: "\uE015", ArrowLeft: "\uE012", ArrowRight: "\uE014", ArrowUp: "\uE013", Enter: "\uE007", Escape: "\uE00C",
  Tab: "\uE004",
};

/** A port that is free now. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

/** A display of its own, once it is there: it writes its number. */
async function openDisplay() {
  const { width, height } = SCREEN;
  const args = ["-displayfd", "3", "-screen", "0", `${width}x${height}x24`, "-nolisten", "tcp"];
  const child = spawn(await findXvfb(), args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const [number] = await Promise.race([
    once(/** @type {import("node:stream").Readable} */ (child.stdio[3]), "data"),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`Xvfb ended with status ${code}`))),
  ]);
  return { display: `:${String(number).trim()}`, close: () => child.kill() };
}

/**
 * A home of its own: what it saves and keeps goes there.
 * @param {string} folder
 * @param {string} downloads
 * @param {string | undefined} locale
 * @returns {Promise<Record<string, string>>} its environment
 */
async function makeHome(folder, downloads, locale) {
  await mkdir(join(folder, ".config"), { recursive: true });
  await mkdir(downloads, { recursive: true });
  await writeFile(join(folder, ".config", "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const { PATH = "" } = process.env;
  const home = { PATH, HOME: folder, XDG_CONFIG_HOME: join(folder, ".config"), XDG_RUNTIME_DIR: folder };
  if (!locale) return home;
  const locales = join(folder, "locales");
  await makeLocale(locales, locale);
  return { ...home, LOCPATH: locales, LANG: `${locale}.UTF-8`, LC_ALL: `${locale}.UTF-8` };
}

/**
 * @param {string} origin  of the driver
 * @returns {Ask}
 */
const askerOf = (origin) => async (method, path, body) => {
  const response = await fetch(origin + path, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = /** @type {{ value: any }} */ (await response.json());
  if (!response.ok) throw new Error(`${value?.error}: ${value?.message || path}`);
  return value;
};

/**
 * Asks until the driver listens.
 * @param {Ask} ask
 * @param {import("node:child_process").ChildProcess} child
 */
async function untilReady(ask, child) {
  while (child.exitCode === null) {
    const status = await ask("GET", "/status").catch(() => undefined);
    if (status?.ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`WebKitWebDriver ended with status ${child.exitCode}`);
}

/**
 * @param {{ locale: string | undefined }} wish  undefined: the system's is none but C, as in bare containers
 * @returns {Promise<Session>}
 */
export async function openWebKit({ locale }) {
  const { driver, browser } = await findWebKit();
  const folder = await mkdtemp(join(tmpdir(), "zscape-engines-"));
  const downloads = join(folder, "Downloads");
  const home = await makeHome(folder, downloads, locale);
  const { display, close: closeDisplay } = await openDisplay();
  const port = await freePort();
  const child = spawn(driver, ["-p", String(port)], {
    stdio: "ignore",
    env: {
      ...home,
      DISPLAY: display,
      GTK_THEME: "Adwaita",
      LIBGL_ALWAYS_SOFTWARE: "1",
      NO_AT_BRIDGE: "1", // there is no bus to speak to
      // Containers have no namespaces to spare; all that is opened is ours.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    },
  });
  const ask = askerOf(`http://127.0.0.1:${port}`);
  const end = async () => {
    child.kill();
    closeDisplay();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await untilReady(ask, child);
    const { sessionId, capabilities } = await ask("POST", "/session", {
      capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] } } },
    });
    const path = `/session/${sessionId}`;
    await ask("POST", `${path}/timeouts`, { script: SCRIPT_TIMEOUT, pageLoad: SCRIPT_TIMEOUT });
    const session = sessionOf((method, rest, body) => ask(method, path + rest, body));
    await fitWindow((method, rest, body) => ask(method, path + rest, body));
    return {
      version: `${capabilities.browserName} ${capabilities.browserVersion}`,
      downloads,
      ...session,
      close: async () => {
        await ask("DELETE", path).finally(end);
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/**
 * Makes the window so large that the page has its size within the browser's own bars.
 * @param {Ask} ask
 */
async function fitWindow(ask) {
  const { width, height } = VIEWPORT;
  await ask("POST", "/window/rect", { x: 0, y: 0, width, height });
  const [inner, outer] = await ask("POST", "/execute/sync", { script: "return [innerHeight, outerHeight];", args: [] });
  await ask("POST", "/window/rect", { x: 0, y: 0, width, height: height + outer - inner });
}

/**
 * What a session does, by what WebDriver calls it.
 * @param {Ask} ask
 */
function sessionOf(ask) {
  const act = (/** @type {object} */ source) => ask("POST", "/actions", { actions: [source] });
  const mouse = (/** @type {object} */ action) => act({ ...MOUSE, actions: [action] });
  return {
    go: (/** @type {string} */ url) => ask("POST", "/url", { url }),
    back: () => ask("POST", "/back", {}),
    forward: () => ask("POST", "/forward", {}),
    run: async (/** @type {string} */ expression) => {
      const script = `const done = arguments[0]; (${expression})` +
        ".then((text) => done({ text }), (error) => done({ error: String(error) }));";
      const { text, error } = await ask("POST", "/execute/async", { script, args: [] });
      if (error) throw new Error(error);
      return text;
    },
    move: (/** @type {number} */ x, /** @type {number} */ y) =>
      mouse({ type: "pointerMove", duration: 0, origin: "viewport", x: Math.round(x), y: Math.round(y) }),
    press: () => mouse({ type: "pointerDown", button: 0 }),
    release: () => mouse({ type: "pointerUp", button: 0 }),
    type: (/** @type {string} */ key) => {
      const value = KEYS[key] ?? key;
      return act({ type: "key", id: "keyboard", actions: [{ type: "keyDown", value }, { type: "keyUp", value }] });
    },
  };
}
