import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";

const port = process.env.E2E_PORT ?? "3190";
/** The tests open the same records as the app, to set a scene and to see what was kept. */
process.env.BACKROOT_DATA ??= join(tmpdir(), `backroot-e2e-${process.pid}`);
const executablePath = process.env.BACKROOT_BROWSER;
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Run by `npm test`, which has built the app and names the browser. */
export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // A machine that does other work at the same time is forgiven once; the report names each such test as flaky.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["line"], ["json", { outputFile: "../test-results/e2e.json" }]],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: "en-GB",
    launchOptions: { ...(executablePath !== undefined && { executablePath }), args: flags },
  },
  projects: [
    {
      name: "phone",
      testIgnore: /(diary|access|doors)\.spec\.ts/,
      use: { ...devices["Desktop Chrome"], viewport: { width: 360, height: 740 }, hasTouch: true },
    },
    {
      name: "desk",
      testMatch: /(diary|access)\.spec\.ts/,
      use: { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } },
    },
    // What is laid out or worked otherwise on a wide screen; to run all at both widths takes twice as long.
    {
      name: "wide",
      grep: /@wide/,
      use: { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } },
    },
    // What needs no browser.
    { name: "doors", testMatch: /doors\.spec\.ts/ },
  ],
  webServer: {
    command: "node ../scripts/pinned.mjs scripts/start.ts",
    // Records of this run alone: a fresh demo clinic. All tests come from one address.
    env: { PORT: port, BACKROOT_DATA: process.env.BACKROOT_DATA, BACKROOT_LIMITS: "off" },
    url: `http://localhost:${port}/`,
    timeout: 60_000,
    reuseExistingServer: false,
  },
});
