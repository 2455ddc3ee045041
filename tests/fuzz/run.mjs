// Fuzzes what reads bytes of a stranger's: every target, or those that are named, for so many seconds each. What it
// finds on the way is kept in target/fuzz/, and so is an input that fails.
//
//   node tests/fuzz/run.mjs                          every target for five minutes
//   node tests/fuzz/run.mjs --seconds 60 formula     this one for a minute
//
// It takes rustup's nightly toolchain and cargo-fuzz, and says how to get them.

import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ask, attempt, Failure, main, root, target } from "../../scripts/run.mjs";

const CARGO = ["+nightly", "fuzz"];
const folder = join(root, "tests", "fuzz");
const made = join(target, "fuzz");

/**
 * @param {string} name  of a target
 * @param {number} seconds
 */
async function fuzz(name, seconds) {
  const found = join(made, "corpus", name);
  await mkdir(found, { recursive: true });
  console.log(`\n=== ${name}, ${seconds} s`);
  const { ok } = await attempt("cargo", [
    ...[...CARGO, "run", "--fuzz-dir", folder, "--target-dir", join(made, "build"), name],
    ...[found, join(folder, "corpus", name)], // what is new goes into the first
    ...[
      "--", `-max_total_time=${seconds}`, `-artifact_prefix=${made}/${name}-`, "-timeout=10", "-rss_limit_mb=2048",
      "-print_final_stats=1",
    ],
  ]);
  return ok;
}

await main(async () => {
  const { values, positionals } = parseArgs({
    options: { seconds: { type: "string", default: "300" } }, allowPositionals: true,
  });
  const targets = (await readdir(join(folder, "targets"))).map((file) => file.replace(".rs", ""));
  const names = positionals.length > 0 ? positionals : targets;
  const unknown = names.filter((name) => !targets.includes(name));
  if (unknown.length > 0) throw new Failure(`no target ${unknown.join(", ")}; expected some of ${targets.join(", ")}.`);
  const seconds = Number(values.seconds);
  if (!(seconds > 0)) throw new Failure(`--seconds must be a number above 0, got "${values.seconds}".`);
  if ((await ask("cargo", [...CARGO, "--version"])) === undefined) {
    throw new Failure("cargo-fuzz was not found: `rustup toolchain install nightly --profile minimal`, " +
      "`cargo install cargo-fuzz --locked`.");
  }
  /** @type {string[]} */
  const failed = [];
  for (const name of names) if (!(await fuzz(name, seconds))) failed.push(name);
  if (failed.length > 0) throw new Failure(`${failed.join(", ")} failed; the input is in ${made}.`);
});
