import { accounts, expect, inOrder, password, signIn, test } from "../support/journey.ts";
import { saved } from "../support/cases.ts";
import { personPart } from "../support/consents.ts";
import { isoDay } from "../support/days.ts";
import { refer } from "../support/referral.ts";

const code = "407193";
const refused = "Der Zeugencode fehlt oder stimmt nicht.";

test("a family signs on the device, and the worker witnesses it", async ({ page, scripts }) => {
  test.setTimeout(120_000);
  await signIn(page, accounts.social_worker, password);

  await test.step("the worker chooses a witness code", async () => {
    await page.goto("/account");
    await inOrder(page, "account");
    await page.getByLabel("Neuer Zeugencode").fill("123456");
    await page.locator("#witness-code").getByLabel(/asswort/).fill(password);
    await page.getByRole("button", { name: "Zeugencode speichern" }).click();
    await expect(page).toHaveURL(/error=weak_code/);
    await inOrder(page, "account with a weak code");
    await page.getByLabel("Neuer Zeugencode").fill(code);
    await page.locator("#witness-code").getByLabel(/asswort/).fill(password);
    await page.getByRole("button", { name: "Zeugencode speichern" }).click();
    await saved(page, "Ihr Zeugencode ist gespeichert.");
  });

  const path = await refer(page, {
    given: "Malik",
    family: "Gerätweg",
    parents: [{ given: "Rana", relation: "Mutter", custody: "Alleiniges Sorgerecht" }],
  });
  const part = personPart(page, "Rana Gerätweg");

  await test.step("a wrong code keeps everything that was typed", async () => {
    await page.goto(`${path}/consents/new?purpose=contact_handover&path=device`);
    await inOrder(page, "form for signing on the device");
    await page.getByLabel("Informationsblatt übergeben und erklärt am").fill(isoDay());
    await page.getByLabel("Erklärt auf").selectOption({ label: "Deutsch" });
    await page.getByLabel("Die Familie hat den Inhalt mit eigenen Worten wiedergegeben.").check();
    await part.getByLabel("Unterschrieben", { exact: true }).check();
    await part.getByLabel("Am", { exact: true }).fill(isoDay());
    await part.getByLabel("Ich habe verstanden, worum es geht, und stimme zu.").check();
    await part.getByLabel("Mein Name").fill("Rana Gerätweg");
    if (scripts) {
      const pad = part.locator("canvas.mark-pad");
      await pad.scrollIntoViewIfNeeded();
      const box = await pad.boundingBox();
      if (!box) throw new Error("no place to draw");
      await page.mouse.move(box.x + 20, box.y + 20);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2, box.y + box.height - 15, { steps: 8 });
      await page.mouse.move(box.x + box.width - 20, box.y + 20, { steps: 8 });
      await page.mouse.up();
      await expect(part.locator('input[name$="[mark]"]')).toHaveValue(/^data:image\/png;base64,/);
    }
    await page.getByLabel("Ihr Zeugencode").fill("918273");
    await page.getByRole("button", { name: "Eintragen" }).click();
    await page.waitForURL(/errors=1/);
    const field = page.getByLabel("Ihr Zeugencode");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByText(refused).first()).toBeVisible();
    await expect(field).toHaveValue("");
    await expect(part.getByLabel("Mein Name")).toHaveValue("Rana Gerätweg");
    await expect(part.getByLabel("Ich habe verstanden, worum es geht, und stimme zu.")).toBeChecked();
    await expect(part.getByLabel("Unterschrieben", { exact: true })).toBeChecked();
    if (scripts) await expect(part.locator('input[name$="[mark]"]')).toHaveValue(/^data:image\/png;base64,/);
    await inOrder(page, "a wrong witness code");
  });

  await test.step("with the right one it is valid", async () => {
    await page.getByLabel("Ihr Zeugencode").fill(code);
    await page.getByRole("button", { name: "Eintragen" }).click();
    await page.waitForURL(/\/consents\/[0-9a-f-]{36}\?done=consent/);
    await expect(page.locator(".kern-badge").first()).toHaveText("Gültig");
    await expect(page.getByText("auf dem Gerät unterschrieben als „Rana Gerätweg“")).toBeVisible();
    await inOrder(page, "a consent signed on the device");
    const mark = page.locator('a[href*="/marks/"]').first();
    if (scripts) {
      const picture = await page.request.get((await mark.getAttribute("href")) ?? "");
      expect(picture.headers()["content-type"]).toBe("image/jpeg");
    } else {
      await expect(mark).toHaveCount(0);
    }
  });
});
