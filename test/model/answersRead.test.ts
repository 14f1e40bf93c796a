import { describe, expect, test } from 'vitest';
import type { Parameters, SideInput } from '../../src/model/index.js';
import { logistic, logit } from '../../src/model/index.js';
import type { CaseInfo } from '../../src/model/vocabulary.js';
import { HOUR, office, parameters, side } from './parts.js';
import { at, caseOf, play, probe, tell } from './world.js';

const about = caseOf();
const BLUES = ['blue.chief', 'blue.head', 'blue.local'];

interface Setup {
  readonly of?: CaseInfo;
  readonly over?: Partial<Parameters>;
  readonly blue?: Partial<SideInput>;
  readonly political?: boolean;
  /** on which lines, one for each answer */
  readonly lines?: readonly string[];
}

/** All beliefs of blue at 20 h, case by standing, after these answers to the chief’s calls, one an hour: + taken, - refused. */
function beliefsAfter(
  answers: string,
  { of = about, over = {}, blue = {}, political = false, lines = [] }: Setup = {},
  before = [tell(0, 'blue.chief', { type: 'forget', case: 'none' })],
) {
  const numbers = parameters({ driftRate: 0, quietWeight: 0, ...over });
  const entities = {
    blue: side('blue', { actors: BLUES, parameters: numbers, ...blue }),
    ...Object.fromEntries(BLUES.map((id) => [id, office(id, { parameters: numbers })])),
  };
  const learn = BLUES.map((actor) => tell(0, actor, { type: 'learn', about: of }));
  const signs = answers.split('').map((sign, i) => {
    const accepted = sign === '+';
    const answer = {
      type: 'call-answered',
      channel: lines[i] ?? 'line',
      adversary: 'red',
      accepted,
      political,
      case: of.id,
    } as const;
    return tell((i + 1) * HOUR, 'blue.chief', answer);
  });
  const looks = BLUES.flatMap((actor) => [probe(20 * HOUR, actor), probe(20 * HOUR, actor, null)]);
  return play(entities, [...learn, ...before, ...signs, ...looks]).beliefs();
}

const after = (...ratios: number[]) => logistic(ratios.reduce((sum, ratio) => sum + Math.log(ratio), logit(0.3)));

