// zscape through its package's bare boundary, as any user of the package would call it.

import init, { Session } from "zscape/session";
import { start } from "../start.js";

/** @type {Session | undefined} */
let session;

/** The run that begin() has started. */
function running() {
  if (!session) throw new Error("begin() comes first");
  return session;
}

await start({
  prepare: () => init(),
  begin({ pixels, noise, weights }) {
    session?.free();
    session = new Session({ noise });
    session.addImages(pixels, undefined, "train");
    if (weights) session.load(weights);
  },
  trainStep: () => running().trainStep().loss,
  decode: (z) => running().decode(z),
  encode: (x) => running().encode(x),
});
