import { expect, inOrder, test } from "../support/journey.ts";
import { openCaseWith, saved } from "../support/cases.ts";

const wanted = [/Stand\s+Aktiv/, /Teilnahme und Fallakte\s+Gültig/];
const sessionsOf = (page: import("@playwright/test").Page) =>
  page.getByRole("main").getByRole("listitem").filter({ hasText: "Minuten" }).count();

test("Back after saving meets what was saved, and a second save loses no text", async ({ page, signInAs, consoleErrors }) => {
  await signInAs("social_worker");
  const path = await openCaseWith(page, wanted);
  await page.goto(`${path}/sessions/new`);
  await page.getByLabel(/^Notiz/).fill("Erste Fassung");
  await page.getByRole("button", { name: "Kontakt speichern" }).click();
  await saved(page, "Der Kontakt ist gespeichert.");
  const count = await sessionsOf(page);

  await page.goBack();
  await expect(page.getByText("Dieser Eintrag ist schon gespeichert.")).toBeVisible();
  await expect(page.getByLabel(/^Notiz/)).toHaveValue("Erste Fassung");
  await inOrder(page, "the saved form");
  await page.getByRole("button", { name: "Kontakt speichern" }).click();
  await saved(page, "Der Kontakt ist gespeichert.");
  expect(await sessionsOf(page), "the same content is the same session").toBe(count);

  await page.goBack();
  await page.getByLabel(/^Notiz/).fill("Zweite Fassung");
  await page.getByRole("button", { name: "Kontakt speichern" }).click();
  await expect(page.getByText("Der gespeicherte Eintrag bleibt")).toBeVisible();
  expect(consoleErrors.splice(0).join(), "a conflict says so with its status").toContain("409");
  await page.goto(path);
  await page.getByRole("link", { name: "Kontakt eintragen" }).first().click();
  await expect(page.getByLabel(/^Notiz/)).toHaveValue("Zweite Fassung");
  await page.getByRole("button", { name: "Kontakt speichern" }).click();
  await saved(page, "Der Kontakt ist gespeichert.");
});

test("what was just typed is kept when another page is opened at once", async ({ page, signInAs, scripts }) => {
  test.skip(!scripts, "without JavaScript nothing is sent before a button is pressed");
  await signInAs("social_worker");
  const path = await openCaseWith(page, wanted);
  await page.goto(`${path}/sessions/new`);
  // What watches the typing has arrived with the last file of the page.
  await page.waitForLoadState("networkidle");
  await page.getByLabel(/^Notiz/).pressSequentially("Noch keine Sekunde her");
  await page.getByRole("link", { name: "Wie letztes Mal" }).click();
  await expect(page).toHaveURL(/like=last/);
  // It is sent while the page goes away and may arrive after the next page was asked for.
  await expect(async () => {
    await page.goto(`${path}/sessions/new?draft=1`);
    await expect(page.getByLabel(/^Notiz/)).toHaveValue("Noch keine Sekunde her", { timeout: 500 });
  }).toPass({ timeout: 15_000 });
  await page.getByRole("button", { name: "Entwurf verwerfen" }).click();
});
