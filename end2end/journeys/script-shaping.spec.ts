import { expect, inOrder, test } from "../support/journey.ts";
import { refer } from "../support/referral.ts";

// Words whose letters all join; Sorani and Farsi ones have letters Arabic does not write.
const scripts = [
  { edition: "ara", lang: "ar", word: "مجتمع" },
  { edition: "ckb", lang: "ckb", word: "مێشک" },
  { edition: "pes", lang: "fa", word: "پلیس" },
] as const;

test("Arabic, Sorani and Farsi run from the right, and their letters join", async ({ page, signInAs }, info) => {
  test.setTimeout(120_000);
  await signInAs("social_worker");
  const path = await refer(page, {
    given: "Sara",
    family: "Schriftbild",
    parents: [{ given: "Lana", relation: "Mutter", custody: "Alleiniges Sorgerecht", language: "Arabisch" }],
  });
  for (const { edition, lang, word } of scripts) {
    await page.goto(`${path}/consents/new?purpose=participation&edition=${edition}`);
    const text = page.locator(`.form-texts [lang="${lang}"]`);
    await expect(text).toHaveAttribute("dir", "rtl");
    await inOrder(page, `text in ${lang}`);
    const picture = await text.screenshot();
    await info.attach(`${edition}.png`, { body: picture, contentType: "image/png" });
    // The first letter of a line stands at the right.
    const start = await text.locator("p").first().evaluate((line) => {
      const range = document.createRange();
      const letters = line.querySelector("strong")?.firstChild ?? line.firstChild;
      if (!letters) return null;
      range.setStart(letters, 0);
      range.setEnd(letters, 1);
      return { letter: range.getBoundingClientRect().right, line: line.getBoundingClientRect() };
    });
    expect(start && Math.abs(start.letter - start.line.right)).toBeLessThan(4);
    // Joined letters have other shapes and so another width than the same letters kept apart by U+200C; a font without the script draws
    // the same boxes both times.
    const widths = await text.evaluate((place, sample) => {
      const width = (letters: string) => {
        const probe = document.createElement("span");
        probe.textContent = letters;
        probe.style.fontSize = "64px";
        place.append(probe);
        const measured = probe.getBoundingClientRect().width;
        probe.remove();
        return measured;
      };
      const letters = [...sample];
      const boxes = letters.map((letter) => Math.round(width(letter)));
      return { joined: width(sample), apart: width(letters.join("\u200c")), boxes };
    }, word);
    expect(Math.abs(widths.joined - widths.apart), `${lang}: ${JSON.stringify(widths)}`).toBeGreaterThan(4);
    expect(new Set(widths.boxes).size, `${lang} is drawn by a font that knows it: ${widths.boxes}`).toBeGreaterThan(1);
  }
});
