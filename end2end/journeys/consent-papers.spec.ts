import { execFileSync } from "node:child_process";
import { expect, inOrder, mainNavigation, test } from "../support/journey.ts";
import { saved } from "../support/cases.ts";
import { decide, enter, explained } from "../support/consents.ts";
import { refer } from "../support/referral.ts";

// A white picture of 2 x 2 pixels.
const photograph = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAADklEQVR4nGP4DwYMEAoAU7oL9ZisIGcAAAAASUVORK5CYII=",
  "base64",
);

test("a wording is proposed by one person and approved by another", async ({ page, another, signInAs }) => {
  test.setTimeout(120_000);
  await signInAs("privacy_coordinator");
  await (await mainNavigation(page)).getByRole("link", { name: "Texte der Erklärungen" }).click();
  await inOrder(page, "catalogue of wordings");
  await expect(page.getByRole("row")).toHaveCount(14);
  await page.getByRole("link", { name: "Türkisch" }).click();
  await inOrder(page, "a Turkish edition");
  await expect(page.locator('[lang="tr"]').first()).toBeVisible();
  await page.getByRole("link", { name: /Neuen Text vorschlagen ?: Einwilligung: Kontakt nach dem Ende/ }).click();
  await inOrder(page, "form of a wording");
  await page.getByLabel("Text", { exact: true }).fill("kelime ".repeat(81));
  await page.getByLabel("Name der Person").fill("Eine Übersetzerin");
  await page.getByRole("button", { name: "Vorschlagen" }).click();
  await expect(page.getByText("Der Text ist zu lang. Bitte höchstens 80 Wörter.").first()).toBeVisible();
  await expect(page.getByLabel("Name der Person")).toHaveValue("Eine Übersetzerin");
  await page.getByLabel("Text", { exact: true }).fill("Bittikten sonra bir yıl boyunca sizi arayabiliriz.");
  await page.getByRole("button", { name: "Vorschlagen" }).click();
  await expect(page.getByText("Jetzt muss eine andere Person ihn freigeben.")).toBeVisible();
  await expect(page.getByText("Sie haben diesen Text selbst vorgeschlagen.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Freigeben" })).toHaveCount(0);
  await inOrder(page, "own draft");

  const second = await another("coordinator");
  await second.goto(page.url());
  await expect(second.locator("ins").first()).toBeVisible();
  await inOrder(second, "somebody else's draft");
  await second.getByRole("button", { name: "Freigeben" }).click();
  await expect(second.getByText("Der Text kann jetzt unterschrieben werden.")).toBeVisible();
});

