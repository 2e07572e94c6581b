// A browser without a window: signs in, keeps its cookie, follows no redirect by itself but the one of a form to its id. Used by the drill and by the
// measurements, which need nothing from npm.
import { randomBytes } from "node:crypto";
import { createServer } from "node:net";

export async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Waits for the first page; gives the seconds since `from`. */
export async function firstPage(url, from) {
  for (let tries = 0; tries < 3_000; tries += 1) {
    const answer = await fetch(`${url}/sign-in`).catch(() => null);
    if (answer?.status === 200) return (Date.now() - from) / 1000;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error("the server did not start");
}

/** Signs in with the demo's password; gives the cookie and a function that asks for pages and sends forms. */
export async function signIn(url, name) {
  let cookie = "";
  const ask = async (path, fields) => {
    const answer = await fetch(url + path, {
      method: fields ? "POST" : "GET",
      redirect: "manual",
      headers: { accept: "text/html", origin: url, cookie, "content-type": "application/x-www-form-urlencoded" },
      body: fields && new URLSearchParams(fields).toString(),
    });
    const location = answer.headers.get("location") ?? "";
    // A form that gets its id in the address.
    if (!fields && answer.status === 303 && location.startsWith(path) && location.includes("id=")) return ask(location);
    return { status: answer.status, location, cookies: answer.headers.getSetCookie(), text: await answer.text() };
  };
  const answer = await ask("/api/account/sign-in", { user_name: name, password: "Leitplanke-Demo-1" });
  cookie = (answer.cookies[0] ?? "").split(";")[0];
  if (!cookie.startsWith("leitplanke=")) throw new Error(`${name} could not sign in: ${answer.status} ${answer.location}`);
  return { ask, cookie };
}

/** A new UUIDv7, as a page makes it. */
export function newId() {
  const time = Date.now().toString(16).padStart(12, "0");
  const rest = randomBytes(10).toString("hex");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

/** The fields of the session form as the page offers them, so that saving is one press. */
export function offered(whole) {
  const fields = [];
  const page = whole.slice(whole.indexOf('action="/api/session/record"')).split("</form>")[0];
  for (const [tag] of page.matchAll(/<input[^>]*>/g)) {
    const value = (name) => tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1];
    const kind = value("type") ?? "text";
    if (!value("name") || ((kind === "radio" || kind === "checkbox") && !/ checked/.test(tag))) continue;
    fields.push([value("name"), (value("value") ?? "").replaceAll("&amp;", "&")]);
  }
  for (const [, attributes, options] of page.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const chosen = options.match(/<option[^>]*value="([^"]*)"[^>]* selected/)?.[1] ?? "";
    fields.push([attributes.match(/name="([^"]*)"/)[1], chosen]);
  }
  return fields;
}

/** Codes of the worker's own cases, from the home page. */
export function ownCases(home) {
  return [...new Set([...home.matchAll(/\/cases\/(\w{7})\/sessions\/new"/g)].map(([, code]) => code))];
}
