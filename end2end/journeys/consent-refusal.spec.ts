import { expect, inOrder, test } from "../support/journey.ts";
import { casesOf, openCaseWith } from "../support/cases.ts";
import { isoDay } from "../support/days.ts";

test("an optional purpose is refused, and taking part goes on", async ({ page, signInAs }) => {
  test.setTimeout(120_000);
  await signInAs("social_worker");
  const wanted = [/Stand\s+Aktiv/, /Teilnahme und Fallakte\s+Gültig/];
  const path = await openCaseWith(page, wanted, await casesOf(page));
  await page.goto(`${path}/consents/new?purpose=media`);
  await inOrder(page, "form of an optional purpose");
  await page.getByLabel("Informationsblatt übergeben und erklärt am").fill(isoDay());
  await page.getByLabel("Erklärt auf").selectOption({ label: "Deutsch" });
  for (const decision of await page.getByLabel("Verweigert", { exact: true }).all()) await decision.check();
  for (const day of await page.locator("section.person-part").getByLabel("Am", { exact: true }).all()) await day.fill(isoDay());
  for (const insight of await page.getByLabel("Einsichtsfähigkeit ausreichend", { exact: true }).all()) await insight.check();
  await page.getByRole("button", { name: "Eintragen" }).click();
  await page.waitForURL(/\/consents\/[0-9a-f-]{36}\?done=/);
  await expect(page.locator(".kern-badge").first()).toHaveText("Verweigert");
  await inOrder(page, "a refused purpose");
  // BR-09: the enrolment is as it was, and the next session can be entered.
  await page.goto(path);
  for (const text of wanted) expect(await page.getByRole("main").innerText()).toMatch(text);
  await page.goto(`${path}/sessions/new`);
  await expect(page.getByRole("button", { name: "Kontakt speichern" })).toBeVisible();
  await inOrder(page, "taking part goes on");
});
