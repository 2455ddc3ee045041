// How the built page is tested: in a real Chromium. What looks at a page that rests runs two at a time; what trains for long, or
// watches time, memory or bytes wants the machine for itself.

import { defineConfig } from "@playwright/test";
import { launchOptions } from "../../scripts/chromium.mjs";

/** Tests that want the machine, by the names of their files. */
const BUSY = ["bytes", "compare", "diagnosis", "figure-beta", "figure-diffusion", "figure-vae", "manners", "pacing", "room", "timeline"];
const busy = new RegExp(`/(${BUSY.join("|")})\\.spec\\.js$`);

export default defineConfig({
  testDir: ".",
  reporter: [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? "../../test-results/report.json" }]],
  // Limits end what hangs; on a shared machine of a service what is right takes longer, too.
  timeout: process.env.CI ? 120_000 : 60_000,
  expect: { timeout: 10_000 },
  // A test that waits for a training run may miss its moment on a busy machine. What passes at the second go is named at the end
  // of npm test and counts; what fails twice fails.
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
  },
});
