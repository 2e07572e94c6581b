import { expect, inOrder, test } from "../support/journey.ts";
import { casesAtHome, openCaseWith, saved } from "../support/cases.ts";
import { Hand } from "../support/hand.ts";

test("session with interpreter: eight activations, nothing typed", async ({ page, signInAs, scripts }) => {
  await signInAs("social_worker");
  const wanted = [/Stand\s+Aktiv/, /Schweigepflichtentbindung: Sprachmittlung\s+Gültig/, /Sprachmittlung nötig/];
  const path = await openCaseWith(page, wanted, await casesAtHome(page));
  const code = path.split("/").pop() ?? "";
  await page.goto("/");
  const tile = page.getByRole("listitem").filter({ has: page.locator(`h3 a[href="${path}"]`) });

  const hand = await Hand.on(page, scripts);
  await page.reload();
  await hand.follow(tile.getByRole("link", { name: /^Kontakt eintragen/ }), new RegExp(`/cases/${code}/sessions/new`));
  await hand.press(page.getByRole("group", { name: "Dauer in Minuten" }).getByLabel("90", { exact: true }));
  await hand.press(page.getByLabel("Büro"));
  const interpreting = page.getByLabel("Sprachmittler/in war dabei");
  if (!(await interpreting.isChecked())) await hand.press(interpreting);
  await hand.press(page.getByRole("group", { name: "Wer hat übersetzt?" }).getByRole("radio").first());
  await hand.press(page.getByRole("group", { name: "Auf welchem Weg?" }).getByLabel("Video"));
  await expect(page.getByLabel("Sprache", { exact: true })).not.toHaveValue("");
  await hand.follow(page.getByRole("button", { name: "Kontakt speichern" }), new RegExp(`/cases/${code}\\?done=session`));
  await hand.promised("session with interpreter", { activations: 8, pages: 2, seconds: 25 });

  await saved(page, "Der Kontakt ist gespeichert.");
  await inOrder(page, "case page after a session");
  const newest = page.getByRole("listitem").filter({ hasText: "90 Minuten" }).filter({ hasText: "mit Sprachmittlung" }).first();
  await newest.getByRole("link").click();
  await expect(page.getByRole("main")).toContainText("Büro");
  await expect(page.getByRole("main"), "mode and minutes of the interpreter").toContainText(/Video · 90 Minuten/);
  await inOrder(page, "one session");
});

test("the session form in its states", async ({ page, signInAs }) => {
  await signInAs("social_worker");
  const path = await openCaseWith(page, [/Stand\s+Aktiv/, /Schweigepflichtentbindung: Sprachmittlung\s+Gültig/]);
  await page.goto(`${path}/sessions/new`);
  await inOrder(page, "session form");
  await page.getByLabel("Sprachmittler/in war dabei").check();
  await page.getByLabel("Anderer Tag").check();
  await inOrder(page, "session form with interpreter and another day");

  await page.getByLabel("Welcher Tag?").fill("2099-02-28");
  await page.getByLabel(/^Notiz/).fill("Bleibt stehen </textarea><script>alert(1)</script>");
  await page.getByRole("button", { name: "Kontakt speichern" }).click();
  await expect(page.getByRole("heading", { name: "Bitte prüfen Sie Ihre Angaben" })).toBeVisible();
  await expect(page).toHaveTitle(/^Fehler: /);
  await expect(page.getByLabel(/^Notiz/)).toHaveValue("Bleibt stehen </textarea><script>alert(1)</script>");
  await inOrder(page, "session form with an error");
});
