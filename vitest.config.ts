import { configDefaults, defineConfig } from 'vitest/config';
import { PlainLine } from './test/plain-line.js';

/** Far longer than any test takes, even where many processes share the machine: only a test that hangs reaches it. */
const HANGS = 20 * 60_000;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/**/*.slow.test.ts'],
    setupFiles: ['test/setup.ts'],
    pool: 'threads',
    testTimeout: HANGS,
    hookTimeout: HANGS,
    reporters: ['default', new PlainLine()],
  },
});
