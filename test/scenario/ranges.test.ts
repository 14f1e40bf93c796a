import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PARAMETERS } from '../../src/model/index.js';
import { runScenario } from '../../src/play/index.js';
import { fieldOf } from '../../src/scenario/format/fields.js';
import { applyPatches } from '../../src/scenario/index.js';
import type { Patches } from '../../src/scenario/index.js';
import { patched, problemsOf, scenarioOf, small, SMALL } from './small.js';

const scenario = scenarioOf(SMALL);

/** Numbers whose ends must not break a run. How much work lengths of time make is another matter. */
const NUMBERS = Object.entries(PARAMETERS).flatMap(([name, { kind, range }]) =>
  kind === 'duration' ? [] : [{ path: `parameters.${fieldOf(name)}`, range }],
);

/** Places in a run where a number is not finite. */
function notFinite(patches: Patches, seed: string): string[] {
  const found: string[] = [];
  const look = (value: unknown, place: string): void => {
    if (typeof value === 'number' && !Number.isFinite(value)) found.push(place);
    if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) look(part, `${place}.${key}`);
    }
  };
  const { outcome } = runScenario(patched(scenario, patches), {
    arm: 'open',
    seed,
    trace: (entry) => look(entry, `#${entry.seq}`),
  });
  look(outcome, 'outcome');
  return found;
}

describe('the range of a number', () => {
  test.each(NUMBERS)('keeps a run finite at both ends: $path', ({ path, range }) => {
    for (const end of range) expect(notFinite({ [path]: end }, '1')).toEqual([]);
  });

  test('keeps a run finite at any ends together', () => {
    const ends = fc.tuple(
      ...NUMBERS.map(({ path, range }) => fc.constantFrom(...range).map((end) => [path, end] as const)),
    );
    fc.assert(
      fc.property(ends, fc.nat(1000), (chosen, seed) => {
        expect(notFinite(Object.fromEntries(chosen), String(seed))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test.each(NUMBERS)('refuses what lies beyond: $path', ({ path, range: [least, most] }) => {
    for (const value of [least - 1, most + 1, 1e308, -1e308]) {
      const { problems } = applyPatches(scenario, { [path]: value });
      expect(problems).toMatchObject([{ code: 'out-of-range', path }]);
    }
  });

  test.each([
    ['parameters:\n', 'parameters:\n  rationality: 1e308\n'],
    ['utility: { hostile: -3,', 'utility: { hostile: -1e308,'],
    ['{ weight: 3 }', '{ weight: 1e308 }'],
  ])('holds in a file: %j', (piece, by) => {
    expect(problemsOf(small(piece, by))).toMatchObject([{ code: 'out-of-range' }]);
  });
});
