import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends the output of a test run with the version of Node and, alone on the last line, the count for scripts to read:
 * `12 passed, 0 failed`, with `, 1 skipped` where there are any. It counts tests. A fault outside a test (a file that does not
 * load, a hook, an unhandled rejection) counts as one failed.
 */
export class PlainLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], strayErrors: readonly SerializedError[]): void {
    const count = { passed: 0, failed: strayErrors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state]++;
      count.failed += module.errors().length;
      for (const suite of module.children.allSuites()) count.failed += suite.errors().length;
    }
    const skipped = count.skipped + count.pending;
    const line = `${count.passed} passed, ${count.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    process.stdout.write(`Node ${process.version}\n${line}\n`);
  }
}
