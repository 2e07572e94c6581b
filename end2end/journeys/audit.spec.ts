import { expect, inOrder, test } from "../support/journey.ts";
import { casesOf } from "../support/cases.ts";
import { runSql } from "../support/database.ts";

test("auditor reads the trail and verifies it", async ({ page, house, signInAs, another }) => {
  test.setTimeout(150_000);
  const worker = await another("social_worker");
  const [path] = await casesOf(worker);
  await worker.goto(path);
  const code = path.split("/").pop() ?? "";
  const name = await worker.getByRole("heading", { level: 1 }).innerText();

  await signInAs("privacy_officer");
  await page.getByRole("navigation", { name: "Hauptnavigation" }).locator('a[href="/audit"]').click();
  await inOrder(page, "audit trail");
  await expect(page.getByRole("table").getByRole("row")).not.toHaveCount(0);

  await test.step("filter by account", async () => {
    await page.getByRole("table").getByRole("link", { name: /…/ }).first().click();
    await expect(page).toHaveURL(/actor=|record=/);
    await inOrder(page, "audit trail of one account");
  });

  await test.step("who opened a case", async () => {
    await page.goto("/audit/reads");
    await page.getByLabel("Fallkennung").fill(code.toLowerCase());
    await page.getByRole("button", { name: "Zugriffe zeigen" }).click();
    await expect(page.getByRole("table").getByRole("cell", { name: "Pädagogische Fachkraft" }).first()).toBeVisible();
    expect(await page.content(), "no name").not.toContain(name);
    await inOrder(page, "readings of one case");
  });

  const verify = async () => {
    await page.goto("/audit/verify");
    await page.getByRole("button", { name: "Jetzt prüfen" }).click();
  };
  await test.step("the trail is whole", async () => {
    await page.goto("/audit");
    await page.getByRole("link", { name: "Protokoll prüfen" }).click();
    await inOrder(page, "verification, before");
    await page.getByRole("button", { name: "Jetzt prüfen" }).click();
    await expect(page.getByText(/Das Protokoll ist vollständig: [\d.\s]+ Einträge/)).toBeVisible();
    await inOrder(page, "verification, whole");
  });

  await test.step("a changed entry is found and named", async () => {
    let broken = "";
    let was = "";
    await house.whileClosed((database) => {
      broken = runSql(database, "select seq from audit_entry order by seq desc limit 1 offset 3;");
      was = runSql(database, `select action from audit_entry where seq = ${broken};`);
      runSql(database, `update audit_entry set action = 'changed' where seq = ${broken};`);
    });
    await verify();
    await expect(page.getByText(`Das Protokoll stimmt nicht mehr ab Eintrag ${broken}`)).toBeVisible();
    await inOrder(page, "verification, broken");
    await house.whileClosed((database) => void runSql(database, `update audit_entry set action = '${was}' where seq = ${broken};`));
    await verify();
    await expect(page.getByText(/Das Protokoll ist vollständig/)).toBeVisible();
  });
});