describe('what an answer to a call says', () => {
  // One hour after the act: q = 1 − 1/e. P(takes | H) = σ(1 − .9), P(takes | A) = q·σ(1 − .9 + 2) + (1 − q)·σ(1 − .9).
  const hostile = 0.524979;
  const accident = 0.756288;

  test('a refusal: (1 − .7·P(H)) / (1 − .7·P(A)), for every office’s standing belief and case', () => {
    const beliefs = beliefsAfter('-');
    expect(beliefs).toHaveLength(6);
    for (const belief of beliefs) expect(belief).toBeCloseTo(after((1 - 0.7 * hostile) / (1 - 0.7 * accident)), 5);
  });

  test('an acceptance: P(H) / P(A)', () => {
    for (const belief of beliefsAfter('+')) expect(belief).toBeCloseTo(after(hostile / accident), 5);
  });

  test('where it is not supposed that nobody answers, a refusal says more: (1 − P(H)) / (1 − P(A))', () => {
    const [belief] = beliefsAfter('-', { over: { nobodyAnswers: 0 } });
    expect(belief).toBeCloseTo(after((1 - hostile) / (1 - accident)), 5);
  });

  test('the second says half as much: both chances are drawn to their mean', () => {
    // Two hours after the act: P(A) = .841381, mean .683180.
    const [belief] = beliefsAfter('++');
    const second = (0.68318 - 0.5 * (0.68318 - hostile)) / (0.68318 + 0.5 * (0.841381 - 0.68318));
    expect(belief).toBeCloseTo(after(hostile / accident, second), 5);
  });

  test('the longer nobody answers, the less it says: it then seems that nobody would, whatever happened', () => {
    const [one, many] = ['-', '----------'].map((answers) => beliefsAfter(answers)[0] ?? 0);
    expect(one).toBeGreaterThan(0.35);
    expect(many).toBeLessThan(one ?? 0);
    expect(many).toBeGreaterThan(0.3);
  });

  test('an acceptance ends that doubt: the next refusal is read without it', () => {
    const later = { nobodyAnswers: 0 };
    expect(beliefsAfter('+-')[0]).toBeCloseTo(beliefsAfter('+-', { over: later })[0] ?? 0, 12);
    expect(beliefsAfter('-')[0]).not.toBeCloseTo(beliefsAfter('-', { over: later })[0] ?? 0, 2);
  });

  test('the doubt is about all lines of that side, and an acceptance on any ends it; or about one line alone', () => {
    const byLine = { nobodyAnswers: 0, nobodyAnswersLine: 0.3 };
    const none = { nobodyAnswers: 0 };
    const on = (over: Partial<Parameters>) => beliefsAfter('+-', { over, lines: ['other', 'line'] })[0] ?? 0;
    expect(beliefsAfter('-', { over: byLine })[0]).toBeCloseTo(beliefsAfter('-')[0] ?? 0, 12);
    expect(on({})).toBeCloseTo(on(none), 12);
    expect(on(byLine)).toBeLessThan(on(none) - 0.02);
  });

  test('but no case below the crisis rung', () => {
    const [small, standing] = beliefsAfter('-', { of: caseOf({ rung: 3 }) });
    expect(small).toBeCloseTo(0.3, 12);
    expect(standing).toBeGreaterThan(0.3);
  });

  test('reads-refusals 0 reads nothing', () => {
    for (const belief of beliefsAfter('-+-', { over: { readsRefusals: 0 } })) expect(belief).toBeCloseTo(0.3, 12);
  });

  test('at the time of the act nothing: innocence must be known before it can show', () => {
    const late = caseOf({ at: HOUR });
    expect(beliefsAfter('-', { of: late })[0]).toBeCloseTo(0.3, 12);
  });
});

describe('whose act it is about', () => {
  test('an office that knows of an act of its own side reads nothing', () => {
    const ours = caseOf({ id: 'ours', by: 'blue', against: 'red' });
    const knows = tell(0, 'blue.chief', { type: 'truth', about: ours, truth: 'fault', kind: 'accident', by: 'blue' });
    for (const belief of beliefsAfter('-+', {}, [knows])) expect(belief).toBeCloseTo(0.3, 12);
  });
});

describe('what the caller takes into account', () => {
  const chance = (x: number) => 1 / (1 + Math.exp(-x));
  const q = 1 - Math.exp(-1);
  const read = (politics: number) => {
    const [nothing, shares] = [chance(0.1 - politics), chance(2.1 - politics)];
    return after(nothing / (q * shares + (1 - q) * nothing));
  };

  test('the official story of the other side: in full of an approver, in part of others', () => {
    const blue = { denying: ['red'] };
    expect(beliefsAfter('+', { blue, political: true })[0]).toBeCloseTo(read(1.5), 9);
    expect(beliefsAfter('+', { blue })[0]).toBeCloseTo(read(1.5 * 0.333), 9);
  });

  test('which ends when the other side explains in public', () => {
    const heard = { type: 'heard', by: 'red', case: 'strike', lnRatio: 0, what: 'explain', channel: 'public' };
    const explains = at(0, 'blue', heard);
    expect(beliefsAfter('+', { blue: { denying: ['red'] }, political: true }, [explains])[0]).toBeCloseTo(read(0), 9);
  });

  test('its own side’s insult', () => {
    const insult = at(0, 'blue', { type: 'has-insulted', about: 'red' });
    expect(beliefsAfter('+', { political: true }, [insult])[0]).toBeCloseTo(read(1), 9);
  });
});
