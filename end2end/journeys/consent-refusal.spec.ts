import { expect, inOrder, test } from "../support/journey.ts";
import { decide, enter, explained } from "../support/consents.ts";
import { refer } from "../support/referral.ts";

test("an optional purpose is refused, and nothing else changes", async ({ page, signInAs }) => {
  test.setTimeout(120_000);
  await signInAs("social_worker");
  const path = await refer(page, {
    given: "Ole",
    family: "Neinsager",
    parents: [{ given: "Rita", relation: "Mutter", custody: "Alleiniges Sorgerecht" }],
  });
  const status = async () => {
    await page.goto(path);
    return page.getByRole("main").locator(".kern-badge").first().innerText();
  };
  const before = await status();
  await page.goto(`${path}/consents/new?purpose=media`);
  await explained(page);
  await decide(page, "Rita Neinsager", "Verweigert");
  await enter(page, "Verweigert");
  await inOrder(page, "a refused purpose");
  expect(await status()).toBe(before);
  await page.goto(`${path}/consents`);
  await expect(page.getByText(/Rita Neinsager: Verweigert/)).toBeVisible();
  await page.goto(`${path}/consents/new?purpose=contact_handover`);
  await explained(page);
  await decide(page, "Rita Neinsager", "Unterschrieben");
  await enter(page, "Gültig");
});
