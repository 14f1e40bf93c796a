import { defineConfig } from 'vitest/config';
import { PlainLine } from './test/plain-line.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    pool: 'threads',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', new PlainLine()],
  },
});
