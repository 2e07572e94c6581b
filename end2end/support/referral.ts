// A new referral from the first part to the case, as a social worker makes it.
import { expect, type Page } from "@playwright/test";
import { bornYearsAgo, isoDay } from "./days.ts";
import { inOrder } from "./journey.ts";

export interface Parent {
  given: string;
  relation: "Mutter" | "Vater";
  custody: "Gemeinsames Sorgerecht" | "Alleiniges Sorgerecht";
  /** As the list calls it; German unless said. */
  language?: string;
}

export interface Family {
  given: string;
  family: string;
  parents: Parent[];
  /** Completed years; twelve unless said. */
  age?: number;
}

/** The part about the young person. */
export async function fillPerson(page: Page, who: Family): Promise<void> {
  await page.getByLabel("Vorname").fill(who.given);
  await page.getByLabel("Familienname").fill(who.family);
  const birth = page.getByRole("group", { name: "Geburtsdatum" });
  await birth.getByLabel("Tag").fill("1");
  await birth.getByLabel("Monat").fill("1");
  await birth.getByLabel("Jahr").fill(bornYearsAgo(who.age ?? 12));
  await page.getByLabel("Männlich").check();
  await page.getByLabel("Sprache für Gespräche").selectOption({ label: "Deutsch" });
}

/** The part about the family. */
export async function fillFamily(page: Page, who: Family): Promise<void> {
  for (const [index, parent] of who.parents.entries()) {
    await page.getByLabel("Vorname").nth(index).fill(parent.given);
    await page.getByLabel("Familienname").nth(index).fill(who.family);
    await page.getByLabel("Beziehung zum jungen Menschen").nth(index).selectOption({ label: parent.relation });
    await page.getByRole("group", { name: "Sorgerecht" }).nth(index).getByLabel(parent.custody).check();
    await page.getByLabel("Sprache für Gespräche").nth(index).selectOption({ label: parent.language ?? "Deutsch" });
  }
}

/** The part about the suggestion itself. */
export async function fillSuggestion(page: Page): Promise<void> {
  await page.getByLabel("Tag des Fallvorschlags").fill(isoDay());
  await page.getByLabel("Sichtung durch die Polizei").check();
  await page.getByLabel("Mindestens ein Gewaltdelikt").check();
  await page.getByRole("group", { name: "Ergebnis der ersten Sichtung" }).getByLabel("Vorschlagen", { exact: true }).check();
}

/** Opens a part from the task list, fills it in, saves it; leads back to the list. */
export async function doPart(page: Page, part: string, fill: () => Promise<void>): Promise<void> {
  await page.getByRole("link", { name: part }).click();
  await expect(page.getByRole("heading", { level: 1, name: part })).toBeVisible();
  await inOrder(page, `referral, part ${part}`);
  await fill();
  await page.getByRole("button", { name: "Speichern und weiter" }).click();
}

/** The whole way; gives the address of the new case. */
export async function refer(page: Page, who: Family): Promise<string> {
  for (const [part, fill] of [
    ["person", () => fillPerson(page, who)],
    ["family", () => fillFamily(page, who)],
    ["suggestion", () => fillSuggestion(page)],
  ] as const) {
    await page.goto(`/referrals/new/${part}`);
    await fill();
    await page.getByRole("button", { name: "Speichern und weiter" }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(part));
  }
  await page.goto("/referrals/new/check");
  await page.getByRole("button", { name: "Fallvorschlag aufnehmen" }).click();
  await page.waitForURL(/\/cases\/\w{7}\?done=referred/);
  return new URL(page.url()).pathname;
}
