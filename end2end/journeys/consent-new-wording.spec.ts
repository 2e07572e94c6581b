import { expect, inOrder, test } from "../support/journey.ts";
import { decide, enter, explained } from "../support/consents.ts";
import { refer } from "../support/referral.ts";

test("a wording that asks for more sends an older consent to review", async ({ page, another, signInAs }) => {
  test.setTimeout(120_000);
  await signInAs("social_worker");
  const path = await refer(page, {
    given: "Ida",
    family: "Neutext",
    parents: [{ given: "Vera", relation: "Mutter", custody: "Alleiniges Sorgerecht" }],
  });
  await page.goto(`${path}/consents/new?purpose=media`);
  await explained(page);
  await decide(page, "Vera Neutext", "Unterschrieben");
  await enter(page, "Gültig");
  const consent = new URL(page.url()).pathname;

  const privacy = await another("privacy_coordinator");
  await privacy.goto("/texts/deu/new?purpose=media");
  await privacy.getByLabel("Text", { exact: true }).fill("Wir dürfen Bilder und Töne Ihres Kindes auch im Internet zeigen.");
  await privacy.getByLabel(/Der neue Text verlangt mehr als der alte/).check();
  await privacy.getByRole("button", { name: "Vorschlagen" }).click();
  await expect(privacy.getByText(/Einverständnisse? müssen innerhalb von 30 Tagen|Einverständnis muss innerhalb von 30 Tagen/)).toBeVisible();

  const coordinator = await another("coordinator");
  await coordinator.goto(privacy.url());
  await inOrder(coordinator, "a wording that asks for more");
  await coordinator.getByRole("button", { name: "Freigeben" }).click();
  await expect(coordinator.getByText("Der Text kann jetzt unterschrieben werden.")).toBeVisible();

  await page.goto(consent);
  await expect(page.locator(".kern-badge").first()).toHaveText("Erneut zu prüfen");
  await expect(page.getByText("Der Text fragt inzwischen nach mehr.")).toBeVisible();
  await inOrder(page, "a consent to be renewed");
  await page.goto("/consents");
  await expect(page.getByRole("row").filter({ hasText: "Muss erneuert werden" }).first()).toBeVisible();
  await page.goto(`${path}/consents/new?purpose=media`);
  await explained(page);
  await decide(page, "Vera Neutext", "Unterschrieben");
  await enter(page, "Gültig");
});
