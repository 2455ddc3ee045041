// The installed package on pages without any tool: one script, from the page's own origin and from another one.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { serve } from "../browser/server.mjs";
import { installed } from "./installed.js";
import { assertTrains } from "./visit.js";

const folder = await installed(after);
const host = await serve(folder);
after(host.close);

/** @param {string} origin of the package */
function page(origin) {
  const script = `<script type="module" src="${origin}/node_modules/zscape/dist/zscape.js"></script>`;
  return `<!doctype html><link rel="icon" href="data:,">${script}<z-scape autoplay></z-scape>`;
}

test("a page that names the script in node_modules trains", async () => {
  await assertTrains(host.add("/page.html", page("")));
});

test("a page on another origin trains, under the policy that the README states and no more", async () => {
  const readme = await readFile(join(folder, "node_modules", "zscape", "README.md"), "utf8");
  const [, policy] = readme.match(/^ {4}(script-src HOST .*)$/m) ?? [];
  assert.ok(policy, "the README states no policy");
  const blog = await serve(folder, { policy: `default-src 'none'; ${policy.replaceAll("HOST", host.origin)}` });
  after(blog.close);
  await assertTrains(blog.add("/post.html", page(host.origin)));
});
