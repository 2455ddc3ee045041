// Builds or serves the page, after the set-up:
//
//   npm start                  builds into target/serve (with a script that reloads the page), serves and watches
//   npm start -- --port 8081   trunk's other options may follow
//   npm run build              makes dist/

import { spawn } from "node:child_process";
import { once } from "node:events";
import { main, root } from "./run.mjs";
import { setup } from "./setup.mjs";

const args = process.argv.slice(2);
await main(async () => {
  const { trunk } = await setup();
  if (args[0] === "serve") {
    console.log("\n[start] builds the page (the first time 2 to 6 minutes), then serves it at the address below");
  }

  // Trunk takes NO_COLOR for a switch that must say true or false and refuses the usual 1.
  const env = { ...process.env };
  if (env.NO_COLOR) env.TRUNK_COLOR = "never";
  delete env.NO_COLOR;
  const child = spawn(trunk, args, { cwd: root, env, stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, "close");
  process.exitCode = code ?? 1;
});
