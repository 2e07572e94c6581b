import { expect, inOrder, test } from "../support/journey.ts";
import { casesOf } from "../support/cases.ts";

// A font without joining forms, or a text in single letters, shows every word as wide as its letters kept apart.
const scripts = [
  { edition: "ara", lang: "ar" },
  { edition: "ckb", lang: "ckb" },
  { edition: "pes", lang: "fa" },
];

test("Arabic, Sorani and Farsi are joined and run from right to left", async ({ page, signInAs }) => {
  test.setTimeout(120_000);
  await signInAs("social_worker");
  const [path] = await casesOf(page);
  for (const { edition, lang } of scripts) {
    await page.goto(`${path}/consents/new?purpose=media&edition=${edition}`);
    const text = page.locator(`.form-texts [lang="${lang}"]`).first();
    await expect(text, edition).toHaveAttribute("dir", "rtl");
    expect(await text.evaluate((element) => getComputedStyle(element).direction), edition).toBe("rtl");
    const widths = await text.evaluate((element) => {
      const words = (element.textContent ?? "").match(/[\u0620-\u06d3]{5,}/g) ?? [];
      const probe = element.appendChild(document.createElement("span"));
      probe.style.cssText = "position: absolute; white-space: nowrap; visibility: hidden";
      const width = (shown: string) => {
        probe.textContent = shown;
        return probe.getBoundingClientRect().width;
      };
      const measured = words.slice(0, 20).map((word) => ({ word, joined: width(word), apart: width([...word].join("\u200c")) }));
      probe.remove();
      return measured;
    });
    expect(widths.length, `long words in ${edition}`).toBeGreaterThan(5);
    const narrower = widths.filter(({ joined, apart }) => joined < apart * 0.98);
    expect(narrower.length, `${edition}: ${JSON.stringify(widths.slice(0, 4))}`).toBeGreaterThan(widths.length / 2);
    await page.screenshot({ path: test.info().outputPath(`${edition}.png`) });
  }
  await inOrder(page, "a text from right to left");
});
