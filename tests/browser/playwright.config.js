// How the built page is tested: in one real Chromium, one test after the other, for training wants the machine.

import { defineConfig } from "@playwright/test";
import { launchOptions } from "../../scripts/chromium.mjs";

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  reporter: "list",
  timeout: 60_000,
  workers: 1,
  // A test that waits for a training run may miss its moment on a busy machine. What passes at the second go is listed as flaky
  // and counts; what fails twice fails.
  retries: 1,
  forbidOnly: true,
  use: {
    browserName: "chromium",
    launchOptions: await launchOptions(),
    trace: "off",
    screenshot: "only-on-failure",
    viewport: { width: 1280, height: 800 },
  },
});
