// The keys: which control keeps a key for itself, and that no key means two things.

import assert from "node:assert/strict";
import test from "node:test";
import { shortcuts } from "../../www/element/controls/keys.js";

test("no key does two things, and each that is listed says what it does", () => {
  const keys = shortcuts.flatMap((shortcut) => shortcut.keys);
  assert.equal(new Set(keys).size, keys.length);
  for (const { caps, text } of shortcuts) assert.ok(caps.length > 0 && text);
});
