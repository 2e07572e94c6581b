import { expect, inOrder, mainNavigation, test } from "../support/journey.ts";
import { saved } from "../support/cases.ts";
import { decide, enter, explained } from "../support/consents.ts";
import { germanDay, isoDay } from "../support/days.ts";
import { doPart, type Family, fillFamily, fillPerson, fillSuggestion } from "../support/referral.ts";

const family: Family = {
  given: "Tüncay",
  family: "Probeweg",
  parents: [{ given: "Ayşe", relation: "Mutter", custody: "Alleiniges Sorgerecht" }],
};

test("refer and enrol: from the first sheet to the last day and again", async ({ page, signInAs, another }) => {
  test.setTimeout(300_000);
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

  await test.step("a review that contradicts itself keeps what was typed", async () => {
    await page.goto(`${path}/course`);
    await inOrder(page, "course of taking part");
    await page.getByRole("link", { name: "Verlaufsprüfung festhalten" }).click();
    await page.getByRole("group", { name: "Ist eine weitere Teilnahme" }).getByLabel("Nein", { exact: true }).check();
    await page.getByLabel("Weiter wie bisher", { exact: true }).check();
    await page.getByLabel("Was haben Sie festgestellt?").fill("Kommt gern zum Boxen.");
    await page.getByRole("button", { name: "Verlaufsprüfung speichern" }).click();
    await page.waitForURL(/errors=1/);
    await expect(page.getByLabel("Was haben Sie festgestellt?")).toHaveValue("Kommt gern zum Boxen.");
    await inOrder(page, "review with errors");
    await page.getByRole("group", { name: "Ist eine weitere Teilnahme" }).getByLabel("Ja", { exact: true }).check();
    await page.getByRole("button", { name: "Verlaufsprüfung speichern" }).click();
    await saved(page, "Die Verlaufsprüfung ist gespeichert.");
    await expect(page.getByRole("main")).toContainText("Kommt gern zum Boxen.");
  });

  await test.step("an extension waits for the team lead", async () => {
    await page.getByRole("link", { name: "Teilnahme verlängern" }).click();
    await inOrder(page, "extension");
    await page.getByLabel("Ziele noch nicht erreicht").check();
    await page.getByRole("button", { name: "Verlängerung beschließen" }).click();
    await saved(page, "Die Verlängerung ist beschlossen.");
    await expect(page.getByRole("main")).toContainText("Wartet auf Genehmigung");
  });

  await test.step("a pause, taken back", async () => {
    await page.getByRole("link", { name: "Pausieren" }).click();
    await page.getByLabel("Krankheit").check();
    await page.getByLabel("Geplant bis").fill(isoDay());
    await inOrder(page, "pause");
    await page.getByRole("button", { name: "Jetzt eintragen" }).click();
    await saved(page, "Der Schritt ist eingetragen.");
    await expect(page.getByRole("main")).toContainText(/Stand\s*Pausiert/);
    await page.getByRole("button", { name: "Letzten Schritt zurücknehmen" }).click();
    await saved(page, "Der Schritt ist zurückgenommen.");
    await expect(page.getByRole("main")).toContainText(/Stand\s*Aktiv/);
    await inOrder(page, "course with a step taken back");
  });

  await test.step("the closing interview waits for the team lead", async () => {
    await page.getByRole("link", { name: "Abschluss beginnen" }).click();
    await page.getByRole("button", { name: "Jetzt eintragen" }).click();
    await page.getByRole("link", { name: "Abschlussgespräch festhalten" }).click();
    await page.getByLabel("Der Leitfaden wurde durchgegangen.").check();
    await page.getByLabel("Der junge Mensch war dabei.").check();
    await page.getByLabel("Ziele erreicht", { exact: true }).check();
    await inOrder(page, "closing interview");
    await page.getByRole("button", { name: "Abschlussgespräch speichern" }).click();
    await saved(page, "Das Abschlussgespräch ist gespeichert.");
    await inOrder(page, "course with a closing");
  });

  await test.step("the team lead approves the extension and confirms the closing", async () => {
    const lead = await another("team_lead");
    await lead.goto("/due");
    await expect(lead.getByRole("main")).toContainText("Abschluss bestätigen");
    await inOrder(lead, "what is due in the team");
    await lead.goto(`${path}/course`);
    await lead.getByRole("button", { name: "Verlängerung genehmigen" }).click();
    await saved(lead, "Die Verlängerung ist genehmigt.");
    await lead.getByRole("button", { name: "Erfolgreichen Abschluss bestätigen" }).click();
    await saved(lead, "Der Abschluss ist bestätigt.");
    await expect(lead.getByRole("main")).toContainText(/Stand\s*Abgeschlossen/);
  });

  await test.step("and begins again", async () => {
    await page.goto(`${path}/course`);
    await page.getByRole("link", { name: "Erneut aufnehmen" }).click();
    await inOrder(page, "beginning again");
    await page.getByRole("group", { name: "Woher kommt der Vorschlag?" }).getByRole("radio").first().check();
    await page.getByRole("group", { name: "Welche Schwelle ist erreicht?" }).getByRole("radio").first().check();
    await page.getByRole("group", { name: "Ergebnis der ersten Prüfung" }).getByRole("radio").first().check();
    await page.getByRole("button", { name: "Erneut vorschlagen" }).click();
    await saved(page, "Die erneute Teilnahme ist vorgeschlagen.");
    await page.goto(`${path}/course`);
    await expect(page.getByRole("main")).toContainText("Frühere Teilnahme");
  });
});
