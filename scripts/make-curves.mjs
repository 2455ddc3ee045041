// Makes tests/fixtures/curves.json: the mean training loss of each epoch, as bin/train prints it, of whole runs that
// the rules of www/element/progress/diagnosis.js are tested on. It takes an hour or less; on another processor the last
// digits may differ.
//
//   node scripts/make-curves.mjs

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { main, root, run } from "./run.mjs";

const LINE = /^epoch +\d+ +train +(\S+)/gm;

/** @type {Record<string, { seeds: number, epochs: number, options: string[] }>} */
const runs = {
  "defaults": { seeds: 10, epochs: 100, options: [] },
  "shapes": { seeds: 3, epochs: 60, options: ["--data", "shapes"] },
  "learning rate 1e-8": { seeds: 3, epochs: 20, options: ["--learning-rate", "1e-8"] },
};

await main(async () => {
  /** @type {string[]} */
  const kinds = [];
  for (const [name, { seeds, epochs, options }] of Object.entries(runs)) {
    /** @type {string[]} */
    const curves = [];
    for (let seed = 1; seed <= seeds; seed += 1) {
      const settings = ["--epochs", String(epochs), "--seed", String(seed), ...options];
      const printed = await run("cargo", ["run", "--quiet", "--release", "--bin", "train", "--", ...settings]);
      curves.push(JSON.stringify([...printed.matchAll(LINE)].map(([, loss]) => Number(loss))));
    }
    kinds.push(`  ${JSON.stringify(name)}: [\n    ${curves.join(",\n    ")}\n  ]`);
  }
  await writeFile(join(root, "tests", "fixtures", "curves.json"), `{\n${kinds.join(",\n")}\n}\n`);
});
