import { expect, test } from "../support/journey.ts";
import { casesOf } from "../support/cases.ts";
import type { Role } from "../support/accounts.ts";
import type { Page } from "@playwright/test";

/** Script files and wasm a page asks for, and those it names. */
async function weightOf(page: Page, path: string): Promise<string[]> {
  const asked: string[] = [];
  const listen = (request: { url(): string; resourceType(): string }) => {
    if (request.resourceType() === "script" || /\.(js|mjs|wasm)$/.test(new URL(request.url()).pathname)) asked.push(request.url());
  };
  page.on("request", listen);
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  page.off("request", listen);
  const named = await page.locator("script[src], link[rel=modulepreload], link[as=script], link[as=fetch]").count();
  return named > 0 && asked.length === 0 ? [`${named} script files named`] : asked;
}

const plain: Partial<Record<Role, string[]>> = {
  coordinator: ["/", "/figures", "/figures/protection", "/account"],
  researcher: ["/", "/research"],
  privacy_coordinator: ["/research"],
  admin: ["/admin/users", "/admin/sites"],
  privacy_officer: ["/audit", "/audit/verify", "/audit/reads"],
  interpreter: ["/jobs"],
  police_liaison: ["/referrals"],
};

test("pages without an island load no script file and no wasm", async ({ page, another, signInAs }) => {
  test.setTimeout(150_000);
  for (const path of ["/sign-in", "/set-password", "/accessibility", "/privacy"]) {
    expect(await weightOf(page, path), path).toEqual([]);
  }
  await signInAs("social_worker");
  const [first] = await casesOf(page);
  for (const path of ["/", "/cases", first, `${first}/consents`, `${first}/sessions`, "/account"]) {
    expect(await weightOf(page, path), path).toEqual([]);
  }
  for (const [role, paths] of Object.entries(plain)) {
    const desk = await another(role as Role);
    for (const path of paths) expect(await weightOf(desk, path), path).toEqual([]);
  }
});

test("a page with an island loads its own two files and nothing else", async ({ page, signInAs, scripts }) => {
  test.skip(!scripts, "without JavaScript nothing is loaded");
  await signInAs("social_worker");
  const [first] = await casesOf(page);
  const asked = await weightOf(page, `${first}/sessions/new`);
  const names = [...new Set(asked.map((url) => new URL(url).pathname.split("/").pop()))];
  for (const name of names) expect(name).toMatch(/^leitplanke(_bg)?\.(js|wasm)$/);
  for (const url of asked) expect(url).toContain("/pkg/");
});
