import { expect, inOrder, test } from "../support/journey.ts";
import { decide, enter, explained, personPart } from "../support/consents.ts";
import { bornYearsAgo } from "../support/days.ts";
import { fillFamily, fillPerson, fillSuggestion } from "../support/referral.ts";

const ages = [
  { age: 13, given: "Dario", why: "unter 14 Jahren: wird gefragt, unterschreibt aber nicht" },
  { age: 14, given: "Vito", why: "ab 14 Jahren unterschreibt der junge Mensch selbst mit" },
  { age: 18, given: "Achim", why: "ab 18 Jahren unterschreibt der junge Mensch allein" },
];

for (const { age, given, why } of ages) {
  test(`who signs when the young person is ${age}`, async ({ page, signInAs }) => {
    test.setTimeout(120_000);
    await signInAs("social_worker");
    const family = `Alter${age === 13 ? "dreizehn" : age === 14 ? "vierzehn" : "achtzehn"}`;
    const who = {
      given,
      family,
      parents: [{ given: "Heike", relation: "Mutter" as const, custody: "Alleiniges Sorgerecht" as const }],
    };
    await page.goto("/referrals/new");
    for (const [part, fill] of [
      ["suggestion", async () => {
        await fillSuggestion(page);
        // Nobody of 18 is referred: who signs alone has grown up since.
        if (age === 18) await page.getByLabel("Tag des Fallvorschlags").fill(`${bornYearsAgo(1)}-12-31`);
      }],
      ["person", async () => {
        await fillPerson(page, who);
        await page.getByRole("group", { name: "Geburtsdatum" }).getByLabel("Jahr").fill(bornYearsAgo(age));
      }],
      ["family", () => fillFamily(page, who)],
    ] as const) {
      await page.goto(`/referrals/new/${part}`);
      await fill();
      await page.getByRole("button", { name: "Speichern und weiter" }).click();
      await page.waitForURL((url) => !url.pathname.endsWith(part));
    }
    await page.goto("/referrals/new/check");
    await page.getByRole("button", { name: "Fallvorschlag aufnehmen" }).click();
    await page.waitForURL(/\/cases\/\w{7}\?done=referred/);
    const path = new URL(page.url()).pathname;

    await page.goto(`${path}/consents/new?purpose=contact_handover`);
    const youth = personPart(page, `${given} ${family}`);
    const mother = personPart(page, `Heike ${family}`);
    await expect(youth.getByText(why)).toBeVisible();
    await inOrder(page, `form for a young person of ${age}`);
    await explained(page);

    if (age === 13) {
      await expect(youth.getByText("Was sagt das Kind?")).toBeVisible();
      await expect(youth.getByLabel("Unterschrieben", { exact: true })).toHaveCount(0);
      await decide(page, `Heike ${family}`, "Unterschrieben");
    } else if (age === 14) {
      await decide(page, `Heike ${family}`, "Unterschrieben");
      await decide(page, `${given} ${family}`, "Unterschrieben");
      await page.getByRole("button", { name: "Eintragen" }).click();
      await page.waitForURL(/errors=1/);
      await inOrder(page, "the judgement on insight is missing");
      await youth.getByLabel("Einsichtsfähigkeit ausreichend", { exact: true }).check();
    } else {
      await expect(mother).toHaveCount(0);
      await expect(youth.getByText("Versteht der junge Mensch, worum es geht?")).toHaveCount(0);
      await decide(page, `${given} ${family}`, "Unterschrieben");
    }
    await enter(page, "Gültig");
    await inOrder(page, `consent of a young person of ${age}`);
  });
}
