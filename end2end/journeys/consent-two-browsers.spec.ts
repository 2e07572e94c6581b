import { expect, inOrder, test } from "../support/journey.ts";
import { decide, enter, explained } from "../support/consents.ts";
import { isoDay } from "../support/days.ts";
import { refer } from "../support/referral.ts";

test("one browser withdraws; the other, already open, is refused at its next request", async ({ page, signInAs, another, consoleErrors }) => {
  test.setTimeout(120_000);
  await signInAs("social_worker");
  const path = await refer(page, {
    given: "Noah",
    family: "Zweigeräte",
    parents: [{ given: "Ute", relation: "Mutter", custody: "Alleiniges Sorgerecht" }],
  });
  await page.goto(`${path}/consents/new?purpose=contact_handover`);
  await explained(page);
  await decide(page, "Ute Zweigeräte", "Unterschrieben");
  await enter(page, "Gültig");
  const consent = new URL(page.url()).pathname;

  // The second browser has a paper of yesterday to enter: its form is open already.
  const second = await another("social_worker");
  await second.goto(`${path}/consents/new?purpose=contact_handover`);
  await explained(second);
  await decide(second, "Ute Zweigeräte", "Unterschrieben");
  await second.getByLabel("Informationsblatt übergeben und erklärt am").fill(isoDay(-1));
  await inOrder(second, "a form at the second browser");

  await page.goto(`${consent}/withdraw`);
  await page.getByLabel("Ute Zweigeräte").check();
  await page.getByLabel("Telefonisch").check();
  await page.getByRole("button", { name: "Jetzt widerrufen" }).click();
  await expect(page.locator(".kern-badge").first()).toHaveText("Widerrufen");
  await inOrder(page, "withdrawn at the first browser");

  await second.getByRole("button", { name: "Eintragen" }).click();
  await second.waitForURL(/errors=1/);
  await expect(second.getByLabel("Informationsblatt übergeben und erklärt am")).toHaveAttribute("aria-invalid", "true");
  await expect(second.getByText("Das Datum liegt vor dem Datum, auf das es folgen muss.").first()).toBeVisible();
  await inOrder(second, "refused at the second browser");
  await second.goto(consent);
  await expect(second.locator(".kern-badge").first()).toHaveText("Widerrufen");
  const refusals = consoleErrors.splice(0);
  expect(refusals.filter((line) => !/40[349]|422/.test(line))).toEqual([]);
});
