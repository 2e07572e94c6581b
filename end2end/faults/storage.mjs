// Faults of the disk and of the one SQLite file.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Crowd, Server, copyOf, folder, has, isRoot, isWhole, lost, recovers, sh, sleep } from "./world.mjs";

/** Power gone: the process ends in the middle of writing, again and again, on the same file. */
export async function killed(prepared) {
  const rounds = Number(process.env.LEITPLANKE_FAULTS_ROUNDS ?? 200);
  const data = copyOf(prepared, "killed");
  const { person } = prepared;
  const row = { fault: "kill -9 while writing", rounds, acknowledged: 0, lost: 0, saw: "", whole: "yes", recovered: "yes" };
  const saw = new Map();
  let slowestStart = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const began = Date.now();
    const server = await new Server({ data }).ready();
    slowestStart = Math.max(slowestStart, Date.now() - began);
    const crowd = new Crowd(person, 4);
    await sleep(100 + Math.random() * 900);
    server.kill("SIGKILL");
    await server.gone;
    await crowd.end();
    for (const [said, times] of crowd.refused) saw.set(said, (saw.get(said) ?? 0) + times);
    row.acknowledged += crowd.acknowledged.length;
    row.lost += lost(data, crowd.acknowledged);
    const whole = isWhole(data);
    if (whole !== "yes") {
      row.whole = `${whole} (round ${round})`;
      break;
    }
    if (round % 20 === 0) console.error(`    ${round} rounds, ${row.acknowledged} saves acknowledged, ${row.lost} lost`);
  }
  row.saw = [...saw].sort((a, b) => b[1] - a[1]).slice(0, 2).map(([said, times]) => `${said} (×${times})`).join("; ");
  row.recovered = `yes, after ${(slowestStart / 1000).toFixed(1)} s at most (restarted)`;
  return row;
}

/** The usual way through a fault: work, break, work on, mend, and see whether it goes on by itself. */
async function through(fault, data, person, { setUp = () => {}, breaks, seconds = 5, mends, server: options = {}, before = () => {} }) {
  const server = await new Server({ data, ...options }).ready();
  try {
    await setUp(server);
    const calm = new Crowd(person, 3);
    await sleep(1_000);
    await calm.end();
    const crowd = new Crowd(person, 3, { timeout: 40_000 });
    await breaks(server);
    await sleep(seconds * 500);
    const reading = await person.look("/cases", { timeout: 40_000 });
    await sleep(seconds * 500);
    const leaving = crowd.end();
    await mends(server);
    await leaving;
    const after = await recovers(person);
    const ended = server.runs ? "" : server.end;
    await server.stop();
    await before();
    const acknowledged = [...calm.acknowledged, ...crowd.acknowledged, ...after.ids];
    return {
      fault, rounds: 1, saw: `saving: ${crowd.said}; reading: ${reading.said}`, acknowledged: acknowledged.length,
      lost: lost(data, acknowledged), whole: isWhole(data), recovered: ended || after.said,
    };
  } finally {
    await server.stop();
  }
}

/** A disk without room: a small tmpfs, filled to the last byte. */
export async function full(prepared) {
  if (!isRoot) return skipped("disk full (small tmpfs)", "needs root for mount");
  const data = join(folder, "full");
  mkdirSync(data);
  sh(`mount -t tmpfs -o size=64m tmpfs '${data}'`);
  try {
    cpSync(prepared.data, data, { recursive: true });
    return await through("disk full (tmpfs, 64 MB)", data, prepared.person, {
      breaks: () => sh(`dd if=/dev/zero of='${data}/ballast' bs=4k 2>/dev/null || true`),
      mends: () => rmSync(join(data, "ballast")),
    });
  } finally {
    sh(`umount '${data}'`);
  }
}

/** Errors of single system calls, switched on and off while the server runs. */
export async function failing(prepared, { fault, names, errno, probability }) {
  if (!has("fiu-run")) return skipped(fault, "needs Debian's fiu-utils");
  const data = copyOf(prepared, `fiu-${errno}-${names[0].split("/").pop()}`);
  const control = (server, command) => sh(`fiu-ctrl -c '${command}' ${server.pid}`);
  return through(fault, data, prepared.person, {
    server: { wrapper: ["fiu-run", "-x"] },
    breaks: (server) =>
      names.map((name) => control(server, `enable_random name=${name},probability=${probability},failinfo=${errno}`)),
    mends: (server) => names.map((name) => control(server, `disable name=${name}`)),
  });
}

/**
 * Database and log that nobody may write to any more (the immutable bit stops root as well). Not the -shm file, which SQLite
 * keeps mapped into memory: a write to a mapped page of an immutable file ends any program with SIGBUS.
 */
export async function readOnly(prepared) {
  const data = copyOf(prepared, "read-only");
  const files = ["leitplanke.sqlite", "leitplanke.sqlite-wal"].map((name) => join(data, name));
  const mark = (sign) => files.filter(existsSync).forEach((file) => sh(`chattr ${sign}i '${file}'`));
  try {
    mark("+");
    mark("-");
  } catch {
    return skipped("database file and log read-only (chattr +i)", "needs root and a file system that knows chattr");
  }
  try {
    return await through("database file and log read-only (chattr +i)", data, prepared.person, { breaks: () => mark("+"), mends: () => mark("-") });
  } finally {
    mark("-");
  }
}

/** Another program holds SQLite's one write lock for 15 seconds. */
export async function locked(prepared) {
  const data = copyOf(prepared, "locked");
  let holder;
  return through("write lock held by another program, 15 s", data, prepared.person, {
    seconds: 14,
    breaks: async () => {
      holder = spawn("sqlite3", [join(data, "leitplanke.sqlite")], { stdio: ["pipe", "ignore", "ignore"] });
      holder.stdin.write(".timeout 5000\nBEGIN IMMEDIATE;\n");
      await sleep(1_000);
    },
    mends: async () => {
      holder.stdin.end("COMMIT;\n");
      await new Promise((done) => (holder.exitCode === null ? holder.on("exit", done) : done()));
    },
  });
}

export const skipped = (fault, why) => ({ fault, rounds: 0, saw: `not run: ${why}`, acknowledged: 0, lost: 0, whole: "–", recovered: "–" });
