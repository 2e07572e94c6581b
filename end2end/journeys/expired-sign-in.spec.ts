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
  await page.getByLabel("Büro").check();
  await page.getByLabel(/^Notiz/).fill(note);

  await house.whileClosed(fortyMinutesLater);

  await page.getByRole("button", { name: "Kontakt speichern" }).click();
  await expect(page).toHaveURL(/\/sign-in\?/);
  await expect(page.getByText("Ihre Anmeldung ist abgelaufen.")).toBeVisible();
  await expect(page.getByText("Was Sie getippt haben, ist gesichert.")).toBeVisible();
  await inOrder(page, "sign-in after it had ended");
  const comesBackTo = page.url();

  // A colleague of the same place signs in first, over the same address: neither case nor text is theirs.
  const colleague = await another();
  await colleague.goto(comesBackTo);
  await sendSignIn(colleague, "pfk.do.2", password);
  await colleague.waitForURL((url) => url.pathname !== "/sign-in");
  expect(await colleague.content()).not.toContain("zurück in den Verein");
  expect(consoleErrors.splice(0).join(), "the case is not the colleague's").toContain("404");
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
