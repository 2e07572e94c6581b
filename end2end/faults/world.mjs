// What every fault needs: a server of its own over a copy of the demo data, people who save sessions, and the look
// afterwards. Only 127.0.0.1; ends only what it started, by its process id.
import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const folder = mkdtempSync(join(tmpdir(), "leitplanke-faults-"));
const binary = process.env.LEITPLANKE_BIN ?? join(process.env.CARGO_TARGET_DIR ?? "target", "debug/leitplanke");
const port = Number(process.env.LEITPLANKE_FAULTS_PORT ?? 3140);
const address = `http://127.0.0.1:${port}`;
const started = new Set();

export const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
export const sh = (command, options = {}) => execFileSync("sh", ["-c", command], { encoding: "utf8", ...options })?.trim() ?? "";
export const has = (program) => sh(`command -v ${program} || true`) !== "";
export const isRoot = process.getuid() === 0;

/** A running server. `wrapper`: words before the program; `environment`: more variables. */
export class Server {
  constructor({ data, database, wrapper = [], environment = {}, demo = false }) {
    this.log = join(folder, `server-${started.size}.log`);
    const words = [...wrapper, binary, "serve", "--data", data, "--address", `127.0.0.1:${port}`];
    if (demo) words.push("--demo");
    if (database) words.push("--database", database);
    const out = openSync(this.log, "a");
    this.process = spawn(words[0], words.slice(1), { stdio: ["ignore", out, out], env: { ...process.env, ...environment } });
    this.gone = new Promise((done) => this.process.on("exit", done));
    started.add(this.process);
  }

  get pid() {
    return this.process.pid;
  }

  get runs() {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** How it ended and its last words, for the table. */
  get end() {
    const words = readFileSync(this.log, "utf8").trim().split("\n").slice(-2).join(" / ").slice(-400);
    return `NO, the server ended (${this.process.signalCode ?? this.process.exitCode}): ${words}`;
  }

  async ready(seconds = 60) {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(40)) {
      if (!this.runs) throw new Error(`the server ended: ${readFileSync(this.log, "utf8").slice(-400)}`);
      const answer = await fetch(`${address}/sign-in`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
      if (answer?.status === 200) return this;
    }
    throw new Error("the server did not get ready");
  }

  kill(signal) {
    if (this.runs) this.process.kill(signal);
  }

  async stop() {
    this.kill("SIGCONT");
    this.kill("SIGTERM");
    await Promise.race([this.gone, sleep(15_000)]);
    this.kill("SIGKILL");
    await this.gone;
  }
}

export async function endAll() {
  for (const process of started) if (process.exitCode === null && process.signalCode === null) process.kill("SIGKILL");
  await sleep(200);
  rmSync(folder, { recursive: true, force: true });
}

/** A browser somebody is signed in to. */
export class Person {
  cookie = "";

  async request(path, { fields, html = true, timeout = 30_000 } = {}) {
    const headers = { accept: html ? "text/html" : "application/json", "sec-fetch-site": "same-origin", cookie: this.cookie };
    const body = fields && new URLSearchParams(fields);
    const signal = AbortSignal.timeout(timeout);
    const answer = await fetch(address + path, { method: fields ? "POST" : "GET", headers, body, redirect: "manual", signal });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(";")[0].split("=");
      if (name === "leitplanke") this.cookie = value ? `leitplanke=${value}` : "";
    }
    return { status: answer.status, location: answer.headers.get("location") ?? "", text: await answer.text() };
  }

  async signIn(name = "pfk") {
    const fields = { user_name: name, password: "Leitplanke-Demo-1", next: "/" };
    const answer = await this.request("/api/account/sign-in", { fields });
    if (!this.cookie) throw new Error(`nobody could sign in: ${answer.status} ${answer.location}`);
    return this;
  }

  /** A case whose sessions this person may write down. */
  async findCase() {
    const list = JSON.parse((await this.request("/api/case/list", { fields: { "query[status]": "" }, html: false })).text);
    for (const code of new Set(JSON.stringify(list).match(/[0-9A-Z]{3}-?[0-9A-Z]{3}-?[0-9A-Z]/g) ?? [])) {
      this.case = code.replaceAll("-", "");
      if ((await this.save(randomUUID())).ok) return this;
    }
    throw new Error("the demo has no case that takes a session");
  }

  /** Saves a session under this id; `ok` only when the server said that it is saved. */
  async save(id, options = {}) {
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const fields = {
      case: this.case, "form[client_id]": id, "form[held_on]": options.day ?? day, "form[start_time]": "14:30",
      "form[minutes]": "60", "form[place]": "home", "form[kind]": "single", "form[attended]": "yes",
      "form[present][0]": "youth", "form[note]": options.note ?? "Notiz",
    };
    const answer = await this.request("/api/session/record", { fields, ...options });
    const ok = answer.status === 303 ? answer.location.includes("done=session") : answer.status === 200;
    return { ...answer, ok };
  }

