// `make faults`: breaks what a server stands on, one thing at a time, and prints one table: what the person in front of it
// saw, how many acknowledged saves were lost, whether the audit chain is whole, and whether it recovered by itself.
//
//   node end2end/faults/run.mjs [word of a fault …]     LEITPLANKE_FAULTS_ROUNDS=200 (kill -9)
import { clockJumps, paused, slowClients } from "./machine.mjs";
import { postgres } from "./postgres.mjs";
import { failing, full, killed, locked, readOnly } from "./storage.mjs";
import { endAll, prepare } from "./world.mjs";

const ENOSPC = 28;
const EIO = 5;
const writing = ["posix/io/rw/pwrite"];
const syncing = ["posix/io/sync/fsync"];

const faults = [
  ["locked", locked],
  ["read-only", readOnly],
  ["full", full],
  ["enospc", (it) => failing(it, { fault: "every second write fails with ENOSPC (libfiu)", names: writing, errno: ENOSPC, probability: 0.5 })],
  ["eio", (it) => failing(it, { fault: "every second write fails with EIO (libfiu)", names: writing, errno: EIO, probability: 0.5 })],
  ["fsync", (it) => failing(it, { fault: "every second fsync fails with EIO (libfiu)", names: syncing, errno: EIO, probability: 0.5 })],
  ["postgres", () => postgres()],
  ["clock", clockJumps],
  ["paused", paused],
  ["slow", slowClients],
  ["killed", killed],
];

const wanted = process.argv.slice(2);
const rows = [];
try {
  console.error("==> faults: making the demo data");
  const prepared = await prepare();
  for (const [name, run] of faults) {
    if (wanted.length && !wanted.includes(name)) continue;
    console.error(`==> faults: ${name}`);
    const made = await run(prepared).catch((error) => ({ fault: name, rounds: 0, saw: "", acknowledged: 0, lost: 0, whole: "–", recovered: `NO: ${error.message}` }));
    for (const row of [made].flat()) {
      rows.push(row);
      console.error(`    ${JSON.stringify(row)}`);
    }
  }
} finally {
  await endAll();
}

const columns = { fault: "fault", rounds: "rounds", saw: "what the user saw", acknowledged: "acknowledged saves", lost: "lost", whole: "chain whole?", recovered: "recovered by itself?" };
const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll("|", "/")).join(" | ")} |`;
console.log(line(Object.values(columns)));
console.log(line(Object.keys(columns).map(() => "---")));
for (const row of rows) console.log(line(Object.keys(columns).map((name) => row[name])));
const bad = rows.filter((row) => row.lost > 0 || String(row.whole).startsWith("NO") || String(row.recovered).startsWith("NO"));
if (bad.length) {
  console.error(`${bad.length} faults were not survived: ${bad.map((row) => row.fault).join("; ")}`);
  process.exitCode = 1;
}
