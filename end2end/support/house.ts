// One running Leitplanke with a data folder of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { existsSync, mkdirSync, openSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export class House {
  private constructor(
    readonly url: string,
    readonly data: string,
    private child: ChildProcess,
  ) {}

  /** Starts the binary on a free port and waits for its first page. The log lies beside the data folder. */
  static async open(data: string): Promise<House> {
    const address = `127.0.0.1:${await freePort()}`;
    const house = new House(`http://${address}`, data, House.start(data, address));
    await house.answers(90_000);
    return house;
  }

  /** Stops the server, does something to its closed database, and starts it again at the same address. */
  async whileClosed(deed: (database: string) => void): Promise<void> {
    await this.close();
    deed(join(this.data, "leitplanke.sqlite"));
    this.child = House.start(this.data, new URL(this.url).host);
    await this.answers(90_000);
  }

  private static start(data: string, address: string): ChildProcess {
    const binary = process.env.LEITPLANKE_BIN;
    if (!binary || !existsSync(binary)) {
      throw new Error("LEITPLANKE_BIN must name the built binary (make test sets it).");
    }
    mkdirSync(dirname(data), { recursive: true });
    const log = openSync(`${data}.log`, "a");
    return spawn(binary, ["serve", "--demo"], {
      // The debug build reads target/site from the folder it was compiled in, not from here.
      cwd: dirname(data),
      env: { ...process.env, LEITPLANKE_DATA: data, LEITPLANKE_ADDRESS: address },
      stdio: ["ignore", log, log],
    });
  }

  /** Ends the server as a service manager would, so that it closes its database. */
  async close(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    const inTime = await Promise.race([ended.then(() => true), pause(15_000, false)]);
    if (!inTime) this.child.kill("SIGKILL");
  }

  private async answers(patience: number): Promise<void> {
    const until = Date.now() + patience;
    while (Date.now() < until) {
      if (this.child.exitCode !== null) {
        throw new Error(`The server ended at once (exit code ${this.child.exitCode}); see ${this.data}.log`);
      }
      const answer = await fetch(`${this.url}/sign-in`).catch(() => null);
      if (answer?.ok) return;
      await pause(100);
    }
    await this.close();
    throw new Error(`The server did not answer within ${patience / 1000} s; see ${this.data}.log`);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
