import assert from "node:assert/strict";
import { test } from "node:test";

test("a server that renders pages can import the element: nothing happens, and its settings can be read", async () => {
  const { ZScape } = await import("../../www/element/zscape.js");
  assert.deepEqual(ZScape.parseSetting("learningRate", "0.01"), { learningRate: 0.01 });
  assert.equal("customElements" in globalThis, false);
});
