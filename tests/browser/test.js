// The `test` of the browser tests: a server for the built page, and a watch on what the page must never do.

import { expect, test as base } from "@playwright/test";
import { serve } from "./server.mjs";

/** @typedef {import("./server.mjs").Server} Server */
/**
 * @typedef {import("@playwright/test").PlaywrightTestArgs & import("@playwright/test").PlaywrightTestOptions} PageArgs
 */
/**
 * @typedef {import("@playwright/test").PlaywrightWorkerArgs & import("@playwright/test").PlaywrightWorkerOptions}
 *   WorkerArgs
 */

/**
 * @typedef {object} Watch
 * @property {string[]} problems console errors, uncaught errors and requests to origins that are not ours, as they come
 * @property {boolean} problemsExpected false: a test fails with any; `test.use({ problemsExpected: true })` allows them
 */

/**
 * @typedef {object} Servers
 * @property {Server} server serves dist with the strict policy: `page.goto("/")`, `server.add("/embed.html", html)`
 * @property {Server} otherServer the same files from another origin
 * @property {Server} blog the same files with no policy, as most hosts of posts send none
 */

/** @type {import("@playwright/test").Fixtures<Watch, Servers, PageArgs, WorkerArgs>} */
const fixtures = {
  server: [
    async ({}, use) => {
      const server = await serve();
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
  otherServer: [
    async ({}, use) => {
      const server = await serve();
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
  blog: [
    async ({}, use) => {
      const server = await serve(undefined, { policy: "" });
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ server }, use) => use(server.origin),
  problemsExpected: [false, { option: true }],
  problems: [
    async ({ context, problemsExpected }, use) => {
      /** @type {string[]} */
      const problems = [];
      context.on("console", (message) => {
        if (message.type() === "error") problems.push(`console: ${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => problems.push(`uncaught: ${error.error().message}`));
      context.on("request", (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol.startsWith("http") && hostname !== "127.0.0.1") problems.push(`request: ${request.url()}`);
      });
      await use(problems);
      if (!problemsExpected) expect(problems).toEqual([]);
    },
    { auto: true },
  ],
};

export const test = base.extend(fixtures);
export { expect };
