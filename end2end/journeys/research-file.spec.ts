import { readFileSync } from "node:fs";
import {expect, inOrder, mainNavigation, test } from "../support/journey.ts";
import type { Page } from "@playwright/test";

async function fetched(page: Page, link: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: link }).click()]);
  return readFileSync(await file.path(), "utf8");
}

/** RFC 4180 without line breaks inside of cells. */
function rowsOf(csv: string): string[][] {
  const lines = csv.split("\r\n").filter(Boolean);
  return lines.map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, -1).map((cell) => cell[1].replace(/^"|"$/g, "").replaceAll('""', '"')))
    .map((cells, index) => (lines[index].endsWith(",") ? [...cells, ""] : cells));
}

test("researcher gets the file, after the data protection coordination agreed", async ({ page, signInAs, another }) => {
  test.setTimeout(180_000);
  await signInAs("researcher");
  await (await mainNavigation(page)).locator('a[href="/research"]').click();
  await inOrder(page, "research");
  await page.getByRole("link", { name: "Datei beantragen" }).click();
  await inOrder(page, "request form");
  await page.getByRole("button", { name: "Antrag senden" }).click();
  await expect(page.getByRole("heading", { name: "Bitte prüfen Sie Ihre Angaben" })).toBeVisible();
  await inOrder(page, "request form with errors");
  const project = "Wirkt Begleitung? =1+1";
  await page.getByRole("textbox", { name: "Projekt" }).fill(project);
  await page.getByLabel("Wofür brauchen Sie die Daten?").fill("Vergleich der Dauer nach Altersgruppen.");
  await page.getByLabel(/Ich halte die Nutzungsbedingungen ein/).check();
  await page.getByRole("button", { name: "Antrag senden" }).click();
  await expect(page.getByText("Der Antrag ist gestellt.")).toBeVisible();
  await inOrder(page, "research with a request");

  await test.step("somebody else approves", async () => {
    const desk = await another("privacy_coordinator");
    await desk.goto("/research");
    await inOrder(desk, "requests to decide on");
    await desk.getByRole("link", { name: `Prüfen: ${project}` }).click();
    await inOrder(desk, "one request");
    await desk.getByRole("button", { name: "Freigeben und Datei erstellen" }).click();
    await expect(desk.getByText("Die Entscheidung ist im Register eingetragen.")).toBeVisible();
    await expect(desk.getByText("Die Dateien kann nur die Empfängerin oder der Empfänger abrufen.")).toBeVisible();
    await inOrder(desk, "entry of the register");
  });

  await page.goto("/research");
  await page.getByRole("link", { name: project }).click();
  await inOrder(page, "release");

  const codebook = rowsOf(await fetched(page, "codebook.csv: das Codebuch"));
  const at = (name: string) => codebook[0].indexOf(name);
  const role = new Map(codebook.slice(1).map((row) => [row[at("variable")], row[at("role")]]));

  const [header, ...rows] = rowsOf(await fetched(page, "persons.csv: die Zeilen"));
  expect(rows.length, "persons").toBeGreaterThan(50);
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([header.length]));
  for (const column of header) expect(role.has(column), `${column} stands in the codebook`).toBe(true);

  // k >= 5 by counting, over every column by which somebody could be recognised.
  const quasi = header.flatMap((column, index) => (role.get(column) === "quasi" ? [index] : []));
  expect(quasi.length).toBeGreaterThanOrEqual(5);
  const groups = new Map<string, number>();
  for (const row of rows) {
    const key = quasi.map((index) => row[index]).join("|");
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  expect(Math.min(...groups.values()), "smallest group").toBeGreaterThanOrEqual(5);
  console.log(`research file: ${rows.length} persons, ${groups.size} groups, smallest ${Math.min(...groups.values())}`);

  const text = rows.flat().join(" ");
  expect(text, "no day").not.toMatch(/\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4}/);
  expect(rows.flat().filter((cell) => /^[=+\-@]/.test(cell)), "no formula").toEqual([]);

  const readme = await fetched(page, "README.txt: Schutz und Nutzungsbedingungen");
  expect(readme.length).toBeGreaterThan(500);
});
