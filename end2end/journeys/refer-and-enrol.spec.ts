import { expect, inOrder, mainNavigation, test } from "../support/journey.ts";
import { saved } from "../support/cases.ts";
import { decide, enter, explained } from "../support/consents.ts";
import { germanDay } from "../support/days.ts";
import { doPart, type Family, fillFamily, fillPerson, fillSuggestion } from "../support/referral.ts";

const family: Family = {
  given: "Tüncay",
  family: "Probeweg",
  parents: [{ given: "Ayşe", relation: "Mutter", custody: "Alleiniges Sorgerecht" }],
};

test("refer and enrol: from the first sheet to the first day", async ({ page, signInAs }) => {
  test.setTimeout(180_000);
  await signInAs("social_worker");
  await (await mainNavigation(page)).getByRole("link", { name: "Neuer Fallvorschlag" }).click();
  await expect(page.getByText("Noch nicht begonnen")).toHaveCount(3);
  await inOrder(page, "referral, task list");

  await test.step("an unfinished part is kept and says what is missing", async () => {
    await doPart(page, "Junger Mensch", () => page.getByLabel("Vorname").fill(family.given));
    await expect(page.getByRole("heading", { name: "Bitte prüfen Sie Ihre Angaben" })).toBeVisible();
    await expect(page).toHaveTitle(/^Fehler: /);
    await expect(page.getByLabel("Vorname")).toHaveValue(family.given);
    await inOrder(page, "referral, part with errors");
    await page.getByRole("link", { name: "Später ergänzen" }).click();
    await expect(page.getByText("Unvollständig")).toBeVisible();
    await inOrder(page, "referral, task list with an unfinished part");
  });

  await test.step("the three parts", async () => {
    await doPart(page, "Junger Mensch", () => fillPerson(page, family));
    await page.goto("/referrals/new");
    await doPart(page, "Familie und Sorgerecht", () => fillFamily(page, family));
    await page.goto("/referrals/new");
    await doPart(page, "Angaben zum Fallvorschlag", () => fillSuggestion(page));
    await page.goto("/referrals/new");
    await expect(page.getByText("Fertig")).toHaveCount(3);
  });

  await test.step("check the answers and change one", async () => {
    await page.getByRole("link", { name: "Angaben prüfen und absenden" }).click();
    await inOrder(page, "referral, check answers");
    await page.getByRole("link", { name: "Ändern : Vorname" }).or(page.getByRole("link", { name: "Ändern: Vorname" })).first().click();
    await page.getByLabel("Vorname").fill("Tuncay");
    await page.getByRole("button", { name: "Speichern und weiter" }).click();
    await page.goto("/referrals/new/check");
    await expect(page.getByRole("main")).toContainText("Tuncay");
    await expect(page.getByRole("main")).not.toContainText("Tüncay");
    await page.getByRole("button", { name: "Fallvorschlag aufnehmen" }).click();
    await page.waitForURL(/\/cases\/\w{7}\?done=referred/);
    await saved(page, "Der Fallvorschlag ist aufgenommen.");
    await inOrder(page, "case just referred");
  });
  const path = new URL(page.url()).pathname;
  const steps = `${path}/admission`;
  const step = (name: string) => page.getByRole("main").getByRole("link", { name });

  await test.step("contact attempt", async () => {
    await page.getByRole("link", { name: "Schritte bis zur Aufnahme" }).first().click();
    await inOrder(page, "steps to admission");
    await step("Erster Kontakt mit der Familie").click();
    await inOrder(page, "contact attempt");
    await page.getByLabel("Erreicht", { exact: true }).check();
    await page.getByRole("button", { name: "Kontaktversuch speichern" }).click();
    await saved(page, "Der Kontaktversuch ist gespeichert.");
  });

  await test.step("first declaration", async () => {
    await page.goto(steps);
    await step("1. Einverständniserklärung").click();
    await inOrder(page, "consent form, first declaration");
    await explained(page);
    await decide(page, "Ayşe Probeweg", "Unterschrieben");
    await enter(page, "Gültig");
  });

  await test.step("second screening", async () => {
    await page.goto(steps);
    await step("Zweite Risikoeinschätzung").click();
    await inOrder(page, "second screening");
    await page.getByLabel("Bedarf bestätigt").check();
    await page.getByLabel("Ich habe die Familie noch einmal darauf hingewiesen").check();
    await page.getByRole("button", { name: "Ergebnis speichern" }).click();
    await saved(page, "Die zweite Risikoeinschätzung ist gespeichert.");
  });

  await test.step("consent to take part", async () => {
    await page.goto(steps);
    await step("Einverständniserklärung zur Teilnahme").click();
    await explained(page);
    await decide(page, "Ayşe Probeweg", "Unterschrieben");
    await enter(page, "Gültig");
  });

  await test.step("the first day", async () => {
    await page.goto(steps);
    await step("Teilnahme beginnen").click();
    await inOrder(page, "start of taking part");
    await page.getByRole("button", { name: "Weiter zur Prüfung" }).click();
    await expect(page).toHaveURL(/\/start\/check$/);
    await expect(page.getByRole("main")).toContainText(germanDay());
    await inOrder(page, "start, check answers");
    await page.getByRole("button", { name: "Teilnahme beginnen" }).click();
    await saved(page, "Die Teilnahme hat begonnen.");
    await expect(page.getByRole("main")).toContainText(/Stand\s*Aktiv/);
    await inOrder(page, "case that takes part");
  });

  await page.goto("/");
  await expect(page.locator(`a[href="${path}"]`).first(), "a tile of its own at home").toBeVisible();
});
