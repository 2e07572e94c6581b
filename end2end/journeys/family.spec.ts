import { expect, inOrder, test } from "../support/journey.ts";
import { saved } from "../support/cases.ts";
import { decide, enter, explained, personPart } from "../support/consents.ts";
import { refer } from "../support/referral.ts";

const family = {
  given: "Levin",
  family: "Netzwerk",
  parents: [{ given: "Carla", relation: "Mutter", custody: "Alleiniges Sorgerecht" }],
} as const;

test("family and network: who signs, who may be phoned, who may be talked with", async ({ page, signInAs }) => {
  test.setTimeout(120_000);
  await signInAs("social_worker");
  const path = await refer(page, { ...family, parents: [...family.parents] });

  await test.step("custody with its proof, and when the mother may be phoned", async () => {
    await page.getByRole("link", { name: /Ändern\s*: Carla Netzwerk/ }).click();
    await page.getByLabel("Woher ist das bekannt?").selectOption({ label: "Nachweis gesehen" });
    await page.getByRole("button", { name: "Bezugsperson speichern" }).click();
    await page.waitForURL(/errors=1/);
    await expect(page.getByText("Bitte machen Sie hier eine Angabe.").first()).toBeVisible();
    await page.getByLabel("Welches Dokument liegt vor?").fill("Negativbescheinigung Jugendamt vom 3.2.2026");
    await page.getByLabel("Wann und wie ist die Person sicher zu erreichen?").fill("werktags 9 bis 12 Uhr");
    await inOrder(page, "guardian with proof and contact rule");
    await page.getByRole("button", { name: "Bezugsperson speichern" }).click();
    await saved(page, "Die Bezugsperson ist gespeichert.");
    await expect(page.getByRole("main")).toContainText("Darf kontaktiert werden: werktags 9 bis 12 Uhr");
    await inOrder(page, "case with a contact rule");
  });

  await test.step("the mother alone signs", async () => {
    await page.getByRole("link", { name: "Erklärung eintragen" }).click();
    await page.getByRole("link", { name: /Eintragen ?: 1\. Einverständniserklärung/ }).click();
    await expect(personPart(page, "Carla Netzwerk")).toBeVisible();
    await explained(page);
    await decide(page, "Carla Netzwerk", "Unterschrieben");
    await enter(page, "Gültig");
    await page.goto(`${path}/consents/new?purpose=participation`);
    await explained(page);
    await decide(page, "Carla Netzwerk", "Unterschrieben");
    await enter(page, "Gültig");
  });

  await test.step("a school nobody may talk with yet, and a sister", async () => {
    await page.goto(path);
    await page.getByRole("link", { name: "Familie und Netz" }).click();
    await expect(page.getByText("Negativbescheinigung Jugendamt vom 3.2.2026")).toBeVisible();
    await page.getByRole("link", { name: "Stelle hinzufügen" }).click();
    await page.getByLabel("Art der Hilfe").selectOption({ label: "Schule" });
    await page.getByLabel("Stelle", { exact: true }).fill("Gesamtschule Nord");
    await inOrder(page, "form of a contact of the network");
    await page.getByRole("button", { name: "Stelle speichern" }).click();
    await saved(page, "Die Stelle ist gespeichert.");
    await expect(page.getByText(/Keine Schweigepflicht\u00ad?entbindung: bitte nicht ansprechen/)).toBeVisible();
    await page.getByRole("link", { name: "Geschwister hinzufügen" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Mia");
    await page.getByLabel("Geburtsjahr").fill("2016");
    await inOrder(page, "form of a sibling");
    await page.getByRole("button", { name: "Geschwister speichern" }).click();
    await saved(page, "Die Angaben zum Geschwister sind gespeichert.");
    await expect(page.getByRole("main")).toContainText("geboren 2016");
    await inOrder(page, "family and network");
  });

  await test.step("the sister is deleted for good", async () => {
    await page.getByRole("link", { name: /Ändern\s*: Mia/ }).click();
    await page.locator("summary", { hasText: "Geschwister löschen" }).click();
    await inOrder(page, "deleting a sibling");
    await page.getByRole("button", { name: "Geschwister löschen" }).click();
    await saved(page, "Der Eintrag ist gelöscht.");
    await expect(page.getByRole("main")).not.toContainText("Mia");
  });
});
