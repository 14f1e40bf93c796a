import { describe, expect, test } from 'vitest';
import type { FirstMessage } from '../../src/engine/index.js';
import type { Report, Truth } from '../../src/model/index.js';
import type { IncidentInput } from '../../src/model/incident/data.js';
import { HOUR, MINUTE, SILENT, incident, parameters } from './parts.js';
import { at, play } from './world.js';
import type { PlayOptions } from './world.js';

const OFFICES = { 'blue.local': SILENT, 'blue.chief': SILENT, 'red.chief': SILENT };
const SEEDS = Array.from({ length: 400 }, (_, i) => `incident ${i}`);

function happen(over: Partial<IncidentInput>, options: PlayOptions = {}, script: readonly FirstMessage[] = []) {
  return play({ ...OFFICES, strike: incident(over) }, [at(HOUR, 'strike', { type: 'occur' }), ...script], {
    horizon: 400 * HOUR,
    ...options,
  });
}

function report(over: Partial<Report> = {}): Report {
  return {
    to: 'blue.local',
    after: { fixed: 2 * MINUTE, mean: 0 },
    says: 'impact',
    likelihood: { hostile: 0.9, accident: 0.5 },
    physical: false,
    ...over,
  };
}

const MEANT: Truth[] = [{ id: 'deliberate', weight: 1, kind: 'hostile', by: 'red' }];

/** By how many standard errors a count of hits among the seeds is off. */
function off(hits: number, p: number): number {
  return Math.abs(hits - p * SEEDS.length) / Math.sqrt(SEEDS.length * p * (1 - p));
}

describe('what it was', () => {
  const truths: Truth[] = [
    { id: 'fault', weight: 0.6, kind: 'accident', by: 'red' },
    { id: 'third', weight: 0.25, kind: 'accident', by: 'green' },
    { id: 'deliberate', weight: 0.15, kind: 'hostile', by: 'red' },
  ];

  test('is drawn by weight', () => {
    const drawn = SEEDS.map((seed) => happen({ truths }, { seed, horizon: HOUR }).facts('truth')[0]);
    for (const { id, weight, kind, by } of truths) {
      const hits = drawn.filter((fact) => fact?.truth === id);
      expect(off(hits.length, weight)).toBeLessThan(5);
      for (const fact of hits) expect(fact).toMatchObject({ kind, really: by });
    }
  });

  test('is told to the observers, not to the offices', () => {
    const played = happen({ truths, reports: [report()] });
    expect(played.facts('incident')).toMatchObject([{ at: HOUR, case: 'strike', rung: 4, damage: 'command-post' }]);
    expect(played.messages('blue.local', 'report')[0]).not.toHaveProperty('truth');
    expect(played.messages('ladder', 'incident')).toMatchObject([{ about: { by: 'red' }, reviewed: true }]);
  });

  test('a dual-use asset by its chance', () => {
    const hits = SEEDS.filter(
      (seed) => happen({ dualUse: 0.2 }, { seed, horizon: HOUR }).chances('dual-use asset')[0]?.result,
    );
    expect(off(hits.length, 0.2)).toBeLessThan(5);
    expect(happen({}).chances('dual-use asset')).toEqual([]);
  });
});

