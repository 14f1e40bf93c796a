import { describe, expect, test } from 'vitest';
import { scenarioJsonSchema } from '../../src/scenario/index.js';
import { show } from './measure.js';
import { ROWS } from './rows/index.js';

declare module 'vitest' {
  interface TaskMeta {
    mechanism?: Record<'id' | 'name' | 'where' | 'scenario' | 'effect', string> & { acting: boolean };
  }
}

/**
 * Every mechanism of the source documents acts in a shipped scenario. `npm run mechanisms` prints what these tests measure:
 * each leaves it in its task.
 */

const ALL = Array.from({ length: 60 }, (_, i) => `S-${String(i + 1).padStart(2, '0')}`);

test('every mechanism has its row, once and in order', () => {
  expect(ROWS.map(({ id }) => id)).toEqual(ALL);
});

test.each(ALL)('the scenario reference cites %s', (id) => {
  expect(JSON.stringify(scenarioJsonSchema())).toContain(id);
});

describe('it acts', () => {
  test.for(ROWS.map((row) => [`${row.id} ${row.name}`, row] as const))('%s', ([, row], { task }) => {
    const { effect, acting } = show(row, ROWS);
    const scenarios = row.proofs.flatMap((proof) => (proof.kind === 'paired' ? [proof.with] : proof.worlds));
    const scenario = [...new Set(scenarios.map((world) => `scenarios/${world.scenario}.yaml`))].join(', ');
    task.meta.mechanism = { id: row.id, name: row.name, where: row.where, scenario, effect, acting };
    expect({ effect, acting }).toEqual({ effect, acting: true });
  });
});
