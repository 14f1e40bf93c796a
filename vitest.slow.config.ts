import { configDefaults, defineConfig } from 'vitest/config';
import base from './vitest.config.js';

/** `npm run test:slow`: tests that need many runs or many random cases. They take too long for `npm test`. */
export default defineConfig({
  test: { ...base.test, include: ['test/**/*.slow.test.ts'], exclude: configDefaults.exclude },
});
