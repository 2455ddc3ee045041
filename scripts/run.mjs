// Starts programs: what they print is shown as it comes, and returned. And says in a plain sentence what failed.

import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The top of the checkout: every program runs here. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** Where cargo and the scripts keep what they make on the way. */
export const target = resolve(root, process.env.CARGO_TARGET_DIR || "target");

/** What the reader of the terminal can mend: shown as a sentence, without a stack. */
export class Failure extends Error {}

/**
 * Runs the whole of a script and ends it with a sentence where it fails.
 * @param {() => Promise<void>} script
 */
export async function main(script) {
  try {
    await script();
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    const why = cause(message);
    if (error instanceof Failure) console.error(`\n${message}`);
    else console.error(why ? `\n${message}\n${why}` : error);
    process.exitCode = 1;
  }
}

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string | undefined>} [env] added to this process's environment
 * @property {string} [cwd] the folder it runs in
 * @property {"all" | "errors" | "none"} [show] what is printed of its standard output and standard error
 */

/** @typedef {{ ok: boolean, output: string, errors: string }} Ended standard output and standard error, apart */

/**
 * Runs a program to its end. A program that cannot be started counts as failed; `errors` then says why.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Ended>}
 */
export function attempt(command, args, { env = {}, cwd = root, show = "all" } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    // On Windows npm is a script, which only a shell can start.
    shell: process.platform === "win32" && command === "npm",
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    output += text;
    if (show === "all") process.stdout.write(text);
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    errors += text;
    if (show !== "none") process.stderr.write(text);
  });
  return new Promise((done) => {
    child.on("error", (error) => {
      if (show !== "none") console.error(error.message);
      done({ ok: false, output, errors: errors + error.message });
    });
    child.on("close", (code) => done({ ok: code === 0, output, errors }));
  });
}

const NO_NETWORK = "There seems to be no network: connect this machine";

/**
 * What programs print where the machine is at fault, and what the reader can do.
 * @type {[RegExp, string][]}
 */
const CAUSES = [
  [/ENOSPC|No space left on device|os error 112\b|not enough space on the disk/i, "The disk is full: make room"],
  [/ENOTFOUND|EAI_AGAIN|ENETUNREACH|ECONNREFUSED|ETIMEDOUT/i, NO_NETWORK],
  [/could ?n[o']t resolve host|error trying to connect|failed to lookup address/i, NO_NETWORK],
];

/** @param {string} output of a program that failed */
export function cause(output) {
  const found = CAUSES.find(([pattern]) => pattern.test(output));
  return found && `${found[1]} and try again; what is done so far is kept.`;
}

/**
 * Runs a program that must succeed, and returns its standard output.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export async function run(command, args, options) {
  const { ok, output, errors } = await attempt(command, args, options);
  if (ok) return output;
  const unseen = options?.show === "none" ? `\n${errors}` : "";
  const why = cause(output + errors);
  throw new Failure(`\`${command} ${args.join(" ")}\` failed.${unseen}${why ? `\n${why}` : ""}`);
}

/**
 * What a program prints, or undefined when it is missing or fails.
 * @param {string} command
 * @param {string[]} args
 */
export async function ask(command, args) {
  const { ok, output } = await attempt(command, args, { show: "none" });
  return ok ? output.trim() : undefined;
}
