import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

/** `npm run fuzz`: laws that the tests also check, on many more random machines, with another seed each time. */
export default defineConfig({
  test: {
    ...base.test,
    include: ['test/**/*.fuzz.ts'],
    setupFiles: ['test/fuzzSetup.ts'],
    testTimeout: 0,
    hookTimeout: 0,
  },
});
