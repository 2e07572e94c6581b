// Finding a demo case that fits a journey, as a person would: by looking at the pages.
import { expect, type Page } from "@playwright/test";

/** Addresses of the cases in the list, in its order. */
export async function casesOf(page: Page, list = "/cases"): Promise<string[]> {
  await page.goto(list);
  const links = page.getByRole("table").getByRole("rowheader").getByRole("link");
  return links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
}

/** Addresses of the cases on the home page, the one with the oldest session first. */
export async function casesAtHome(page: Page): Promise<string[]> {
  await page.goto("/");
  const links = page.getByRole("heading", { level: 3 }).getByRole("link");
  return links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
}

/** Opens the first case whose page has all of these texts; gives its address. */
export async function openCaseWith(page: Page, texts: RegExp[], paths?: string[]): Promise<string> {
  for (const path of paths ?? (await casesOf(page))) {
    await page.goto(path);
    const text = await page.getByRole("main").innerText();
    if (texts.every((wanted) => wanted.test(text))) return path;
  }
  throw new Error(`no demo case with ${texts.join(" and ")}`);
}

/** The green line at the top of a page after a deed. */
export async function saved(page: Page, text: string | RegExp): Promise<void> {
  await expect(page.getByRole("main").getByText(text).first()).toBeVisible();
}
