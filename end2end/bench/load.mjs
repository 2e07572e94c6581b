// The load generator: one process beside the server, so every figure is a low estimate.
import { Agent, request } from "node:http";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

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

/** As many as it answers, over so many connections; pages only, in turn. By wrk: a generator in JavaScript costs as much as a page. */
export async function unbounded(url, next, { seconds, connections = 32, turns = 64 }) {
  const asked = Array.from({ length: turns }, (_, number) => next(number));
  const paths = [...new Set(asked.map(({ path }) => path))];
  const script = fileURLToPath(new URL("paths.lua", import.meta.url));
  const options = ["-t1", `-c${connections}`, `-d${seconds}s`, "-s", script, url, "--", asked[0].cookie, ...paths];
  const said = await new Promise((done, stop) => {
    execFile("wrk", options, { encoding: "utf8" }, (error, output) => (error ? stop(error) : done(output)));
  });
  const { count, seconds: took, ...figures } = JSON.parse(said.slice(said.lastIndexOf("{")));
  return { count, rate: count / took, ...figures };
}
