import { describe, expect, test } from 'vitest';
import { scenarioJsonSchema } from '../../src/scenario/index.js';
import { show } from './measure.js';
import { ROWS } from './rows/index.js';

/** What a test leaves about its mechanism. `measured` is false until the effect is known, so also if the test was cut off. */
interface Mechanism {
  readonly id: string;
  readonly name: string;
  readonly where: string;
  readonly scenario: string;
  readonly effect: string;
  readonly acting: boolean;
  readonly measured: boolean;
}

declare module 'vitest' {
  interface TaskMeta {
    mechanism?: Mechanism;
  }
}

/**
 * Every mechanism of the source documents acts in a shipped scenario. `npm run mechanisms` prints what these tests measure and
 * leave in their metadata.
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
    const scenarios = row.proofs.flatMap((proof) => (proof.kind === 'paired' ? [proof.with] : proof.worlds));
    const scenario = [...new Set(scenarios.map((world) => `scenarios/${world.scenario}.yaml`))].join(', ');
    const about = { id: row.id, name: row.name, where: row.where, scenario };
    task.meta.mechanism = { ...about, effect: 'not measured', acting: false, measured: false };
    const { effect, acting } = show(row, ROWS);
    task.meta.mechanism = { ...about, effect, acting, measured: true };
    expect({ effect, acting }).toEqual({ effect, acting: true });
  });
});
