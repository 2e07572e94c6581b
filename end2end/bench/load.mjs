// The load generator: one process beside the server, so every figure is a low estimate.
import { Agent, request } from "node:http";
import { connect } from "node:net";

/** Sends one request and reads the answer to its end. */
function send(agent, url, { path, method = "GET", cookie, body }) {
  return new Promise((done) => {
    const headers = { accept: "text/html", "accept-encoding": "br", cookie, origin: url, "sec-fetch-site": "same-origin" };
    if (body) Object.assign(headers, { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) });
    const { hostname, port } = new URL(url);
    const sent = request({ agent, hostname, port, path, method, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => done({ status: answer.statusCode, location: answer.headers.location ?? "" }));
      answer.on("error", () => done({ status: 0, location: "" }));
    });
    sent.on("error", () => done({ status: 0, location: "" }));
    sent.end(body);
  });
}

function summary(times, failed, seconds) {
  times.sort((one, other) => one - other);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return { count: times.length, rate: times.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: times.at(-1), failed };
}

/** A fixed rate: every request has its moment, and its time counts from that moment (no coordinated omission). */
export async function atRate(url, next, { rate, seconds, connections = 100 }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times = [];
  let failed = 0;
  const begun = performance.now();
  const pending = [];
  for (let number = 0; number < rate * seconds; number += 1) {
    const due = begun + (number * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((done) => setTimeout(done, wait - 0.5));
    const { ok = (answer) => answer.status === 200, ...what } = next(number);
    pending.push(
      send(agent, url, what).then((answer) => {
        if (ok(answer)) times.push(performance.now() - due);
        else failed += 1;
      }),
    );
  }
  await Promise.all(pending);
  agent.destroy();
  return summary(times, failed, (performance.now() - begun) / 1000);
}

/** One kept connection that speaks HTTP/1.1 itself: a client of the library costs as much as a page of the server. */
function line(hostname, port) {
  let answered = null;
  let kept = Buffer.alloc(0);
  const socket = connect({ host: hostname, port, noDelay: true });
  const finish = (status) => {
    kept = Buffer.alloc(0);
    const done = answered;
    answered = null;
    done?.(status);
  };
  socket.on("data", (part) => {
    kept = kept.length === 0 ? part : Buffer.concat([kept, part]);
    const head = kept.indexOf("\r\n\r\n");
    if (head < 0) return;
    const lines = kept.latin1Slice(0, head);
    const length = /content-length: (\d+)/i.exec(lines);
    const whole = length ? kept.length >= head + 4 + Number(length[1]) : kept.subarray(-5).latin1Slice() === "0\r\n\r\n";
    if (whole) finish(Number(lines.slice(9, 12)));
  });
  socket.on("error", () => finish(0));
  socket.on("close", () => finish(0));
  return {
    ask: (text) => new Promise((done) => ((answered = done), socket.write(text))),
    end: () => socket.destroy(),
  };
}

/** As many as it answers, over so many connections; pages only. */
export async function unbounded(url, next, { seconds, connections = 32 }) {
  const { hostname, port, host } = new URL(url);
  const lines = Array.from({ length: connections }, () => line(hostname, Number(port)));
  const times = [];
  let failed = 0;
  let number = 0;
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const one = async ({ ask }) => {
    while (performance.now() < until) {
      const { path, cookie } = next((number += 1));
      const from = performance.now();
      const status = await ask(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\naccept: text/html\r\naccept-encoding: br\r\ncookie: ${cookie}\r\n\r\n`);
      if (status === 200) times.push(performance.now() - from);
      else failed += 1;
      if (status === 0) return;
    }
  };
  await Promise.all(lines.map(one));
  for (const { end } of lines) end();
  return summary(times, failed, (performance.now() - begun) / 1000);
}
