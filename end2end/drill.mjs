// The drill: install the delivery in a clean folder, fill it, back it up while people write, destroy it, restore it in a
// second clean folder, and compare. Uses nothing but the tarball. `make drill`, or: node end2end/drill.mjs FILE.tar.gz
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { firstPage, freePort, newId, offered, ownCases, signIn } from "./support/browser.mjs";

const tarball = resolve(process.argv[2] ?? "");
if (!existsSync(tarball)) throw new Error("Say which delivery: node end2end/drill.mjs FILE.tar.gz");
const work = mkdtempSync(join(tmpdir(), "leitplanke-drill-"));
const begun = Date.now();
const say = (line) => console.log(`==> drill ${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s: ${line}`);
const must = (held, what) => {
  if (!held) throw new Error(what);
};

/** Unpacks the delivery and checks its checksums, as docs/install.md 1 says. */
function install(name) {
  const folder = join(work, name);
  mkdirSync(folder);
  execFileSync("tar", ["-xzf", tarball, "-C", folder, "--strip-components=1"]);
  execFileSync("sha256sum", ["--quiet", "-c", "SHA256SUMS"], { cwd: folder });
  const data = join(folder, "data");
  const run = (...words) =>
    execFileSync(join(folder, "leitplanke"), [...words, "--data", data], { encoding: "utf8", cwd: folder });
  return { folder, data, run };
}

async function serve(house) {
  const port = await freePort();
  const from = Date.now();
  const words = ["serve", "--data", house.data, "--address", `127.0.0.1:${port}`];
  const child = spawn(join(house.folder, "leitplanke"), words, { cwd: house.folder, stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  const seconds = await firstPage(url, from).catch((error) => {
    child.kill("SIGKILL");
    throw error;
  });
  return { url, child, seconds };
}

const ended = (child) => new Promise((done) => (child.exitCode === null ? child.once("exit", done) : done()));

let running;
try {
  const first = install("first");
  say("unpacked, checksums hold");
  first.run("demo");
  const house = (running = await serve(first));
  say(`demo loaded, first page after ${house.seconds.toFixed(2)} s`);
  const { ask } = await signIn(house.url, "pfk");
  const home = (await ask("/")).text;
  const codes = ownCases(home);
  const form = offered((await ask(`/cases/${codes[0]}/sessions/new?like=last`)).text);

  let acknowledged = 0;
  let refused = "";
  let going = true;
  const writing = (async () => {
    while (going) {
      const fields = form.map(([name, value]) => [name, name === "form[client_id]" ? newId() : value]);
      const answer = await ask("/api/session/record", fields);
      if (answer.location.includes("done=session")) acknowledged += 1;
      else refused = `${answer.status} ${answer.location}`;
    }
  })();
  await new Promise((done) => setTimeout(done, 1500));
  const before = acknowledged;
  const file = join(work, "house.backup");
  const said = first.run("backup", file).split("\n")[0];
  const after = acknowledged;
  say(`${said} (saves acknowledged before: ${before}, when it was done: ${after})`);
  const victim = codes[1];
  first.run("erase", victim, "--yes");
  say(`${victim} erased after the backup`);
  going = false;
  await writing;
  must(before > 0 && after >= before && !refused, `writing under the backup failed: ${refused}`);
  const name = (await ask(`/cases/${codes[0]}`)).text.match(/<h1[^>]*>([^<]*)/)[1];
  must((await ask(`/cases/${victim}`)).status === 404, "the erased person is gone at once");
  house.child.kill("SIGTERM");
  await ended(house.child);

  const second = install("second");
  mkdirSync(second.data, { mode: 0o700 }); // as docs/install.md 2 says
  cpSync(join(first.data, "keys"), join(second.data, "keys"), { recursive: true });
  const journal = join(work, "erasures.log");
  cpSync(join(first.data, "erasures.log"), journal);
  rmSync(first.folder, { recursive: true });
  say("the first machine is destroyed; keys, backup and journal are left");
  const from = Date.now();
  for (const line of second.run("restore", file, "--erasures", journal).trim().split("\n")) say(line);
  say(second.run("verify").trim());
  for (const line of second.run("check").trim().split("\n").filter((line) => line.startsWith("!!"))) say(line);
  const again = (running = await serve(second));
  say(`back in service ${((Date.now() - from) / 1000).toFixed(1)} s after the restore began`);
  const { ask: asked } = await signIn(again.url, "pfk");
  const page = (await asked(`/cases/${codes[0]}`)).text;
  must(page.includes(name), "a name is readable with the same keys");
  must((await asked(`/cases/${victim}`)).status === 404, "the erased person stays erased");
  must(readdirSync(second.data).includes("erasures.log"), "the journal is kept on the second machine");
  again.child.kill("SIGTERM");
  await ended(again.child);
  say("counts equal, chain whole, a name readable, the erased person stays erased");
} finally {
  running?.child.kill("SIGKILL");
  rmSync(work, { recursive: true, force: true });
}
