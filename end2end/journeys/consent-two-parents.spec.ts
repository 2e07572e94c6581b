import { expect, inOrder, test } from "../support/journey.ts";
import { saved } from "../support/cases.ts";
import { decide, enter, explained, personPart } from "../support/consents.ts";
import { refer } from "../support/referral.ts";

const family = {
  given: "Emil",
  family: "Doppelsorge",
  parents: [
    { given: "Nadine", relation: "Mutter", custody: "Gemeinsames Sorgerecht" },
    { given: "Jörg", relation: "Vater", custody: "Gemeinsames Sorgerecht" },
  ],
} as const;

test("consent of two parents on paper: one signs today, the other later", async ({ page, signInAs }) => {
  test.setTimeout(120_000);
  await signInAs("social_worker");
  const path = await refer(page, { ...family, parents: [...family.parents] });

  await test.step("one parent signs", async () => {
    await page.getByRole("link", { name: "Erklärung eintragen" }).click();
    await inOrder(page, "choice of a declaration");
    await page.getByRole("link", { name: /Eintragen ?: 1\. Einverständniserklärung/ }).click();
    for (const parent of family.parents) await expect(personPart(page, `${parent.given} ${family.family}`)).toBeVisible();
    await expect(page.getByText("gemeinsame Sorge: beide Eltern unterschreiben")).toHaveCount(2);
    await explained(page);
    await decide(page, "Nadine Doppelsorge", "Unterschrieben");
    await enter(page, "Unterschriften fehlen");
    await expect(page.getByText("Die Erklärung gilt noch nicht: Es fehlt etwas.")).toBeVisible();
    await expect(page.getByText("Die Unterschrift von Jörg Doppelsorge.")).toBeVisible();
    await inOrder(page, "consent with a missing signature");
    await page.goto(path);
    await expect(page.getByRole("main")).toContainText("Unterschriften fehlen");
  });

  await test.step("the other one signs later", async () => {
    await page.getByRole("link", { name: "1. Einverständniserklärung: Weitergabe der Kontaktdaten" }).click();
    await page.getByRole("link", { name: "Fehlende Unterschrift eintragen" }).click();
    await inOrder(page, "missing signature");
    await decide(page, "Jörg Doppelsorge", "Unterschrieben");
    await enter(page, "Gültig");
    await saved(page, "Die Unterschrift ist eingetragen.");
    await inOrder(page, "consent of both parents");
  });

  await page.goto(`${path}/consents`);
  await expect(page.getByText(/Nadine Doppelsorge: Unterschrieben/)).toBeVisible();
  await expect(page.getByText(/Jörg Doppelsorge: Unterschrieben/)).toBeVisible();
  await inOrder(page, "all declarations");

  await test.step("one parent withdraws: preview, one step, receipt", async () => {
    await page.goto(path);
    await page.getByRole("link", { name: "1. Einverständniserklärung: Weitergabe der Kontaktdaten" }).click();
    const consent = new URL(page.url()).pathname;
    await page.getByRole("link", { name: "Widerrufen" }).click();
    await expect(page.getByText("Das ändert sich")).toBeVisible();
    await inOrder(page, "preview of one parent's withdrawal");
    await page.getByRole("group", { name: "Wer widerruft?" }).getByLabel("Jörg Doppelsorge").check();
    await page.getByLabel("Im Gespräch").check();
    await page.getByRole("button", { name: "Jetzt widerrufen" }).click();
    await saved(page, "Der Widerruf gilt ab sofort.");
    await expect(page.getByRole("heading", { name: "Bestätigung des Widerrufs" })).toBeVisible();
    const receipt = await page.request.get(`${consent}/receipt.pdf`);
    expect(receipt.headers()["content-type"]).toBe("application/pdf");
  });
});
