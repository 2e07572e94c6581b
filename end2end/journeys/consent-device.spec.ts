import { expect, inOrder, password, test } from "../support/journey.ts";
import { saved } from "../support/cases.ts";
import { decide, enter } from "../support/consents.ts";
import { isoDay } from "../support/days.ts";
import { refer } from "../support/referral.ts";

test("a mother signs on the device, and the worker witnesses it with a code", async ({ page, signInAs, scripts }) => {
  test.setTimeout(120_000);
  await signInAs("social_worker");
  await page.goto("/account");
  await inOrder(page, "own account");
  await page.getByLabel("Neuer Zeugencode").fill("123456");
  await page.getByLabel("Ihr Passwort").fill(password);
  await page.getByRole("button", { name: "Zeugencode speichern" }).click();
  await expect(page.getByText("Bitte wählen Sie sechs Ziffern")).toBeVisible();
  await page.getByLabel("Neuer Zeugencode").fill("407193");
  await page.getByLabel("Ihr Passwort").fill(password);
  await page.getByRole("button", { name: "Zeugencode speichern" }).click();
  await saved(page, "Ihr Zeugencode ist gespeichert.");

  const path = await refer(page, {
    given: "Milo",
    family: "Tastweg",
    parents: [{ given: "Jana", relation: "Mutter", custody: "Alleiniges Sorgerecht" }],
  });
  await page.goto(`${path}/consents/new?purpose=contact_handover`);
  await page.getByRole("link", { name: "Auf diesem Gerät" }).click();
  await inOrder(page, "form for signing on the device");
  await expect(page.getByLabel("Wo liegt das unterschriebene Papier?")).toHaveCount(0);
  await page.getByLabel("Informationsblatt übergeben und erklärt am").fill(isoDay());
  await page.getByLabel("Die Familie hat den Inhalt mit eigenen Worten wiedergegeben.").check();
  await decide(page, "Jana Tastweg", "Unterschrieben");
  await page.getByLabel("Mein Name").first().fill("Jana Tastweg");
  if (scripts) {
    const pad = page.locator(".mark-pad").first();
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (!box) throw new Error("no surface to draw on");
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 90, box.y + 40, { steps: 5 });
    await page.mouse.up();
  }

  await test.step("a wrong code keeps everything typed", async () => {
    await page.getByLabel("Ich habe verstanden, worum es geht, und stimme zu.").first().check();
    await page.getByLabel("Ihr Zeugencode").fill("000000");
    await page.getByRole("button", { name: "Eintragen" }).click();
    await expect(page.getByText("Der Zeugencode fehlt oder stimmt nicht.").first()).toBeVisible();
    await expect(page.getByLabel("Mein Name").first()).toHaveValue("Jana Tastweg");
    await expect(page.getByLabel("Ihr Zeugencode")).toHaveValue("");
    await inOrder(page, "a wrong witness code");
  });

  await page.getByLabel("Ihr Zeugencode").fill("407193");
  await enter(page, "Gültig");
  await expect(page.getByText("auf dem Gerät unterschrieben als „Jana Tastweg“")).toBeVisible();
  await inOrder(page, "a consent signed on the device");
  if (scripts) {
    const mark = await page.getByRole("link", { name: "Zeichen ansehen: Jana Tastweg" }).getAttribute("href");
    const image = await page.request.get(mark ?? "");
    expect(image.headers()["content-type"]).toBe("image/jpeg");
  }
});
