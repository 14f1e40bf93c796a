import { readFileSync, readdirSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';
import base from './vitest.config.js';

/** The tests that take the number of their cases from test/scale.ts. */
const scaled = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((name) => `test/${name}`)
  .filter((path) => path.endsWith('.test.ts') && readFileSync(path, 'utf8').includes("/scale.js'"));

/**
 * `npm run test:slow`: tests that need many runs or many random cases, too long for `npm test`. They are those of *.slow.test.ts, and
 * the scaled ones with ten times as many cases.
 */
export default defineConfig({
  test: {
    ...base.test,
    include: ['test/**/*.slow.test.ts', ...scaled],
    exclude: configDefaults.exclude,
    provide: { scale: 10 },
  },
});
