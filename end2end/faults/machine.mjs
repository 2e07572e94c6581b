// Faults of the machine and the network: clocks that jump, a process that stands still, clients that are slow.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Crowd, Server, connect, copyOf, folder, has, isWhole, lost, recovers, sh, sleep } from "./world.mjs";
import { Person } from "./world.mjs";
import { skipped } from "./storage.mjs";

/** The wall clock jumps while the server runs (the monotonic one goes on, as on a real machine). */
export async function clockJumps(prepared) {
  const library = sh("ls /usr/lib/*/faketime/libfaketime.so.1 2>/dev/null || true");
  if (!library) return [skipped("clock jumps", "needs Debian's faketime")];
  const rows = [];
  for (const [fault, first, then] of [
    ["clock one hour back", "+0", "-1h"],
    ["clock into summer time (2027-03-28 02:00)", "@2027-03-28 00:59:50", null],
    ["clock 18 years on", "+0", "+18y"],
  ]) {
    rows.push(await jump(prepared, library, fault, first, then));
  }
  return rows;
}

async function jump(prepared, library, fault, first, then) {
  const data = copyOf(prepared, fault.replace(/[^a-z0-9]+/gi, "-"));
  const file = join(folder, "now");
  writeFileSync(file, first);
  const environment = {
    LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: "1", FAKETIME_DONT_FAKE_MONOTONIC: "1", TZ: "UTC",
  };
  const server = await new Server({ data, environment }).ready();
  try {
    // A sign-in of the clock's own time.
    const person = Object.assign(new Person(), { case: prepared.person.case });
    await person.signIn();
    const day = first.startsWith("@") ? first.slice(1, 11) : undefined;
    const calm = new Crowd(person, 2, { day });
    await sleep(1_500);
    await calm.end();
    await keepDraft(person);
    if (then) writeFileSync(file, then);
    else await sleep(12_000);
    const draft = await hasDraft(person);
    const crowd = new Crowd(person, 2, { day });
    await sleep(1_500);
    await crowd.end();
    const reading = await person.look("/cases");
    await person.signIn();
    const after = new Crowd(person, 2, { day });
    await sleep(1_500);
    await after.end();
    await server.stop();
    const acknowledged = [...calm.acknowledged, ...crowd.acknowledged, ...after.acknowledged];
    return {
      fault, rounds: 1, saw: `saving: ${crowd.said}; reading: ${reading.said}; what was being typed is ${draft}; after a new sign-in: ${after.said}`,
      acknowledged: acknowledged.length, lost: lost(data, acknowledged), whole: isWhole(data),
      recovered: after.acknowledged.length ? "yes" : after.said,
    };
  } finally {
    await server.stop();
  }
}

const typed = "Vor dem Sprung getippt";

async function keepDraft(person) {
  const fields = { form: "session", subject: person.case, content: new URLSearchParams({ "form[note]": typed }).toString() };
  const kept = await person.request("/api/draft/keep", { fields, html: false });
  if (kept.status !== 200) throw new Error(`the draft was not kept: ${kept.status}`);
}

/** Whether the draft is offered, to the sign-in that wrote it or, when that has ended, after a new one. */
async function hasDraft(person) {
  const open = async (who) => (await who.request("/api/session/form", { fields: { case: person.case, "query[draft]": "true" }, html: false })).text;
  if ((await open(person)).includes(typed)) return "there";
  const again = await Object.assign(new Person(), { case: person.case }).signIn();
  return (await open(again)).includes(typed) ? "there after a new sign-in" : "not offered any more";
}

/** The process stands still for 20 seconds and goes on. */
export async function paused(prepared) {
  const data = copyOf(prepared, "paused");
  const { person } = prepared;
  const server = await new Server({ data }).ready();
  try {
    const crowd = new Crowd(person, 3, { timeout: 60_000 });
    await sleep(1_000);
    server.kill("SIGSTOP");
    await sleep(20_000);
    server.kill("SIGCONT");
    await sleep(1_000);
    await crowd.end();
    const after = await recovers(person);
    await server.stop();
    const acknowledged = [...crowd.acknowledged, ...after.ids];
    return {
      fault: "kill -STOP for 20 s", rounds: 1, saw: `saving: ${crowd.said}; the slowest took ${(crowd.slowest / 1000).toFixed(0)} s`,
      acknowledged: acknowledged.length, lost: lost(data, acknowledged), whole: isWhole(data), recovered: after.said,
    };
  } finally {
    await server.stop();
  }
}

/** 300 clients that send their header or body a byte at a time, or do not read the answer; others work on. */
export async function slowClients(prepared) {
  const data = copyOf(prepared, "slow");
  const { person } = prepared;
  const server = await new Server({ data }).ready();
  const sockets = [];
  try {
    for (let number = 0; number < 300; number += 1) {
      const socket = connect();
      const kind = number % 3;
      const post = "POST /api/account/sign-in HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/x-www-form-urlencoded\r\n";
      if (kind === 0) socket.write("GET /sign-in HTTP/1.1\r\nhost: 127");
      if (kind === 1) socket.write(`${post}content-length: 1000\r\n\r\nuser_name=`);
      if (kind === 2) {
        socket.pause();
        socket.write("GET /pkg/none HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n".repeat(200));
      }
      sockets.push(socket);
    }
    const drip = setInterval(() => sockets.forEach((socket, number) => number % 3 < 2 && !socket.destroyed && socket.write("a")), 1_000);
    const crowd = new Crowd(person, 3);
    await sleep(45_000);
    clearInterval(drip);
    await crowd.end();
    const held = Number(sh(`ls /proc/${server.pid}/fd | wc -l`));
    const open = sockets.filter((socket) => !socket.destroyed && !socket.readableEnded && socket.readyState === "open").length;
    sockets.forEach((socket) => socket.destroy());
    const after = await recovers(person);
    await server.stop();
    const acknowledged = [...crowd.acknowledged, ...after.ids];
    return {
      fault: "300 slow clients, 45 s", rounds: 1,
      saw: `others saving: ${crowd.said}; the slowest save took ${(crowd.slowest / 1000).toFixed(1)} s; of 300 slow connections ${open} are open after 45 s (${held} files open)`,
      acknowledged: acknowledged.length, lost: lost(data, acknowledged), whole: isWhole(data), recovered: after.said,
    };
  } finally {
    sockets.forEach((socket) => socket.destroy());
    await server.stop();
  }
}

