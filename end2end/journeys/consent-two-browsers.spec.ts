import { expect, inOrder, test } from "../support/journey.ts";
import { decide, enter, explained } from "../support/consents.ts";
import { refer } from "../support/referral.ts";

test("one browser withdraws; the other, already open, is refused at its next request", async ({ page, signInAs, another, consoleErrors }) => {
  test.setTimeout(120_000);
  await signInAs("social_worker");
  const path = await refer(page, {
    given: "Noah",
    family: "Zweigeräte",
    parents: [
      { given: "Ute", relation: "Mutter", custody: "Gemeinsames Sorgerecht" },
      { given: "Ralf", relation: "Vater", custody: "Gemeinsames Sorgerecht" },
    ],
  });
  await page.goto(`${path}/consents/new?purpose=contact_handover`);
  await explained(page);
  await decide(page, "Ute Zweigeräte", "Unterschrieben");
  await enter(page, "Unterschriften fehlen");
  const consent = new URL(page.url()).pathname;

  const second = await another("social_worker");
  await second.goto(`${consent}/sign`);
  await decide(second, "Ralf Zweigeräte", "Unterschrieben");
  await inOrder(second, "a missing signature at the second browser");

  await page.goto(`${consent}/withdraw`);
  await page.getByLabel("Ute Zweigeräte").check();
  await page.getByLabel("Telefonisch").check();
  await page.getByRole("button", { name: "Jetzt widerrufen" }).click();
  await expect(page.locator(".kern-badge").first()).toHaveText("Widerrufen");
  await inOrder(page, "withdrawn at the first browser");

  await second.getByRole("button", { name: "Eintragen" }).click();
  await expect(second).not.toHaveURL(/done=signed/);
  await expect(second.getByRole("main")).not.toContainText("Die Unterschrift ist eingetragen.");
  await inOrder(second, "refused at the second browser");
  await second.goto(consent);
  await expect(second.locator(".kern-badge").first()).toHaveText("Widerrufen");
  const refusals = consoleErrors.splice(0);
  expect(refusals.filter((line) => !/40[349]|422/.test(line))).toEqual([]);
});
