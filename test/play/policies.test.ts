import { describe, expect, test } from 'vitest';
import type { Policy, PolicyAsk } from '../../src/play/index.js';
import { playPolicies, runScenario, startPlay } from '../../src/play/index.js';
import { CHIEF, LOCAL, MINUTE, SCENARIO, codeOf } from './table.js';

const RUN = { arm: 'closed', seed: '1' } as const;

/** Plays with these policies; gives what they were asked too. */
function played(policies: Record<string, Policy>) {
  const asks: PolicyAsk[] = [];
  const noting = Object.entries(policies).map(([office, policy]): [string, Policy] => [
    office,
    (ask, play) => {
      asks.push(ask);
      return policy(ask, play);
    },
  ]);
  return { asks, ...playPolicies(SCENARIO, { ...RUN, policies: Object.fromEntries(noting) }) };
}

/** The run again, from its inputs alone, and its decisions. */
function decisionsOf(inputs: ReturnType<typeof played>['inputs'], office: string) {
  const play = startPlay(SCENARIO, { ...RUN, inputs });
  while (play.advance().why !== 'ended');
  const decisions = play.noted.flatMap(({ at, fact }) =>
    fact.fact === 'decision' && fact.actor === office ? [{ at, ...fact }] : [],
  );
  return { decisions, hash: play.result().hash };
}

describe('a policy', () => {
  test('is asked with the options, their rungs and who must authorise them, and not with what the formula would do', () => {
    const { asks } = played({ [LOCAL]: () => null });
    expect(asks[0]).toMatchObject({ office: LOCAL, kind: 'decision', case: 'stray-missile/strike' });
    expect(asks[0]?.options).toEqual([
      { id: 'hold', rung: 0, authority: 'own' },
      { id: 'call', rung: 0, authority: 'own' },
      { id: 'posture', rung: 3, authority: 'own' },
      { id: 'limited-retaliation', rung: 5, authority: 'chain' },
    ]);
    expect(Object.keys(asks[0] ?? {})).not.toContain('formula');
  });

  test('that leaves all to the formula gives the run without it', () => {
    const { result } = played({ [LOCAL]: () => null, [CHIEF]: () => null });
    const free = runScenario(SCENARIO, RUN);
    expect(result.outcome.measures).toEqual(free.outcome.measures);
    expect(result.endedAt).toBe(free.endedAt);
  });

  test('decides, and its inputs give the same run without it', () => {
    const { result, inputs } = played({
      [LOCAL]: ({ kind }) => (kind === 'decision' ? { option: 'posture', reason: 'always' } : null),
    });
    const { decisions, hash } = decisionsOf(inputs, LOCAL);
    expect(hash).toBe(result.hash);
    expect(decisions.length).toBeGreaterThan(0);
    for (const each of decisions) expect(each).toMatchObject({ chosen: 'posture', by: 'policy', reason: 'always' });
  });

  test('can take its time, and loses the window where it takes too long', () => {
    const waiting = (minutes: number) => {
      const { asks, inputs } = played({
        [LOCAL]: ({ kind }) => (kind === 'decision' ? { option: 'posture', after: minutes * MINUTE } : null),
      });
      const [decision] = decisionsOf(inputs, LOCAL).decisions;
      return [(decision?.at ?? 0) - (asks[0]?.since ?? 0), decision?.chosen, decision?.by];
    };
    expect(waiting(10)).toEqual([10 * MINUTE, 'posture', 'policy']);
    expect(waiting(20)).toEqual([15 * MINUTE, 'hold', 'doctrine']);
  });

  test('is told of an office that is not there, an option that is not open, a time that is none', () => {
    expect(codeOf(() => played({ 'nato.cheif-of-staff': () => null }))).toBe('no-such-office');
    expect(codeOf(() => played({ [LOCAL]: () => 'surrender' }))).toBe('no-such-option');
    expect(codeOf(() => played({ [LOCAL]: () => ({ option: 'hold', after: -1 }) }))).toBe('wrong-value');
  });
});
