import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyPatches } from '../../../src/scenario/arms/applyPatches.js';
import { checkScenario } from '../../../src/scenario/check.js';
import { oneAtMark, problemsAt, problemsOf, scenarioOf, small, SMALL } from '../small.js';

const SHIPPED = new URL('../../../scenarios/', import.meta.url);

describe('the work of a run', () => {
  test.each(readdirSync(SHIPPED).filter((name) => name.endsWith('.yaml')))('is no problem in %s', (name) => {
    const { problems } = checkScenario(readFileSync(new URL(name, SHIPPED), 'utf8'), name);
    expect(problems.filter(({ code }) => code.endsWith('much-work'))).toEqual([]);
  });

  test('earns a warning where a run is slow', () => {
    expect(problemsAt(small('every: ~8h', 'every: ▮~10s'))).toEqual(
      oneAtMark({ severity: 'warning', code: 'much-work' }),
    );
  });

  test('is refused where a run would not end, with place, cause and cure', () => {
    expect(problemsAt(small('every: ~8h', 'every: ▮~1s'))).toEqual(
      oneAtMark({
        severity: 'error',
        code: 'too-much-work',
        message: expect.stringMatching(
          /^a run may have some [\d,]+ .*most of them from activities\..*: expected at most/,
        ),
        hint: 'make it happen less often, or shorten the horizon',
      }),
    );
  });

  test('is checked under arms and patches', () => {
    const { scenario, problems } = applyPatches(scenarioOf(SMALL), { 'activities[*].every': '~1s' });
    expect(scenario).toBeNull();
    expect(problems).toMatchObject([{ code: 'too-much-work', path: 'activities[*].every' }]);
  });

  test('is not estimated from a damaged horizon', () => {
    const text = small('every: ~8h', 'every: ~10s').replace('horizon: 72h', 'horizon: 72');
    expect(problemsOf(text).map(({ code }) => code)).toEqual(['wrong-type']);
  });
});
