import { expect, inOrder, test } from "../support/journey.ts";
import { saved } from "../support/cases.ts";
import { decide, enter, explained, personPart } from "../support/consents.ts";
import { refer } from "../support/referral.ts";

const mother = { given: "Nina", relation: "Mutter", custody: "Alleiniges Sorgerecht" } as const;

test("a child of 13 is asked and does not sign", async ({ page, signInAs }) => {
  test.setTimeout(120_000);
  await signInAs("social_worker");
  const path = await refer(page, { given: "Till", family: "Dreizehn", age: 13, parents: [mother] });
  await page.goto(`${path}/consents/new?purpose=contact_handover`);
  await expect(page.getByText("alleinige Sorge: diese Unterschrift genügt für die Eltern")).toBeVisible();
  await expect(page.getByText("unter 14 Jahren: wird gefragt, unterschreibt aber nicht")).toBeVisible();
  await expect(page.getByText("Versteht der junge Mensch, worum es geht?")).toHaveCount(0);
  await explained(page);
  await decide(page, "Nina Dreizehn", "Unterschrieben");
  await inOrder(page, "form of a child of 13");
  await enter(page, "Gültig");
});

test("a young person of 14 signs too, with a judgement on understanding", async ({ page, signInAs }) => {
  test.setTimeout(120_000);
  await signInAs("social_worker");
  const path = await refer(page, { given: "Till", family: "Vierzehn", age: 14, parents: [mother] });
  await page.goto(`${path}/consents/new?purpose=contact_handover`);
  const youth = personPart(page, "Till Vierzehn");
  await expect(youth.getByText("ab 14 Jahren unterschreibt der junge Mensch selbst mit")).toBeVisible();
  await explained(page);
  await decide(page, "Nina Vierzehn", "Unterschrieben");

  await test.step("without the judgement the form asks for it and keeps everything", async () => {
    await page.getByRole("button", { name: "Eintragen" }).click();
    await expect(youth.getByText("Bitte machen Sie hier eine Angabe.")).toBeVisible();
    await expect(page.getByLabel("Wo liegt das unterschriebene Papier?")).toHaveValue("Büro, Schrank 2");
    await inOrder(page, "the judgement is missing");
  });

  await youth.getByLabel("Einsichtsfähigkeit ausreichend").check();
  await enter(page, "Unterschriften fehlen");
  await expect(page.getByText("Die Unterschrift von Till Vierzehn.")).toBeVisible();
  await page.getByRole("link", { name: "Fehlende Unterschrift eintragen" }).click();
  await decide(page, "Till Vierzehn", "Unterschrieben");
  await youth.getByLabel("Einsichtsfähigkeit ausreichend").check();
  await enter(page, "Gültig");
  await saved(page, "Die Unterschrift ist eingetragen.");
});
