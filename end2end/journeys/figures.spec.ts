import { expect, inOrder, mainNavigation, test } from "../support/journey.ts";
import type { Page } from "@playwright/test";

/** No published count is 1 or 2: every number in a table, and every value, is looked at. */
async function noSmallCount(page: Page): Promise<number> {
  const texts = await page.locator("main table td, main .figure-value strong").allTextContents();
  const numbers = texts.map((text) => text.trim()).filter((text) => /^\d/.test(text));
  expect(numbers.filter((text) => /^[12](\s|$|\()/.test(text) && !text.includes("%")), `small counts on ${page.url()}`).toEqual([]);
  return numbers.length;
}

test("coordinator reads and prints a figure", async ({ page, signInAs }) => {
  test.setTimeout(120_000);
  await signInAs("coordinator");
  await (await mainNavigation(page)).locator('a[href="/figures"]').click();
  await inOrder(page, "figures");
  const cards = page.locator(".figure-card");
  expect(await cards.count(), "indicators").toBeGreaterThanOrEqual(6);
  for (const card of await cards.all()) {
    await expect(card.locator("p").nth(1), "sentence").toHaveText(/\w{4}.*\./);
    await expect(card.locator("table"), "table").toHaveCount(1);
    await expect(card.locator(".chart__note"), "protection note").toHaveText(/\w{4}/);
  }
  for (const summary of await page.locator("main details > summary").all()) await summary.click();
  await inOrder(page, "figures with open tables");
  expect(await noSmallCount(page)).toBeGreaterThan(12);

  await test.step("a site with few cases says on which level it shows", async () => {
    await page.getByLabel("Standort oder Regierungsbezirk").selectOption({ label: "Oberhausen" });
    await page.getByRole("button", { name: "Anzeigen" }).click();
    await expect(page).toHaveURL(/area=/);
    await expect(page.locator(".figure-level").first()).toBeVisible();
    await inOrder(page, "figures of one site");
    for (const summary of await page.locator("main details > summary").all()) await summary.click();
    await noSmallCount(page);
  });

  await page.goto("/figures");
  await cards.first().getByRole("link", { name: /^Mehr dazu/ }).click();
  await inOrder(page, "one figure");
  await noSmallCount(page);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /CSV/ }).click()]);
  const stream = await file.createReadStream();
  let csv = "";
  for await (const chunk of stream) csv += chunk;
  expect(csv.split(/\r?\n/).length).toBeGreaterThan(3);

  await page.getByRole("link", { name: "Drucken" }).click();
  await expect(page).toHaveURL(/\/print/);
  await inOrder(page, "print view");
  await expect(await mainNavigation(page)).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Hauptnavigation" })).toBeHidden();
  await expect(page.locator(".no-print").first()).toBeHidden();
  await expect(page.locator("main table").first()).toBeVisible();
  await expect(page.locator(".chart__note").first()).toBeVisible();
  expect(await noSmallCount(page)).toBeGreaterThan(4);
  await page.emulateMedia({ media: "screen" });

  await page.goto("/figures/protection");
  await inOrder(page, "how figures are protected");
});
