// Looks into a closed SQLite file from outside, with the tool of Debian's package sqlite3 (`xtask/setup.sh` installs it).
import { execFileSync } from "node:child_process";

/** Runs statements and gives what they print. The server must be stopped (`House.whileClosed`). */
export function runSql(database: string, sql: string): string {
  return execFileSync("sqlite3", ["-bail", database, sql], { encoding: "utf8", stdio: "pipe" }).trim();
}
