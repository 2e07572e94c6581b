// `make bench`: how fast the optimised server is, at several sizes. node end2end/bench/run.mjs BINARY FOLDER [CASES …]
// FOLDER keeps the generated data between runs. Everything stays on 127.0.0.1 and ends by itself.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atRate, unbounded } from "./load.mjs";
import { firstPage, freePort, newId, offered, ownCases, signIn } from "../support/browser.mjs";

const [binary, folder, ...sizes] = process.argv.slice(2);
const seconds = Number(process.env.LEITPLANKE_BENCH_SECONDS ?? 10);
const say = (line) => console.error(`==> bench: ${line}`);
const ms = (value) => value.toFixed(1);
const memory = (pid, name) =>
  Math.round(Number(readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`${name}:\\s+(\\d+)`))[1]) / 1024);

/** The generated data of a size, made once. */
function dataOf(cases) {
  const data = join(folder, `cases-${cases}`);
  if (!existsSync(join(data, "ready"))) {
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { recursive: true });
    say(`making ${cases} cases …`);
    const from = Date.now();
    execFileSync(binary, ["demo", "--data", data, "--cases", String(cases)], { stdio: ["ignore", "ignore", "inherit"] });
    execFileSync(binary, ["freeze", "--data", data], { stdio: ["ignore", "ignore", "inherit"] });
    mkdirSync(join(data, "ready"));
    say(`made in ${((Date.now() - from) / 1000).toFixed(0)} s`);
  }
  return data;
}

const count = (data, table) =>
  Number(execFileSync("sqlite3", [join(data, "leitplanke.sqlite"), `SELECT count(*) FROM ${table}`], { encoding: "utf8" }));

async function measure(cases) {
  const work = mkdtempSync(join(tmpdir(), "leitplanke-bench-"));
  const data = join(work, "data");
  cpSync(dataOf(cases), data, { recursive: true });
  const [enrolments, sessions] = [count(data, "enrolment"), count(data, "session")];
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const from = Date.now();
  const child = spawn(binary, ["serve", "--data", data, "--address", `127.0.0.1:${port}`], { stdio: "ignore" });
  const lines = [];
  try {
    const start = await firstPage(url, from);
    const worker = await signIn(url, "pfk");
    const lead = await signIn(url, "leitung");
    const coordinator = await signIn(url, "koordination");
    const codes = ownCases((await worker.ask("/")).text);
    const forms = [];
    for (const code of codes) {
      const { text } = await worker.ask(`/cases/${code}/sessions/new?like=last`);
      // Where no consent holds today a session is rightly refused.
      const fields = text.includes("Heute gilt keine Einverständniserklärung") ? [] : offered(text);
      if (fields.some(([name]) => name === "form[client_id]")) forms.push(fields);
    }
    for (let tries = 0; (await lead.ask("/cases")).text.includes("Namenssuche wird gerade") && tries < 600; tries += 1) {
      await new Promise((done) => setTimeout(done, 200));
    }
    const idle = memory(child.pid, "VmRSS");
    const list = () => ({ path: "/cases", cookie: lead.cookie });
    const page = (number) => ({ path: `/cases/${codes[number % codes.length]}`, cookie: worker.cookie });
    const save = (number) => {
      const form = forms[number % forms.length];
      const fields = form.map(([name, value]) => [name, name === "form[client_id]" ? newId() : value]);
      const ok = (answer) => answer.location.includes("done=session");
      return { path: "/api/session/record", method: "POST", cookie: worker.cookie, body: new URLSearchParams(fields).toString(), ok };
    };
    const words = ["yil", "oez", "mue", "sch", "gro", "bar", "kow", "neu"];
    const found = [];
    for (const word of words) found.push((await lead.ask("/api/case/search", { "form[words]": word })).location);
    const search = (number) => ({ path: found[number % found.length], cookie: lead.cookie });
    const figures = () => ({ path: "/figures", cookie: coordinator.cookie });
    for (const [name, next, options] of [
      ["list, 200/s", list, { rate: 200 }],
      ["case page, 200/s", page, { rate: 200 }],
      ["save a session, 50/s", save, { rate: 50 }],
      ["dashboard, 20/s", figures, { rate: 20 }],
      ["search by name, 50/s", search, { rate: 50 }],
      ["list, 32 connections", list, null],
      ["case page, 32 connections", page, null],
    ]) {
      await unbounded(url, next, { seconds: 1, connections: 4 });
      const result = options ? await atRate(url, next, { ...options, seconds }) : await unbounded(url, next, { seconds });
      say(`${cases}: ${name}: ${result.rate.toFixed(0)}/s p50 ${ms(result.p50)} p99 ${ms(result.p99)} ms, ${result.failed} failed`);
      lines.push(`| ${name} | ${enrolments} / ${sessions} | ${result.rate.toFixed(0)} | ${ms(result.p50)} / ${ms(result.p95)} / ${ms(result.p99)} / ${ms(result.max)} | ${result.failed} |`);
    }
    const wal = statSync(join(data, "leitplanke.sqlite-wal"), { throwIfNoEntry: false })?.size ?? 0;
    lines.push(
      `| start to first page | ${enrolments} / ${sessions} | | ${(start * 1000).toFixed(0)} | |`,
      `| memory after start / at the end / at most (MB) | ${enrolments} / ${sessions} | | ${idle} / ${memory(child.pid, "VmRSS")} / ${memory(child.pid, "VmHWM")} | |`,
      `| write-ahead log at the end (MB) | ${enrolments} / ${sessions} | | ${(wal / 1e6).toFixed(1)} | |`,
    );
  } finally {
    child.kill("SIGTERM");
    await new Promise((done) => (child.exitCode === null ? child.once("exit", done) : done()));
    rmSync(work, { recursive: true, force: true });
  }
  return lines;
}

console.log("| what | enrolments / sessions | per second | p50 / p95 / p99 / max (ms) | failed |\n|---|---|---|---|---|");
for (const cases of sizes.length > 0 ? sizes.map(Number) : [5_000, 20_000]) {
  for (const line of await measure(cases)) console.log(line);
}
