// Makes what is published: pkg/dist, the files of the npm package, and dist, the site.
//
//   npm run build

import { join } from "node:path";
import { modules } from "./modules.mjs";
import { makePackage } from "./package.mjs";
import { main, root } from "./run.mjs";
import { setup } from "./setup.mjs";
import { makeSite, pkgDist } from "./site.mjs";

/** Set where trunk runs this as its pre-build hook, and makes the site itself. */
const trunk = process.env.TRUNK_PROFILE;

await main(async () => {
  await setup();
  const light = trunk === "debug";
  await makePackage(pkgDist, await modules({ light }), { light });
  if (trunk) return;
  await makeSite(join(root, "dist"), pkgDist);
  console.log("\n[build] dist/ holds the site, pkg/dist/ the package's files.");
});
