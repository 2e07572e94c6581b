// Counts what a person does with hand and head, and adds it up by the keystroke-level model.
import { expect, type Locator, type Page } from "@playwright/test";

/** Seconds of the keystroke-level model: press, point at a target, make up one's mind, wait for the next page. */
const model = { press: 0.2, point: 1.1, think: 1.35, page: 1.0 };

interface Seen {
  presses: number;
  keys: number;
}

/** One person's hand on one page. Everything the person does to the page goes through it. */
export class Hand {
  private activations = 0;
  private pages = 0;
  private readonly seen: Seen = { presses: 0, keys: 0 };

  private constructor(
    private readonly page: Page,
    private readonly scripts: boolean,
  ) {}

  /** With JavaScript the browser counts as well: presses and keys that bypass this hand are found. */
  static async on(page: Page, scripts: boolean): Promise<Hand> {
    const hand = new Hand(page, scripts);
    if (scripts) {
      await page.exposeFunction("handSaw", (what: keyof Seen) => (hand.seen[what] += 1));
      await page.addInitScript(() => {
        const tell = (what: string) => (window as unknown as { handSaw: (what: string) => void }).handSaw(what);
        addEventListener("pointerdown", (event) => event.isTrusted && tell("presses"), true);
        addEventListener("keydown", (event) => event.isTrusted && tell("keys"), true);
      });
    }
    return hand;
  }

  /** One activation: a tap or click on what is there to see. */
  async press(target: Locator): Promise<void> {
    await target.click();
    this.activations += 1;
  }

  /** One activation that leads to another page. */
  async follow(target: Locator, path: RegExp): Promise<void> {
    await this.press(target);
    await this.page.waitForURL(path);
    this.pages += 1;
  }

  /** The estimate in seconds: every activation is pointed at, pressed and decided on; every page is waited for. */
  get seconds(): number {
    return this.activations * (model.press + model.point + model.think) + this.pages * model.page;
  }

  /** Prints the sums and holds them against what was promised. Nothing here can type: typed characters are keys the browser saw. */
  async promised(name: string, most: { activations: number; pages: number; seconds: number }): Promise<void> {
    const typed = this.scripts ? this.seen.keys : 0;
    console.log(
      `keystroke-level estimate, ${name}: ${this.activations} activations, ${typed} typed characters, ` +
        `${this.pages} page loads, ${this.seconds.toFixed(1)} s`,
    );
    if (this.scripts) expect(this.seen.presses, "presses the browser saw").toBe(this.activations);
    expect(typed, "typed characters").toBe(0);
    expect(this.activations, "activations").toBeLessThanOrEqual(most.activations);
    expect(this.pages, "page loads").toBeLessThanOrEqual(most.pages);
    expect(this.seconds, "estimated seconds").toBeLessThanOrEqual(most.seconds);
  }
}
