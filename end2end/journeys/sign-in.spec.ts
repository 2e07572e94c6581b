import { accounts, axeClean, expect, fitsTheScreen, signOut, test } from "../support/journey.ts";

test("sign in and out", async ({ page, signInAs }) => {
  await page.goto("/sign-in");
  await axeClean(page, "sign-in");
  await fitsTheScreen(page);

  await signInAs("social_worker");
  await expect(page.locator("h1")).toBeVisible();
  await axeClean(page, "home");
  await fitsTheScreen(page);

  await signOut(page);
  await page.goto("/");
  await expect(page, "home is closed after signing out").toHaveURL(/\/sign-in/);
});

test("a wrong password is refused with a message", async ({ page }) => {
  await page.goto("/sign-in");
  await page.locator('input[name="user_name"]').fill(accounts.social_worker);
  await page.locator('input[name="password"]').fill("not the password");
  await page.locator('form:has(input[name="password"]) button[type="submit"]').click();

  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.locator('[role="alert"], .kern-alert').first()).toBeVisible();
  await axeClean(page, "sign-in refused");
});

test("sign-in loads no script file", async ({ page }) => {
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script" || request.url().endsWith(".wasm")) scripts.push(request.url());
  });
  await page.goto("/sign-in");
  await page.waitForLoadState("networkidle");
  expect(scripts).toEqual([]);
});
