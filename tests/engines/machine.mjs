// The browsers of this machine: found, or installed by apt-get where that is allowed.

import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { ask, attempt, Failure, run } from "../../scripts/run.mjs";
import { announce } from "../../scripts/setup.mjs";

/**
 * What is needed of a package: one of these programs.
 * @type {Record<string, string[]>}
 */
const PACKAGES = {
  "firefox-esr": ["firefox-esr", "firefox"],
  "webkit2gtk-driver": ["WebKitWebDriver"],
  xvfb: ["Xvfb"],
  locales: ["localedef", "/usr/share/i18n/locales/en_US"],
};

/** @param {string} name  of a program, or the path of a file */
function pathOf(name) {
  const folders = name.startsWith("/") ? [""] : (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find(existsSync);
}

/**
 * Whether all is there. A list of several that must all be there ends in a file.
 * @param {string} name  of a package
 */
function isThere(name) {
  const wanted = PACKAGES[name];
  return name === "locales" ? wanted.every(pathOf) : wanted.some(pathOf);
}

/**
 * Installs those of the packages that are missing: as root, or where sudo asks for no password.
 * @param {(keyof typeof PACKAGES)[]} names
 */
async function provide(names) {
  const missing = names.filter((name) => !isThere(name));
  if (missing.length === 0) return;
  if ((await ask("apt-get", ["--version"])) !== undefined) {
    announce(`${missing.join(", ")} from the system's packages (1 to 5 minutes)`);
    const sudo = process.getuid?.() === 0 ? ["env"] : ["sudo", "-n", "env"];
    const apt = (/** @type {string[]} */ ...args) =>
      attempt(sudo[0], [...sudo.slice(1), "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", ...args],
        { show: "errors" });
    await apt("update");
    await apt("install", "-y", "--no-install-recommends", ...missing);
  }
  const still = missing.filter((name) => !isThere(name));
  if (still.length > 0) {
    throw new Failure(`${still.join(", ")} could not be installed here: install what your system calls so.`);
  }
}

/**
 * @param {string} package_
 * @returns {Promise<string>} the path of its program
 */
async function programOf(package_) {
  await provide([package_]);
  return /** @type {string} */ (PACKAGES[package_].map(pathOf).find(Boolean));
}

export const findFirefox = () => programOf("firefox-esr");

export const findXvfb = () => programOf("xvfb");

/** WebKitGTK's driver, and the small browser that comes with it. */
export async function findWebKit() {
  const driver = await programOf("webkit2gtk-driver");
  const libraries = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/libexec"];
  const browser = libraries
    .flatMap((folder) =>
      ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"].map((api) => join(folder, api, "MiniBrowser")))
    .find(existsSync);
  if (!browser) {
    throw new Failure("WebKitGTK's MiniBrowser was not found; Debian has it in the packages of the library.");
  }
  return { driver, browser };
}

/**
 * Makes a locale in a folder, for a system that has none but C.
 * @param {string} folder
 * @param {string} name  such as "en_US"
 */
export async function makeLocale(folder, name) {
  await provide(["locales"]);
  await mkdir(folder, { recursive: true });
  await run("localedef", ["-f", "UTF-8", "-i", name, join(folder, `${name}.UTF-8`)], { show: "none" });
}
