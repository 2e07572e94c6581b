import { expect, inOrder, test } from "../support/journey.ts";
import { casesOf } from "../support/cases.ts";
import type { Page } from "@playwright/test";

const codes = (page: Page) => page.getByRole("table").getByRole("rowheader").allInnerTexts();

async function find(page: Page, words: string): Promise<string[]> {
  await page.getByLabel("Fall suchen").fill(words);
  await page.getByRole("button", { name: "Suchen" }).click();
  await expect(page.getByText("Ergebnis für:")).toBeVisible();
  return page.getByRole("table").isVisible().then((some) => (some ? codes(page) : []));
}

/** The name index is filled in the background after the start. */
async function indexReady(page: Page): Promise<void> {
  await expect(async () => {
    await page.goto("/cases");
    await expect(page.getByText("Die Namenssuche wird gerade vorbereitet")).toHaveCount(0);
  }).toPass();
}

test("a name is found without its dots and hooks, and never stands in the address", async ({ page, signInAs }) => {
  await signInAs("team_lead");
  await indexReady(page);
  await page.goto("/cases?status=all");
  await inOrder(page, "case list");

  // Somebody of the demo with Turkish letters in the family name; who there is depends on the day.
  let code = "";
  for (const family of ["Öztürk", "Çelik", "Şahin", "Yılmaz", "Barış", "Aydın"]) {
    [code = ""] = await find(page, family);
    if (code) break;
  }
  expect(code, "one of six names").not.toBe("");
  await page.getByRole("table").getByRole("link", { name: code }).first().click();
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  const family = name.split(" ").pop() ?? "";
  const plain = family.replace(/Ç/, "C").replace(/Ş/, "S").replace(/Ö/, "O").replace(/ı/g, "i").replace(/ü/g, "u").replace(/ş/g, "s");

  await page.goto("/cases");
  const found = await find(page, plain.toLowerCase());
  expect(found).toContain(code);
  await inOrder(page, "cases found by name");
  for (const part of [plain, family]) {
    expect(decodeURIComponent(page.url()).toLowerCase()).not.toContain(part.toLowerCase());
  }
  const upper = family.replace(/i/g, "İ").replace(/ı/g, "I").toLocaleUpperCase("tr");
  expect(await find(page, upper), "capitals, dotted and dotless").toEqual(found);
  expect(await find(page, family.slice(0, 4)), "the beginning is enough").toEqual(expect.arrayContaining(found));

  await page.reload();
  expect(await codes(page), "the address keeps the search").toEqual(expect.arrayContaining(found));
  await page.getByRole("link", { name: "Suche beenden" }).click();
  await expect(page).toHaveURL(/\/cases$/);
});

test("an umlaut is found in each of its spellings", async ({ page, signInAs }) => {
  await signInAs("team_lead");
  await indexReady(page);
  const spellings = [
    ["Müller", "Mueller", "muller"],
    ["Schäfer", "Schaefer", "schafer"],
    ["Krüger", "Krueger", "kruger"],
    ["Groß", "Gross", "gross"],
  ];
  let seen = 0;
  for (const [own, ...others] of spellings) {
    const found = await find(page, own);
    if (found.length === 0) continue;
    seen += 1;
    for (const other of others) expect(await find(page, other), `${other} for ${own}`).toEqual(found);
  }
  expect(seen, "spellings tried").toBeGreaterThan(0);

  await find(page, "niemand heißt so");
  await expect(page.getByText("Nichts gefunden")).toBeVisible();
  await inOrder(page, "nothing found");
});

test("a case is found by its code as it is spoken", async ({ page, signInAs }) => {
  await signInAs("social_worker");
  await indexReady(page);
  const [first] = await casesOf(page);
  const compact = first.split("/").pop() ?? "";
  for (const spoken of [compact.toLowerCase(), `${compact.slice(0, 3)}-${compact.slice(3, 6)}-${compact.slice(6)}`]) {
    expect((await find(page, spoken)).map((code) => code.replaceAll("-", ""))).toEqual([compact]);
  }
  await page.getByRole("table").getByRole("link", { name: /-/ }).click();
  await expect(page).toHaveURL(new RegExp(`${first}$`));
  await inOrder(page, "case page");
  await page.goBack();
  await expect(page.getByText("Ergebnis für:")).toBeVisible();
});

test("filter, order and page stand in the address, and the way back finds them again", async ({ page, signInAs }) => {
  await signInAs("team_lead");
  await page.goto("/cases");
  await page.getByLabel("Stand", { exact: true }).selectOption({ label: "Beendet" });
  await page.getByRole("button", { name: "Filtern" }).click();
  await expect(page).toHaveURL(/status=closed/);
  const states = await page.getByRole("table").getByRole("cell", { name: "Beendet" }).count();
  expect(states).toBe((await codes(page)).length);

  await page.getByRole("link", { name: /Letzter Kontakt/ }).click();
  await expect(page).toHaveURL(/sort=last/);
  await expect(page).toHaveURL(/status=closed/);
  const firstPage = await codes(page);
  expect(new Set(firstPage).size).toBe(25);
  await page.getByRole("link", { name: /Nächste Seite/ }).click();
  await expect(page).toHaveURL(/after=/);
  await inOrder(page, "second page of the list");
  const secondPage = await codes(page);
  expect(secondPage.filter((code) => firstPage.includes(code)), "no case twice").toEqual([]);

  await page.getByRole("table").getByRole("rowheader").first().getByRole("link").click();
  await expect(page).toHaveURL(/\/cases\/\w{7}$/);
  await page.goBack();
  expect(await codes(page), "the second page again").toEqual(secondPage);
  await page.goBack();
  expect(await codes(page), "the first page again").toEqual(firstPage);
});
