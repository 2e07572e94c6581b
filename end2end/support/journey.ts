// What every journey starts from: `import { test, expect, … } from "../support/journey.ts"`.
import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test as base, type Page } from "@playwright/test";
import { accounts, password, type Role } from "./accounts.ts";
import { House } from "./house.ts";

export { axeClean } from "./axe.ts";
export { accounts, password } from "./accounts.ts";
export { expect };

interface PerTest {
  /** Signs in by the form and waits for the home page. */
  signInAs: (role: Role) => Promise<void>;
  /** True in the projects that run with JavaScript. */
  scripts: boolean;
  /** Messages of the console and uncaught errors; the test fails if any is left at its end. */
  consoleErrors: string[];
}

interface PerWorker {
  house: House;
}

export const test = base.extend<PerTest, PerWorker>({
  house: [
    async ({}, use, worker) => {
      const folder = process.env.LEITPLANKE_JOURNEYS ?? "";
      const data = join(folder, `worker-${worker.workerIndex}`);
      cpSync(join(folder, "template"), data, { recursive: true });
      const house = await House.open(data);
      await use(house);
      await house.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  baseURL: async ({ house }, use) => use(house.url),

  scripts: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),

  consoleErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      const watch = (page: Page) => {
        page.on("console", (message) => {
          const hydration = message.type() === "warning" && /hydrat/i.test(message.text());
          if (message.type() === "error" || hydration) {
            errors.push(`${message.type()}: ${message.text()} (${message.location().url})`);
          }
        });
        page.on("pageerror", (error) => errors.push(`uncaught: ${error.message}`));
        page.on("requestfailed", (request) => {
          const reason = request.failure()?.errorText ?? "";
          // A navigation that replaces another, or a download, aborts its request: that is no error.
          if (!reason.includes("ERR_ABORTED")) errors.push(`request: ${request.url()} ${reason}`);
        });
      };
      context.pages().forEach(watch);
      context.on("page", watch);
      await use(errors);
      expect(errors, "console errors").toEqual([]);
    },
    { auto: true },
  ],

  signInAs: async ({ page }, use) => {
    await use(async (role) => {
      await page.goto("/sign-in");
      await page.locator('input[name="user_name"]').fill(accounts[role]);
      await page.locator('input[name="password"]').fill(password);
      await page.locator('form:has(input[name="password"]) button[type="submit"]').click();
      await page.waitForURL((url) => url.pathname === "/");
    });
  },
});

/** Signs out by the form in the page's head. */
export async function signOut(page: Page): Promise<void> {
  await page.locator('form[action="/api/account/sign-out"] button').first().click();
  await page.waitForURL((url) => url.pathname === "/sign-in");
}

/** No page may scroll sideways. */
export async function fitsTheScreen(page: Page): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess, `sideways scrolling on ${page.url()}`).toBeLessThanOrEqual(0);
}
