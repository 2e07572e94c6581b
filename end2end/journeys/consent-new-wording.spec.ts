import { expect, inOrder, test } from "../support/journey.ts";
import { casesOf, openCaseWith } from "../support/cases.ts";

const asksMore = "Der neue Text verlangt mehr als der alte. Familien, die dem alten zugestimmt haben, müssen neu gefragt werden.";

test("a wording that asks for more is approved, and the consent needs review", async ({ page, signInAs, another }) => {
  test.setTimeout(120_000);
  const worker = await another("social_worker");
  const path = await openCaseWith(worker, [/Stand\s+Aktiv/, /Statuszeile für die Polizei\s+Gültig/], await casesOf(worker));

  await signInAs("privacy_coordinator");
  await page.goto("/texts/deu/new?purpose=police_status");
  await inOrder(page, "form of a German wording");
  await page.getByLabel("Text", { exact: true }).fill("Die Polizei erfährt, ob der junge Mensch teilnimmt und wann die Teilnahme endet.");
  await page.getByLabel("Name der Person").fill("Eine Verfasserin");
  await page.getByLabel(asksMore).check();
  await page.getByRole("button", { name: "Vorschlagen" }).click();
  await expect(page.getByText("Jetzt muss eine andere Person ihn freigeben.")).toBeVisible();
  await inOrder(page, "own draft that asks for more");
  await worker.goto(path);
  await expect(worker.getByRole("main")).toContainText(/Statuszeile für die Polizei\s+Gültig/);

  const second = await another("coordinator");
  await second.goto(page.url());
  await inOrder(second, "a draft that asks for more");
  await second.getByRole("button", { name: "Freigeben" }).click();
  await expect(second.getByText("Der Text kann jetzt unterschrieben werden.")).toBeVisible();

  await worker.goto(path);
  await expect(worker.getByRole("main")).toContainText(/Statuszeile für die Polizei\s+Erneut zu prüfen/);
  await inOrder(worker, "a case whose consent needs review");
});
