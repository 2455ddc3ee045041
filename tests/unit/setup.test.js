import assert from "node:assert/strict";
import { test } from "node:test";
import { testsOf } from "../../scripts/report.mjs";
import { cause } from "../../scripts/run.mjs";
import { checkNode } from "../../scripts/setup.mjs";
import { declared } from "../../scripts/site.mjs";

test("a Node that is too old is refused in a sentence, a new one is taken", async () => {
  await assert.rejects(checkNode("18.20.4"),
    { message: /^Node 18\.20\.4 is too old: zscape needs 20\.19 or newer\. Get one/ });
  await assert.rejects(checkNode("20.9.0"), /too old/);
  for (const version of ["20.19.0", "20.20.2", "22.1.0", "100.0.0"]) await checkNode(version);
});

test("a program that fails for want of a network or of room is explained", () => {
  for (const output of [
    "npm error code ENOTFOUND",
    "npm error code EAI_AGAIN",
    "[6] Could not resolve hostname (Could not resolve host: index.example)",
    "[6] Couldn't resolve host name",
    "dns error: failed to lookup address information: Temporary failure in name resolution",
  ]) {
    assert.match(cause(output) ?? "",
      /^There seems to be no network: connect this machine and try again; what is done so far is kept\.$/);
  }
  for (const output of [
    "error: No space left on device (os error 28)", "npm error code ENOSPC", "ENOSPC: no space left on device, write",
  ]) {
    assert.match(cause(output) ?? "", /^The disk is full: make room and try again/);
  }
  assert.equal(cause("error[E0425]: cannot find value `x` in this scope"), undefined);
});

test("what the page's links declare is copied, and they leave the page; what they can't say is refused", () => {
  const link = (/** @type {string} */ text) => `    <link data-trunk ${text} />\n`;
  const head = link('rel="copy-dir" href="../pkg/dist" data-target-path="pkg"') +
    link('rel="copy-file" href="page.css"');
  const { html, copied } = declared(`<head>\n${head}    <title>x</title>\n`);
  assert.equal(html, "<head>\n    <title>x</title>\n");
  assert.deepEqual(copied, [{ from: "../pkg/dist", to: "pkg" }, { from: "page.css", to: "page.css" }]);
  assert.throws(() => declared(link('rel="rust" href="x"')),
    /expected rel="copy-file" or "copy-dir" and an href, got <link data-trunk rel="rust"/);
});

test("a test that passed at its second go is known by its whole name, with the time of both goes", () => {
  const spec = (/** @type {string} */ title, /** @type {string} */ status, /** @type {number[]} */ ...goes) => ({
    title,
    tests: [{ status, results: goes.map((duration) => ({ duration })) }],
  });
  const report = {
    suites: [{
      title: "keys.spec.js", specs: [spec("one", "expected", 5)],
      suites: [{ title: "on a phone", specs: [spec("two", "flaky", 7, 8)] }],
    }],
  };
  assert.deepEqual(testsOf(report), [
    { title: "keys.spec.js › one", ms: 5, flaky: false },
    { title: "keys.spec.js › on a phone › two", ms: 15, flaky: true },
  ]);
});
