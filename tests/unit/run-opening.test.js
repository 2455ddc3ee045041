// What a run opens with: a file at an address, or bytes that were kept.

import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, sent } from "./fakerun.js";

test("a run opens with a checkpoint before it plots anything", async () => {
  await begin({ checkpoint: `data:;base64,${btoa("a model")}` });
  const [opened, images] = sent;
  assert.equal(opened.type, "opened");
  assert.deepEqual([opened.step, opened.settings.beta, opened.settings.dataset], ["a".charCodeAt(0), 7, "own"]);
  assert.equal(images.type, "images");
});

test("a run that was kept opens by its bytes", async () => {
  await begin({ checkpoint: new TextEncoder().encode("a model") });
  assert.deepEqual([sent[0].type, sent[0].step], ["opened", "a".charCodeAt(0)]);
});

test("a checkpoint that cannot be had is said to be missing", async (t) => {
  t.mock.method(globalThis, "fetch", async () => new Response(null, { status: 404 }));
  await assert.rejects(begin({ checkpoint: "https://example.org/model.safetensors" }), {
    message: "example.org/model.safetensors was answered with 404",
  });
  const [{ type, what, message }] = sent;
  assert.deepEqual([type, what], ["missing", "checkpoint"]);
  assert.match(message, /404/);
});
