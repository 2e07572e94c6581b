// What every journey starts from: `import { test, expect, … } from "../support/journey.ts"`.
import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test as base, type BrowserContext, type Page } from "@playwright/test";
import { accounts, password, type Role } from "./accounts.ts";
import { axeClean } from "./axe.ts";
import { House } from "./house.ts";

export { axeClean } from "./axe.ts";
export { accounts, password } from "./accounts.ts";
export { expect };

interface PerTest {
  /** Signs in by the form and waits for the home page. */
  signInAs: (role: Role) => Promise<void>;
  /** A second person at a second device: a page of a browser context of its own; signed in if a role is given. */
  another: (role?: Role) => Promise<Page>;
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
    async ({ context, scripts }, use) => {
      const errors: string[] = [];
      listen(context, errors, scripts);
      await use(errors);
      expect(errors, "console errors").toEqual([]);
    },
    { auto: true },
  ],

  signInAs: async ({ page }, use) => {
    await use((role) => signIn(page, accounts[role], password));
  },

  another: async ({ browser, consoleErrors, scripts }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role) => {
      const context = await browser.newContext();
      contexts.push(context);
      listen(context, consoleErrors, scripts);
      const page = await context.newPage();
      if (role) await signIn(page, accounts[role], password);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

/** Collects what the pages of a browser context complain about. */
function listen(context: BrowserContext, errors: string[], scripts: boolean): void {
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
      // A browser without JavaScript refuses the script files of a page with an island: that is what it is for.
      if (!scripts && reason === "csp") return;
      // A navigation that replaces another, or a download, aborts its request: that is no error.
      if (!reason.includes("ERR_ABORTED")) errors.push(`request: ${request.url()} ${reason}`);
    });
  };
  context.pages().forEach(watch);
  context.on("page", watch);
}

/** Signs in by the form and waits for the home page. */
export async function signIn(page: Page, userName: string, secret: string): Promise<void> {
  await page.goto("/sign-in");
  await sendSignIn(page, userName, secret);
  await page.waitForURL((url) => url.pathname === "/");
}

/** Fills in the sign-in page that is open and sends it. */
export async function sendSignIn(page: Page, userName: string, secret: string): Promise<void> {
  await page.getByLabel("Benutzername").fill(userName);
  await page.getByLabel("Passwort", { exact: true }).fill(secret);
  await page.getByRole("main").getByRole("button", { name: "Anmelden" }).click();
}

/** Signs out by the form in the page's head. */
/** On a small screen the navigation stands behind a button. */
async function openMenu(page: Page): Promise<void> {
  const menu = page.locator("details.menu:not([open]) > summary");
  if (await menu.isVisible()) await menu.click();
}

/** The main navigation, opened. */
export async function mainNavigation(page: Page) {
  await openMenu(page);
  return page.getByRole("navigation", { name: "Hauptnavigation" });
}

export async function signOut(page: Page): Promise<void> {
  await openMenu(page);
  await page.locator('form[action="/api/account/sign-out"] button').filter({ visible: true }).first().click();
  await page.waitForURL((url) => url.pathname === "/sign-in");
}

/** What holds of every page in every state: accessible, one heading of the first rank, no scrolling sideways. */
export async function inOrder(page: Page, state: string): Promise<void> {
  await expect(page.locator("h1"), `one h1: ${state}`).toHaveCount(1);
  await axeClean(page, state);
  await fitsTheScreen(page);
}

/** No page may scroll sideways. */
export async function fitsTheScreen(page: Page): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess, `sideways scrolling on ${page.url()}`).toBeLessThanOrEqual(0);
}