test("an Arabic-speaking mother: text beside text, photograph, receipt, withdrawal", async ({ page, another, signInAs }) => {
  test.setTimeout(180_000);
  await signInAs("social_worker");
  const path = await refer(page, {
    given: "Samir",
    family: "Papierweg",
    parents: [{ given: "Hanan", relation: "Mutter", custody: "Alleiniges Sorgerecht", language: "Arabisch" }],
  });
  await page.goto(`${path}/consents/new?purpose=contact_handover&edition=ara`);
  const arabic = page.locator('.form-texts [lang="ar"]');
  await expect(arabic).toHaveAttribute("dir", "rtl");
  await expect(arabic.locator("bdi", { hasText: "§ 8a SGB VIII" })).toBeVisible();
  await inOrder(page, "German and Arabic side by side");
  const sheet = await page.getByRole("link", { name: "Blatt zum Unterschreiben drucken" }).getAttribute("href");
  await explained(page);
  await page.getByLabel("Erklärt auf").selectOption({ label: "Arabisch" });
  await page.getByLabel("Jemand anderes hat gedolmetscht").selectOption("sim");
  await page.getByRole("button", { name: "Eintragen" }).click();
  await expect(page.getByText("Eine Erklärung gilt nur, wenn alles gedolmetscht wurde.").first()).toBeVisible();
  await page.getByLabel("Name der dolmetschenden Person").fill("N. Erfunden, SIM");
  await page.getByLabel(/Die Person hat bestätigt/).check();
  await page.getByLabel("Welcher Text wurde unterschrieben?").selectOption({ label: "Arabisch, Fassung 1" });
  await decide(page, "Hanan Papierweg", "Unterschrieben");
  await enter(page, "Gültig");
  const consent = new URL(page.url()).pathname;
  await expect(page.getByText(/N\. Erfunden, SIM/)).toBeVisible();
  await inOrder(page, "a consent on the Arabic text");

  await test.step("the paper is photographed; somebody else confirms it", async () => {
    await page.getByLabel("Foto hinzufügen").setInputFiles({ name: "blatt.png", mimeType: "image/png", buffer: photograph });
    await page.getByRole("button", { name: "Foto speichern" }).click();
    await saved(page, "Das Foto ist gespeichert.");
    await expect(page.getByText("Eine zweite Person muss das Foto", { exact: false })).toBeVisible();
    await expect(page.getByRole("button", { name: /bestätigen/ })).toHaveCount(0);
    const image = await page.request.get((await page.getByRole("link", { name: /Foto vom/ }).getAttribute("href")) ?? "");
    expect(image.headers()["content-type"]).toBe("image/jpeg");
    const lead = await another("team_lead");
    await lead.goto(consent);
    await lead.getByRole("button", { name: /bestätigen/ }).click();
    await expect(lead.getByText(/^Bestätigt von /)).toBeVisible();
    await inOrder(lead, "a confirmed photograph");
  });

  await test.step("the sheet for signing", async () => {
    await page.goto(sheet ?? "");
    await expect(page.getByText("Hanan Papierweg (Mutter)")).toBeVisible();
    await expect(page.getByText("Vollständig übersetzt: Name, Sprache, Datum, Unterschrift")).toBeVisible();
    await inOrder(page, "sheet for signing");
  });

  let check = "";
  await test.step("the receipt is a PDF in both languages with an address to check it", async () => {
    const answer = await page.request.get(`${consent}/receipt.pdf`);
    expect(answer.headers()["content-type"]).toBe("application/pdf");
    const text = execFileSync("pdftotext", ["-", "-"], { input: await answer.body(), encoding: "utf8" });
    expect(text).toContain("Hanan Papierweg");
    expect(text.replace(/\s+/g, " ")).toContain("Ihre Bescheinigung");
    check = /\/receipt\/[0-9A-Z]{16}/.exec(text.replace(/\s+/g, ""))?.[0] ?? "";
    expect(check).not.toBe("");
    const overview = await page.request.get(`${path}/consents/overview.pdf?edition=ara`);
    expect(overview.headers()["content-type"]).toBe("application/pdf");
  });

  const anybody = await another();
  await anybody.goto(check);
  await expect(anybody.getByText("Diese Bescheinigung ist echt. Die Erklärung gilt.")).toBeVisible();
  await expect(anybody.getByRole("main")).not.toContainText("Papierweg");
  await inOrder(anybody, "check of a receipt");

  await test.step("the withdrawal says what follows before it happens, and counts everywhere at once", async () => {
    await page.goto(`${consent}/withdraw`);
    await expect(page.getByText("Schon herausgegebene Forschungsdateien")).toBeVisible();
    await expect(page.getByText("So lange wird noch aufbewahrt")).toBeVisible();
    await inOrder(page, "preview of a withdrawal");
    await page.getByLabel("Hanan Papierweg").check();
    await page.getByLabel("Im Gespräch").check();
    await page.getByRole("button", { name: "Jetzt widerrufen" }).click();
    await saved(page, "Der Widerruf gilt ab sofort.");
    await anybody.reload();
    await expect(anybody.getByText("Die Erklärung gilt nicht mehr oder noch nicht.")).toBeVisible();
  });
});
