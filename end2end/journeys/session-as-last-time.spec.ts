import { expect, inOrder, test } from "../support/journey.ts";
import { casesAtHome, openCaseWith, saved } from "../support/cases.ts";
import { Hand } from "../support/hand.ts";

test("session as last time: three activations from home", async ({ page, signInAs, scripts }) => {
  await signInAs("social_worker");
  const wanted = [/Stand\s+Aktiv/, /Teilnahme und Fallakte\s+Gültig/, /Kontakte\s+\d\d\.\d\d\.\d{4}\s+Einzelkontakt/];
  const path = await openCaseWith(page, wanted, await casesAtHome(page));
  const code = path.split("/").pop() ?? "";
  const before = await page.getByRole("main").getByRole("listitem").filter({ hasText: "Minuten" }).first().innerText();
  await page.goto("/");
  const tile = page.getByRole("listitem").filter({ has: page.locator(`h3 a[href="${path}"]`) });

  const hand = await Hand.on(page, scripts);
  await page.reload();
  await hand.follow(tile.getByRole("link", { name: /^Wie letztes Mal/ }), /sessions\/new\?like=last/);
  await inOrder(page, "session form as last time");
  await hand.follow(page.getByRole("button", { name: "Kontakt speichern" }), new RegExp(`/cases/${code}\\?done=session`));
  await hand.promised("session as last time", { activations: 3, pages: 2, seconds: 10 });

  await saved(page, "Der Kontakt ist gespeichert.");
  const after = await page.getByRole("main").getByRole("listitem").filter({ hasText: "Minuten" }).first().innerText();
  const [, likeBefore] = before.split("\n").filter(Boolean);
  const [day, likeAfter] = after.split("\n").filter(Boolean);
  expect(likeBefore).toContain(likeAfter.replace(" · mit Notiz", ""));
  const today = new Intl.DateTimeFormat("de-DE", { dateStyle: "medium", timeZone: "Europe/Berlin" }).format(new Date());
  expect(day).toBe(today);
});
