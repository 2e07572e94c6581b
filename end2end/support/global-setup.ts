// Makes the demo data once. Every worker gets a copy of it and a server of its own (see journey.ts), so that
// no journey meets what another one changed. The returned function is the tear-down.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { House } from "./house.ts";

export default async function globalSetup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "leitplanke-journeys-"));
  process.env.LEITPLANKE_JOURNEYS = folder;
  // If this fails the folder stays: the server's log in it says why.
  const house = await House.open(join(folder, "template"));
  await house.close();
  return () => {
    if (!process.env.LEITPLANKE_KEEP) rmSync(folder, { recursive: true, force: true });
  };
}