describe('reports', () => {
  test('come in their time to their first readers, with what they show and how telling it is', () => {
    const late = { fixed: 5 * HOUR, mean: 0 };
    const played = happen({
      reports: [report(), report({ to: 'blue.chief', says: 'debris', after: late, physical: true })],
    });
    expect(played.messages('blue.local', 'report')).toMatchObject([
      { at: HOUR + 2 * MINUTE, says: 'impact', hostile: 0.9, accident: 0.5, physical: false },
    ]);
    expect(played.messages('blue.chief', 'report')).toMatchObject([{ at: 6 * HOUR, says: 'debris', physical: true }]);
  });

  test.each<[string, Truth[], number]>([
    ['hostile', MEANT, 0.9],
    ['a reprisal', [{ id: 'reprisal', weight: 1, kind: 'reprisal', by: 'red' }], 0.9],
    ['an accident', [{ id: 'fault', weight: 1, kind: 'accident', by: 'red' }], 0.5],
  ])('show their sign by the truth: it was %s', (_, truths, p) => {
    const shown = SEEDS.map((seed) =>
      happen({ truths, reports: [report()], repeatsLeft: 0 }, { seed, horizon: 2 * HOUR }),
    );
    const hits = shown.filter(
      (played) => played.messages<{ type: 'report'; seen: boolean }>('blue.local', 'report')[0]?.seen,
    );
    expect(off(hits.length, p)).toBeLessThan(5);
  });

  test('the truth goes to whoever is to know it', () => {
    const played = happen({ truths: MEANT, repeatsLeft: 0, reports: [report({ to: 'red.chief', likelihood: null })] });
    expect(played.messages('red.chief', 'truth')).toMatchObject([{ truth: 'deliberate', kind: 'hostile' }]);
  });

  test('go on once it is attributed', () => {
    const played = happen({ reports: [report()] }, {}, [at(HOUR + 60, 'strike', { type: 'attributed' })]);
    expect(played.messages('blue.local', 'report')).toHaveLength(1);
  });
});

describe('a deliberate strike repeats', () => {
  const answered = (deed: string) => at(HOUR + 1, 'strike', { type: 'answered', with: deed });
  const meant = { truths: MEANT, parameters: parameters({ afterAnswer: 0.2 }) };
  const chance = (...deeds: string[]) => happen(meant, {}, deeds.map(answered)).chances('repeat')[0]?.p;

  test.each([
    ['unanswered', [], 0.5],
    ['after holding', ['nothing'], 0.5],
    ['after a call', ['call'], 0.5],
    ['after a posture', ['posture'], 0.25],
    ['after a posture that came upon holding', ['nothing', 'posture'], 0.25],
    ['after a posture, though an office held later', ['posture', 'nothing'], 0.25],
    ['after a strike', ['strike'], 0.2],
    ['after a signal', ['signal'], 0.2],
    ['after a strike, though another office held', ['strike', 'nothing'], 0.2],
    ['after a strike, though another office postured', ['strike', 'posture'], 0.2],
  ])('%s with its chance', (_, deeds, p) => {
    expect(chance(...deeds)).toBe(p);
  });

  test('twice at most, with the same truth', () => {
    const always = { parameters: parameters({ repeatUnanswered: 1 }) };
    const played = happen({ truths: MEANT, ...always });
    expect(played.facts('incident').map((fact) => fact.case)).toEqual(['strike', 'strike/again', 'strike/again/again']);
    expect(played.facts('truth').every(({ truth, kind }) => truth === 'deliberate' && kind === 'hostile')).toBe(true);
  });

  test('as what it was, whatever else it might have been', () => {
    const truths: Truth[] = [{ id: 'fault', weight: 1, kind: 'accident', by: 'red' }, ...MEANT];
    const always = { parameters: parameters({ repeatUnanswered: 1 }) };
    const told = SEEDS.slice(0, 20).map((seed) => happen({ truths, ...always }, { seed }).facts('truth'));
    const repeated = told.filter(({ length }) => length > 1);
    expect(repeated.length).toBeGreaterThan(3);
    expect(repeated.flat().every(({ truth }) => truth === 'deliberate')).toBe(true);
  });

  test('after an exponential time of mean 12 h', () => {
    const delays = SEEDS.map((seed) => {
      const always = { parameters: parameters({ repeatUnanswered: 1 }), repeatsLeft: 1 };
      return (happen({ truths: MEANT, ...always }, { seed }).facts('incident')[1]?.at ?? 0) - HOUR;
    });
    const mean = delays.reduce((sum, delay) => sum + delay, 0) / delays.length;
    expect(Math.abs(mean - 12 * HOUR)).toBeLessThan((5 * 12 * HOUR) / Math.sqrt(SEEDS.length));
  });

  test.each(['accident', 'reprisal'] as const)('what was not hostile never does: %s', (kind) => {
    const truths: Truth[] = [{ id: 'what', weight: 1, kind, by: 'red' }];
    expect(happen({ truths }).facts('incident')).toHaveLength(1);
    expect(happen({ truths }).chances('repeat')).toEqual([]);
  });
});
