import { expect, inOrder, test } from "../support/journey.ts";
import { casesOf, openCaseWith, saved } from "../support/cases.ts";

test("withdrawal stops the work, at every device", async ({ page, signInAs, another, consoleErrors }) => {
  test.setTimeout(120_000);
  await signInAs("social_worker");
  const wanted = [/Stand\s+Aktiv/, /Teilnahme und Fallakte\s+Gültig/, /Kontakte\s+\d\d\.\d\d\.\d{4}/];
  const path = await openCaseWith(page, wanted, await casesOf(page, "/cases?sort=-code"));
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  const session = await page.getByRole("main").locator(`a[href^="${path}/sessions/"]`).filter({ hasText: /\d{4}/ }).first().getAttribute("href");

  // At a second device the form is open already.
  const device = await another("social_worker");
  await device.goto(`${path}/sessions/new`);
  await device.getByLabel(/^Notiz/).fill("Nach dem Widerruf geschrieben.");

  await test.step("preview, one step, receipt", async () => {
    await page.getByRole("link", { name: "Einverständniserklärung: Teilnahme und Fallakte" }).first().click();
    await page.getByRole("link", { name: "Widerrufen" }).click();
    await expect(page.getByText("Das ändert sich")).toBeVisible();
    await expect(page.getByText(/eingetragene[rn]? Kontakte? (wird|werden) gesperrt/)).toBeVisible();
    await inOrder(page, "withdrawal with its consequences");
    await page.getByRole("group", { name: "Wer widerruft?" }).getByRole("radio").first().check();
    await page.getByLabel("Telefonisch").check();
    await page.getByRole("button", { name: "Jetzt widerrufen" }).click();
    await saved(page, "Der Widerruf gilt ab sofort.");
    await expect(page.getByRole("heading", { name: "Bestätigung des Widerrufs" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Nach dem Widerruf zu tun" })).toBeVisible();
    await inOrder(page, "receipt of the withdrawal");
  });

  await test.step("the second device is stopped at its next click", async () => {
    await device.getByRole("button", { name: "Kontakt speichern" }).click();
    await expect(device.getByText("Die Einverständniserklärung zur Teilnahme wurde widerrufen.")).toBeVisible();
    await expect(device.getByText("Der Kontakt ist gespeichert.")).toHaveCount(0);
    await inOrder(device, "refused recording");
    await device.goto(path);
    await expect(device.getByRole("main")).not.toContainText("Nach dem Widerruf geschrieben.");
  });

  await test.step("the record is locked", async () => {
    await page.goto(path);
    await expect(page.getByRole("link", { name: "Kontakt eintragen" })).toHaveCount(0);
    await expect(page.locator(`a[href="${session}"]`)).toHaveCount(0);
    await inOrder(page, "case after a withdrawal");
    await page.goto(session ?? "");
    await expect(page.getByRole("heading", { level: 2, name: "Notiz" })).toHaveCount(0);
    await page.goto(`${path}/sessions/new`);
    await expect(page.getByRole("button", { name: "Kontakt speichern" })).toHaveCount(0);
    await device.goto(`${path}/sessions`);
    await expect(device.getByText("Kontakte und Notizen sind gesperrt", { exact: false })).toBeVisible();
    await inOrder(device, "a locked list of sessions");
  });
  // Refusals are what this journey means to see.
  const refusals = consoleErrors.splice(0);
  expect(refusals.filter((line) => !/40[349]|423/.test(line))).toEqual([]);

  await page.goto("/");
  await expect(page.locator(`a[href="${path}/sessions/new"]`), `no tile invites to record for ${name}`).toHaveCount(0);
});
