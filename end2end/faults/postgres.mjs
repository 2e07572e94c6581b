// Faults of a PostgreSQL server: stopped without a farewell, and a pool that is used up.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Crowd, Person, Server, countLost, folder, isRoot, isWhole, recovers, sh, sleep } from "./world.mjs";
import { skipped } from "./storage.mjs";

const owner = isRoot ? "runuser -u postgres --" : "";

/** A cluster of its own: durable, as in earnest, on a free port. */
class Cluster {
  constructor() {
    this.bin = sh("ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1 || true");
    this.port = 25_000 + (process.pid % 5_000);
    this.data = join(folder, "postgres", "data");
  }

  make() {
    mkdirSync(join(folder, "postgres"));
    sh(`chmod 755 '${folder}'; ${isRoot ? `chown postgres '${join(folder, "postgres")}'` : "true"}`);
    sh(`${owner} ${this.bin}/initdb -D '${this.data}' -U leitplanke --auth=trust --encoding=UTF8 --locale=C`, { cwd: "/" });
    this.start();
    sh(`psql -q '${this.url("postgres")}' -c 'CREATE DATABASE leitplanke'`);
  }

  start() {
    const options = `-p ${this.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=/tmp`;
    sh(`${owner} ${this.bin}/pg_ctl -D '${this.data}' -l '${this.data}.log' -o '${options}' -w start`, { cwd: "/", stdio: "ignore" });
  }

  stop() {
    sh(`${owner} ${this.bin}/pg_ctl -D '${this.data}' -m immediate -w stop`, { cwd: "/", stdio: "ignore" });
  }

  url(database) {
    return `postgres://leitplanke@127.0.0.1:${this.port}/${database}`;
  }

  sessions() {
    const url = this.url("leitplanke");
    return sh(`psql -qtA '${url}' -c "SELECT replace(id::text, '-', '') FROM session"`, { maxBuffer: 1 << 28 }).split("\n");
  }
}

export async function postgres(only) {
  const cluster = new Cluster();
  if (!cluster.bin) return [skipped("PostgreSQL", "needs Debian's postgresql")];
  cluster.make();
  const data = join(folder, "with-postgres");
  mkdirSync(data);
  const database = cluster.url("leitplanke");
  const rows = [];
  try {
    const server = await new Server({ data, database, demo: true }).ready(120);
    await server.stop();
    for (const [fault, breaking] of [
      ["PostgreSQL stopped with -m immediate, 5 s", stopped],
      ["pool used up (table locked for 12 s)", usedUp],
    ]) {
      if (only && !fault.includes(only)) continue;
      rows.push(await through(fault, cluster, { data, database }, breaking));
    }
  } finally {
    cluster.stop();
  }
  return rows;
}

async function stopped(cluster) {
  cluster.stop();
  await sleep(5_000);
  return () => cluster.start();
}

async function usedUp(cluster) {
  const holder = spawn("psql", ["-q", cluster.url("leitplanke")], { stdio: ["pipe", "ignore", "ignore"] });
  holder.stdin.write("BEGIN; LOCK TABLE session, app_user IN ACCESS EXCLUSIVE MODE;\n");
  await sleep(12_000);
  return async () => {
    holder.stdin.end("COMMIT;\n");
    await new Promise((done) => (holder.exitCode === null ? holder.on("exit", done) : done()));
  };
}

async function through(fault, cluster, { data, database }, breaking) {
  const server = await new Server({ data, database }).ready(120);
  try {
    const person = await (await new Person().signIn()).findCase();
    const calm = new Crowd(person, 3);
    await sleep(1_000);
    await calm.end();
    const crowd = new Crowd(person, 12, { timeout: 40_000 });
    await sleep(300);
    const reading = sleep(2_000).then(() => person.look("/cases", { timeout: 40_000 }));
    const mend = await breaking(cluster);
    const leaving = crowd.end();
    await mend();
    await leaving;
    const after = await recovers(person);
    const ended = server.runs ? "" : server.end;
    await server.stop();
    const acknowledged = [...calm.acknowledged, ...crowd.acknowledged, ...after.ids];
    return {
      fault, rounds: 1, saw: `saving: ${crowd.said}; reading: ${(await reading).said}`, acknowledged: acknowledged.length,
      lost: countLost(cluster.sessions(), acknowledged), whole: isWhole(data, database),
      recovered: ended || after.said,
    };
  } finally {
    await server.stop();
  }
}
