import { configDefaults, defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.js';
import { PlainLine } from './test/plain-line.js';

/** Far longer than any test takes, even where many processes share the machine: only a test that hangs reaches it. */
const HANGS = 20 * 60_000;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/**/*.slow.test.ts'],
    setupFiles: ['test/setup.ts'],
    provide: { scale: 1 },
    pool: 'threads',
    // The files of one thread share the modules that they load. Loading and optimizing them anew for each file takes longer than the tests.
    isolate: false,
    // Vitest leaves one core to itself by default, which it hardly uses: on two cores, half of the machine would be idle.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    testTimeout: HANGS,
    hookTimeout: HANGS,
    reporters: ['default', new PlainLine()],
  },
});
