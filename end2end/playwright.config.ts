import { defineConfig } from "@playwright/test";

// Debian's own Chromium. Without the network flags it keeps looking for its maker's hosts.
const chromium = {
  executablePath: process.env.LEITPLANKE_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

const desktop = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const withoutScript = { javaScriptEnabled: false };

export default defineConfig({
  testDir: "journeys",
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  fullyParallel: false,
  globalSetup: "./support/global-setup.ts",
  reporter: [["list"], ["./support/counts-reporter.ts"]],
  use: {
    browserName: "chromium",
    launchOptions: chromium,
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    screenshot: "only-on-failure",
    trace: "off",
  },
  projects: [
    { name: "js-1280", use: { ...desktop } },
    { name: "js-390", use: { ...phone } },
    { name: "no-js-1280", use: { ...desktop, ...withoutScript } },
    { name: "no-js-390", use: { ...phone, ...withoutScript } },
  ],
});
