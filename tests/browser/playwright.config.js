// How the built page is tested: in a real Chromium, two tests at a time but for those that watch the clock.

import { defineConfig } from "@playwright/test";
import { launchOptions } from "../../scripts/chromium.mjs";

/** Tests that want the machine for themselves, for they look at rates and at pauses, by the names of their files. */
const BUSY = ["manners", "pacing"];
const busy = new RegExp(`/(${BUSY.join("|")})\\.spec\\.js$`);

export default defineConfig({
  testDir: ".",
  reporter: [
    ["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? "../../test-results/report.json" }],
  ],
  // Limits end what hangs; on a shared machine of a service what is right takes longer, too.
  timeout: process.env.CI ? 120_000 : 60_000,
  expect: { timeout: 10_000 },
  // A test that waits for a training run may miss its moment on a busy machine. What passes at the second go is named
  // at the end of npm test and counts; what fails twice fails.
  retries: 1,
  workers: 2, // of all; a project's own number is one more limit
  forbidOnly: true,
  projects: [
    { name: "still", outputDir: "../../test-results/still", testIgnore: busy, fullyParallel: true },
    { name: "busy", outputDir: "../../test-results/busy", testMatch: busy, workers: 1 },
  ],
  use: {
    browserName: "chromium",
    launchOptions: await launchOptions(),
    trace: "off",
    screenshot: "only-on-failure",
    viewport: { width: 1280, height: 800 },
    // A page is emptied, not closed, between two tests that want the same of it: the scripts of the next are compiled
    // already.
    reuseContext: true,
  },
});
