import { expect, inOrder, test } from "../support/journey.ts";
import { saved } from "../support/cases.ts";
import { isoDay } from "../support/days.ts";
import { type Family, fillFamily, fillPerson, fillSuggestion } from "../support/referral.ts";

const family: Family = {
  given: "Jonte",
  family: "Zuteilung",
  parents: [{ given: "Silke", relation: "Mutter", custody: "Alleiniges Sorgerecht" }],
};

test("a case of the police gets its worker and a deputy", async ({ page, signInAs, another }) => {
  test.setTimeout(120_000);
  const police = await another("police_liaison");

  await test.step("the police suggest a young person", async () => {
    for (const [part, fill] of [
      ["person", () => fillPerson(police, family)],
      ["family", () => fillFamily(police, family)],
      ["suggestion", () => fillSuggestion(police)],
    ] as const) {
      await police.goto(`/referrals/new/${part}`);
      await fill();
      await police.getByRole("button", { name: "Speichern und weiter" }).click();
      await police.waitForURL((url) => !url.pathname.endsWith(part));
    }
    await police.goto("/referrals/new/check");
    await police.getByRole("button", { name: "Fallvorschlag aufnehmen" }).click();
    await police.waitForURL(/\/referrals\?done=referred/);
  });

  await signInAs("team_lead");
  const due = page.getByRole("link", { name: /J\. Z\.: Fachkraft zuteilen/ });
  await expect(due.first(), "it is due at home").toBeVisible();
  await inOrder(page, "home of a team lead with something to assign");
  await due.first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Zuständigkeit" })).toBeVisible();
  await inOrder(page, "assignment");
  const path = new URL(page.url()).pathname.replace("/assignment", "");

  await test.step("nobody chosen is an error at the field", async () => {
    await page.getByRole("button", { name: "Zuständigkeit speichern" }).click();
    await expect(page.getByRole("heading", { name: "Bitte prüfen Sie Ihre Angaben" })).toBeVisible();
    await inOrder(page, "assignment with errors");
  });

  await test.step("a worker and a deputy", async () => {
    const worker = page.getByLabel("Zuständige Fachkraft");
    const name = await worker.locator("option", { hasText: "Svenja Kessler" }).innerText();
    await worker.selectOption({ label: name });
    const deputy = page.getByLabel("Vertretung (optional)");
    const others = await deputy.locator("option").allInnerTexts();
    await deputy.selectOption({ label: others.find((other) => /Fälle?$/.test(other) && !other.includes("Svenja")) ?? "" });
    await page.getByLabel("Vertretung ab").fill(isoDay());
    await page.getByLabel("Vertretung bis").fill(isoDay(14));
    await page.getByRole("button", { name: "Zuständigkeit speichern" }).click();
    await saved(page, "Die Zuständigkeit ist gespeichert.");
    await expect(page.getByRole("main")).toContainText("Svenja Kessler");
    await inOrder(page, "case with a worker and a deputy");
  });

  const worker = await another("social_worker");
  await worker.goto(path);
  await expect(worker.getByRole("heading", { level: 1, name: "Jonte Zuteilung" }), "the worker sees it now").toBeVisible();
});