  /** As `save`, and what the person then has in front of them: status and first sentence. */
  async saveAndLook(id, options) {
    try {
      const answer = await this.save(id, options);
      if (answer.ok) return { ok: true, said: "saved" };
      const page = answer.location ? await this.request(answer.location, options) : answer;
      return { ok: false, said: `${page.status} ${sentence(page.text)}`, empty: sentence(page.text) === "" };
    } catch (error) {
      return { ok: false, said: `no answer (${error.cause?.code ?? error.name})`, silent: true };
    }
  }

  /** What a page shows when it is opened: status and first sentence. */
  async look(path, options) {
    try {
      const page = await this.request(path, options);
      const shown = page.status === 303 ? `to ${page.location.split("?")[0]}` : sentence(page.text);
      return { ok: page.status === 200, said: `${page.status} ${shown}` };
    } catch (error) {
      return { ok: false, said: `no answer (${error.cause?.code ?? error.name})` };
    }
  }
}

/** Heading and first paragraph of a page, or a short plain text. */
function sentence(html) {
  const main = html.match(/<main[\s\S]*<\/main>/)?.[0] ?? html;
  const plain = (part) => part.replace(/<[^>]*>/g, " ").replaceAll("&#x27;", "'").replace(/\s+/g, " ").trim();
  const heading = plain(main.match(/<h1[\s\S]*?<\/h1>/)?.[0] ?? "");
  const text = plain(main.match(/<p[\s>][\s\S]*?<\/p>/)?.[0] ?? (heading ? "" : main)).slice(0, 160);
  return [heading, text].filter(Boolean).join(": ");
}

/** Several people who save as fast as they are answered, until told to stop. */
export class Crowd {
  acknowledged = [];
  refused = new Map();
  slowest = 0;
  stopped = false;

  constructor(person, size = 3, options = {}) {
    this.work = Array.from({ length: size }, async () => {
      while (!this.stopped) {
        const id = randomUUID();
        const began = Date.now();
        const answer = await person.saveAndLook(id, options);
        this.slowest = Math.max(this.slowest, Date.now() - began);
        if (answer.ok) this.acknowledged.push(id);
        else this.refused.set(answer.said, (this.refused.get(answer.said) ?? 0) + 1);
        if (!answer.ok) await sleep(50);
      }
    });
  }

  async end() {
    this.stopped = true;
    await Promise.all(this.work);
    return this;
  }

  get said() {
    const all = [...this.refused].sort((a, b) => b[1] - a[1]).map(([said, times]) => `${said} (×${times})`);
    return all.length ? all.slice(0, 3).join("; ") : "nothing but saved sessions";
  }
}

/** The demo, made once, with somebody signed in; every fault works on a copy. */
export async function prepare() {
  const data = join(folder, "prepared");
  mkdirSync(data);
  const log = openSync(join(folder, "demo.log"), "a");
  execFileSync(binary, ["demo", "--data", data], { stdio: ["ignore", log, log] });
  const server = await new Server({ data }).ready();
  const person = await (await new Person().signIn()).findCase();
  await server.stop();
  return { data, person };
}

export function copyOf(prepared, name) {
  const data = join(folder, name);
  cpSync(prepared.data, data, { recursive: true });
  return data;
}

/** Of these ids, how many are not in the database exactly once. */
export function lost(data, ids) {
  const file = join(data, "leitplanke.sqlite");
  const rows = sh(`sqlite3 -readonly '${file}' "SELECT lower(hex(id)) FROM session"`, { maxBuffer: 1 << 28 }).split("\n");
  return countLost(rows, ids);
}

export function countLost(rows, ids) {
  const times = new Map();
  for (const row of rows) times.set(row, (times.get(row) ?? 0) + 1);
  return ids.filter((id) => times.get(id.replaceAll("-", "")) !== 1).length;
}

/** Whether the file is sound and `leitplanke verify` finds every row and signature. */
export function isWhole(data, database) {
  const words = ["verify", "--data", data, ...(database ? ["--database", database] : [])];
  try {
    execFileSync(binary, words, { stdio: "pipe" });
  } catch (error) {
    return `NO: ${error.stderr}`.trim();
  }
  if (database) return "yes";
  const check = sh(`sqlite3 '${join(data, "leitplanke.sqlite")}' 'PRAGMA integrity_check; PRAGMA foreign_key_check'`);
  return check === "ok" ? "yes" : `NO: ${check.slice(0, 100)}`;
}

/** Saves until one save is acknowledged; how long that took, or null. */
export async function recovers(person, seconds = 30) {
  const began = Date.now();
  const ids = [];
  while (Date.now() - began < seconds * 1000) {
    const id = randomUUID();
    if ((await person.saveAndLook(id, { timeout: 15_000 })).ok) return { ids: [id], said: `yes, after ${((Date.now() - began) / 1000).toFixed(1)} s` };
    await sleep(250);
  }
  return { ids, said: "NO" };
}

export const connect = () => {
  const socket = net.connect(port, "127.0.0.1");
  socket.on("error", () => {});
  return socket;
};
