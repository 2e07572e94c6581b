import { accounts, expect, inOrder, password, sendSignIn, signOut, test } from "../support/journey.ts";
import { openCaseWith, saved } from "../support/cases.ts";
import { runSql } from "../support/database.ts";

const note = "Gespräch über die Schule. Er möchte zurück in den Verein. ümläut & <b>fett</b>";

/** As if nobody had touched anything for forty minutes. */
function fortyMinutesLater(database: string): void {
  const earlier = new Date(Date.now() - 40 * 60_000).toISOString().replace("Z", "+00:00");
  const changed = runSql(database, `update sign_in set last_seen_at = '${earlier}' where ended_at is null; select changes();`);
  expect(Number(changed), "sign-ins moved back").toBeGreaterThan(0);
}

test("a form lost by an expired sign-in comes back, to its writer alone", async ({ page, house, signInAs, another, consoleErrors }) => {
  test.setTimeout(120_000);
  await signInAs("social_worker");
  const path = await openCaseWith(page, [/Stand\s+Aktiv/, /Teilnahme und Fallakte\s+Gültig/]);
  await page.goto(`${path}/sessions/new`);
  // The page has loaded all it wants before the server goes.
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Büro").check();
  await page.getByLabel(/^Notiz/).fill(note);

  await house.whileClosed(fortyMinutesLater);

  await page.getByRole("button", { name: "Kontakt speichern" }).click();
  await expect(page).toHaveURL(/\/sign-in\?/);
  await expect(page.getByText("Ihre Anmeldung ist abgelaufen.")).toBeVisible();
  await expect(page.getByText("Was Sie getippt haben, ist gesichert.")).toBeVisible();
  await inOrder(page, "sign-in after it had ended");
  const comesBackTo = page.url();

  // The team lead, who may see this case, signs in first, over the same address: the text is not theirs.
  const colleague = await another();
  await colleague.goto(comesBackTo);
  await sendSignIn(colleague, accounts.team_lead, password);
  await colleague.waitForURL((url) => url.pathname !== "/sign-in");
  expect(await colleague.content()).not.toContain("zurück in den Verein");
  expect(consoleErrors.splice(0).join(), "a lead records no sessions").toContain("403");
  await signOut(colleague);

  await sendSignIn(page, accounts.social_worker, password);
  await page.waitForURL((url) => url.pathname === `${path}/sessions/new`);
  await expect(page.getByLabel(/^Notiz/)).toHaveValue(note);
  await expect(page.getByLabel("Büro")).toBeChecked();
  await expect(page.getByText(/Wir haben Ihren Entwurf vom/)).toBeVisible();
  await inOrder(page, "the form is back");

  await page.getByRole("button", { name: "Kontakt speichern" }).click();
  await saved(page, "Der Kontakt ist gespeichert.");
  await page.goto(`${path}/sessions/new?draft=1`);
  await expect(page.getByLabel(/^Notiz/), "a saved form leaves no draft").toHaveValue("");
});

test("somebody else who may open the same form finds it empty", async ({ page, house, signInAs, another }) => {
  test.setTimeout(120_000);
  await signInAs("social_worker");
  await page.goto("/referrals/new/person");
  // The page has loaded all it wants before the server goes.
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Vorname").fill("Niemandes");
  await page.getByLabel("Familienname").fill("Geheimnis");
  await house.whileClosed(fortyMinutesLater);
  await page.getByRole("button", { name: "Speichern und weiter" }).click();
  await expect(page.getByText("Ihre Anmeldung ist abgelaufen.")).toBeVisible();

  const other = await another();
  await other.goto(page.url());
  await sendSignIn(other, accounts.police_liaison, password);
  await other.waitForURL((url) => url.pathname.startsWith("/referrals/new"));
  await other.goto("/referrals/new/person");
  await expect(other.getByLabel("Vorname")).toHaveValue("");
  expect(await other.content()).not.toContain("Geheimnis");
  await inOrder(other, "the same form for somebody else");

  await sendSignIn(page, accounts.social_worker, password);
  await page.waitForURL((url) => url.pathname === "/referrals/new/person");
  await expect(page.getByLabel("Familienname")).toHaveValue("Geheimnis");
  await inOrder(page, "the referral is back");
  await page.goto("/referrals/new");
  await page.getByRole("button", { name: "Entwurf verwerfen und neu beginnen" }).click();
  await expect(page.getByText("Noch nicht begonnen")).toHaveCount(3);
});
