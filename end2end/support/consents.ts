// A consent on paper, as it is entered after the visit.
import { expect, type Locator, type Page } from "@playwright/test";
import { isoDay } from "./days.ts";

/** The part of the form that belongs to one person. */
export function personPart(page: Page, name: string): Locator {
  return page.locator("section").filter({ has: page.getByRole("heading", { level: 3, name }) });
}

/** Marks one person's decision of today. */
export async function decide(page: Page, name: string, decision: string): Promise<void> {
  const part = personPart(page, name);
  await part.getByLabel(decision, { exact: true }).check();
  await part.getByLabel("Am", { exact: true }).fill(isoDay());
}

/** Fills in what was explained today, in German, and where the paper lies. */
export async function explained(page: Page): Promise<void> {
  await page.getByLabel("Informationsblatt übergeben und erklärt am").fill(isoDay());
  await page.getByLabel("Erklärt auf").selectOption({ label: "Deutsch" });
  await page.getByLabel("Die Familie hat den Inhalt mit eigenen Worten wiedergegeben.").check();
  await page.getByLabel("Wo liegt das unterschriebene Papier?").fill("Büro, Schrank 2");
}

/** Saves the form and expects the page of the consent in this state. */
export async function enter(page: Page, state: string): Promise<void> {
  await page.getByRole("button", { name: "Eintragen" }).click();
  await page.waitForURL(/\/consents\/[0-9a-f-]{36}\?done=/);
  await expect(page.locator(".kern-badge").first()).toHaveText(state);
}
