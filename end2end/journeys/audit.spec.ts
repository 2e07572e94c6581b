import { expect, inOrder, mainNavigation, test } from "../support/journey.ts";
import { casesOf } from "../support/cases.ts";
import { runSql } from "../support/database.ts";

const setAction = (seq: string, action: string) => `update audit_entry set action = '${action}' where seq = ${seq};`;

/** What somebody with the file and its rights could do: take the triggers away, change, put them back. */
function withoutGuards(database: string, change: string): void {
  const triggers = "from sqlite_master where type = 'trigger' and tbl_name = 'audit_entry'";
  const names = runSql(database, `select name ${triggers};`).split("\n");
  const guards = runSql(database, `select sql || ';' ${triggers};`);
  runSql(database, names.map((name) => `drop trigger "${name}";`).join(" ") + change + guards);
}

test("auditor reads the trail and verifies it", async ({ page, house, signInAs, another }) => {
  test.setTimeout(150_000);
  const worker = await another("social_worker");
  const [path] = await casesOf(worker);
  await worker.goto(path);
  const code = path.split("/").pop() ?? "";
  const name = await worker.getByRole("heading", { level: 1 }).innerText();

  await signInAs("privacy_officer");
  await (await mainNavigation(page)).locator('a[href="/audit"]').click();
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
    let entry = { seq: "", action: "" };
    await house.whileClosed((database) => {
      const seq = runSql(database, "select seq from audit_entry order by seq desc limit 1 offset 3;");
      entry = { seq, action: runSql(database, `select action from audit_entry where seq = ${seq};`) };
      expect(() => runSql(database, setAction(seq, "changed")), "the database itself refuses").toThrow("append-only");
      withoutGuards(database, setAction(seq, "changed"));
    });
    await verify();
    await expect(page.getByText(`Das Protokoll stimmt nicht mehr ab Eintrag ${entry.seq}`)).toBeVisible();
    await inOrder(page, "verification, broken");

    await house.whileClosed((database) => withoutGuards(database, setAction(entry.seq, entry.action)));
    await verify();
    await expect(page.getByText(/Das Protokoll ist vollständig/)).toBeVisible();
  });
});
