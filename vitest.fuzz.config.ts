import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

/** `npm run fuzz`: the same laws as the tests, over many more machines, under another seed each time. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [], setupFiles: [] } },
  defineConfig({
    test: { include: ['test/**/*.fuzz.ts'], setupFiles: ['test/fuzzSetup.ts'], testTimeout: 0, hookTimeout: 0 },
  }),
);
