// How the built page is tested: in one real Chromium, one test after the other, for training wants the machine.

import { defineConfig } from "@playwright/test";
import { launchOptions } from "../../scripts/chromium.mjs";

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  reporter: "list",
  timeout: 60_000,
  workers: 1,
  forbidOnly: true,
  use: {
    browserName: "chromium",
    launchOptions: await launchOptions(),
    trace: "off",
    screenshot: "only-on-failure",
    viewport: { width: 1280, height: 800 },
  },
});
