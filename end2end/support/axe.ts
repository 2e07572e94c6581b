// Accessibility: axe-core itself, so that pages without JavaScript can be checked as well.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";

const require = createRequire(import.meta.url);
const source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

interface Finding {
  id: string;
  help: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

/** Fails with one line per finding. `state` names what was looked at, e.g. "sign-in with an error". */
export async function axeClean(page: Page, state = page.url()): Promise<void> {
  const scripts = await page.evaluate(() => window.matchMedia("(scripting: enabled)").matches);
  const findings = scripts ? await findingsOf(page) : await findingsWithoutScripts(page);
  const lines = findings.flatMap((finding) =>
    finding.nodes.map((node) => `${finding.id}: ${node.target.join(" ")} (${finding.help})`),
  );
  expect(lines, `axe findings: ${state}`).toEqual([]);
}

async function findingsOf(page: Page): Promise<Finding[]> {
  await page.evaluate(source);
  return page.evaluate(async (values) => {
    const axe = (globalThis as unknown as { axe: { run: Function } }).axe;
    const result = await axe.run(document, {
      runOnly: { type: "tag", values },
      rules: { "target-size": { enabled: true } },
      resultTypes: ["violations"],
    });
    return result.violations;
  }, tags);
}

/** axe waits for timers, which never fire where scripts are off: it looks at a copy of the page in a second context. */
async function findingsWithoutScripts(page: Page): Promise<Finding[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error("axeClean needs a browser");
  const html = (await page.content()).replace(/<\/?noscript>/g, "").replace(/<script\b.*?<\/script>/gs, "");
  const size = page.viewportSize() ?? undefined;
  const context = await browser.newContext({ javaScriptEnabled: true, viewport: size, storageState: await page.context().storageState() });
  try {
    const copy = await context.newPage();
    await copy.route(page.url(), (route) => route.fulfill({ body: html, contentType: "text/html; charset=utf-8" }));
    await copy.goto(page.url());
    return await findingsOf(copy);
  } finally {
    await context.close();
  }
}
