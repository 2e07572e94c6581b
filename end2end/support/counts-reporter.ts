// Prints `journeys: N passed, N failed`, the line `xtask test` adds up.
import type { FullResult, Reporter, Suite } from "@playwright/test/reporter";

export default class CountsReporter implements Reporter {
  private suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite;
  }

  onEnd(result: FullResult): void {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const test of this.suite?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === "expected") counts.passed += 1;
      else if (outcome === "skipped") counts.skipped += 1;
      else counts.failed += 1;
    }
    // A broken set-up runs nothing: that is a failure, not silence.
    if (result.status !== "passed" && counts.failed === 0) counts.failed = 1;
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
    console.log(`journeys: ${counts.passed} passed, ${counts.failed} failed${skipped}`);
  }

  printsToStdio(): boolean {
    return true;
  }
}
