import { expect, inOrder, sendSignIn, test, mainNavigation } from "../support/journey.ts";
import { isoDay } from "../support/days.ts";

const secret = "Sieben Birnen im Schnee";

test("administrator adds a site and a user, who sets a password and signs in", async ({ page, signInAs, another }, info) => {
  test.setTimeout(120_000);
  await signInAs("admin");
  const site = "Musterstadt";
  const user = `neu.${info.project.name}`;

  await test.step("site", async () => {
    await (await mainNavigation(page)).locator('a[href="/admin/sites"]').click();
    await inOrder(page, "sites");
    await page.getByRole("link", { name: "Neuer Standort" }).click();
    await inOrder(page, "new site");
    await page.getByRole("button", { name: "Speichern" }).click();
    await expect(page.getByRole("heading", { name: "Bitte prüfen Sie Ihre Angaben" })).toBeVisible();
    await inOrder(page, "new site with errors");
    await page.getByLabel("Name des Standorts").fill(site);
    await page.getByLabel("Kürzel der Kreispolizeibehörde").fill("KPB-MU");
    await page.getByLabel("Träger").fill("Jugendhilfe Musterstadt");
    await page.getByLabel("Verantwortliche Stelle").fill("Jugendhilfe Musterstadt, Musterstraße");
    await page.getByLabel("Ansprechperson für Familien", { exact: true }).fill("Frau Muster");
    await page.getByLabel("Telefon der Ansprechperson").fill("0221 4710 100");
    await page.getByLabel("Regierungsbezirk").selectOption({ index: 1 });
    await page.getByLabel("Arbeit ab").fill(isoDay(-30));
    await page.getByRole("button", { name: "Speichern" }).click();
    await expect(page.getByRole("table")).toContainText(site);
    await inOrder(page, "sites with the new one");
  });

  let code = "";
  await test.step("user", async () => {
    await (await mainNavigation(page)).locator('a[href="/admin/users"]').click();
    await inOrder(page, "users");
    await page.getByRole("link", { name: "Neues Benutzerkonto" }).click();
    await inOrder(page, "new user");
    await page.getByLabel("Benutzername").fill(user);
    await page.getByLabel("Angezeigter Name").fill("Nele Beispiel");
    await page.getByLabel("Rolle").selectOption({ label: "Pädagogische Fachkraft" });
    await page.getByLabel("Standort").selectOption({ label: site });
    await page.getByLabel("Gilt ab").fill(isoDay());
    await page.getByRole("button", { name: "Konto anlegen" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Code für das erste Passwort" })).toBeVisible();
    await inOrder(page, "one-time code");
    code = (await page.getByRole("main").locator("strong.code").innerText()).trim();
    expect(page.url(), "the code stands in no address").not.toContain(code);
    await page.reload();
    await expect(page.getByText("Der Code wurde schon angezeigt")).toBeVisible();
    await inOrder(page, "one-time code, second look");
    await page.getByRole("link", { name: "Zum Benutzerkonto" }).click();
    await inOrder(page, "user");
  });

  await test.step("the new user", async () => {
    const desk = await another();
    await desk.goto("/sign-in");
    await desk.getByRole("link", { name: /Einmalcode/ }).click();
    await inOrder(desk, "set password");
    const set = async (typed: string) => {
      await desk.getByLabel("Einmalcode").fill(typed);
      await desk.getByLabel("Neues Passwort", { exact: true }).fill(secret);
      await desk.getByLabel("Neues Passwort wiederholen").fill(secret);
      await desk.getByRole("button", { name: "Speichern" }).click();
    };
    await set("falsch-falsch");
    await expect(desk.getByText("Mit diesen Angaben konnte kein Passwort gesetzt werden.")).toBeVisible();
    await inOrder(desk, "set password, refused");
    await set(code);
    await expect(desk.getByText("Ihr Passwort ist gesetzt.")).toBeVisible();
    await sendSignIn(desk, user, secret);
    await desk.waitForURL((url) => url.pathname === "/");
    await expect(desk.getByRole("heading", { level: 1 })).toContainText("Nele Beispiel");
    await inOrder(desk, "home without cases");
    await desk.goto("/cases");
    await expect(desk.getByText("Sie haben noch keine Fälle.")).toBeVisible();
    await inOrder(desk, "cases, none yet");
  });

  await test.step("a blocked account is signed out at once", async () => {
    await page.locator("summary", { hasText: "Konto sperren" }).click();
    await page.getByRole("button", { name: "Ja, Konto jetzt sperren" }).click();
    await inOrder(page, "blocked user");
    const desk = await another();
    await desk.goto("/sign-in");
    await sendSignIn(desk, user, secret);
    await expect(desk.getByRole("alert")).toBeVisible();
  });
});
