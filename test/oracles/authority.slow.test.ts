import { describe, expect, test } from 'vitest';
import type { Entities } from '../model/parts.js';
import { HOUR, MINUTE, SILENT, office, parameters } from '../model/parts.js';
import { caseOf, play, tell } from '../model/world.js';
import { TOLERANCE, meanOff, seeds, shareOff } from './batch.js';

/** Superiors one above the other, each with its mean delay in minutes, who grant whatever they are asked. */
function chain(means: readonly number[]): Entities {
  const willing = parameters({ grantScale: 1, grantBelief: 1e-9 });
  return Object.fromEntries(
    means.map((mean, i) => [
      `blue.${i}`,
      office(`blue.${i}`, {
        superior: i + 1 < means.length ? `blue.${i + 1}` : null,
        grants: { fixed: 0, mean: mean * MINUTE },
        parameters: willing,
      }),
    ]),
  );
}

/** Seconds until a request for authority has gone up the whole chain. */
function timeToGrant(entities: Entities, seed: string): number {
  const decision = 'decision/blue.local/strike';
  const request = { until: null, decision, option: 'limited-retaliation', about: caseOf() };
  const script = [tell(0, 'blue.0', { type: 'authority?', ...request })];
  const played = play({ ...entities, [decision]: SILENT }, script, { seed, horizon: 24 * HOUR });
  const [granted] = played.messages(decision, 'granted');
  if (granted === undefined) throw new Error('it was not granted');
  return granted.at;
}

interface Chain {
  readonly name: string;
  /** minutes */
  readonly means: readonly number[];
  /** the chance of a grant within so many minutes */
  readonly within: Readonly<Record<number, number>>;
}

const CHAINS: readonly Chain[] = [
  { name: 'Erlang(3, mean 10 min)', means: [10, 10, 10], within: { 30: 0.57681 } },
  { name: 'Erlang(4, mean 10 min)', means: [10, 10, 10, 10], within: { 30: 0.352768 } },
  { name: 'Exp 5 + 10 + 20 min', means: [5, 10, 20], within: { 15: 0.17002, 30: 0.503734, 60: 0.87219 } },
];

describe('approval chains', () => {
  test.each(CHAINS)('$name', ({ name, means, within }) => {
    const entities = chain(means);
    const times = seeds(name, 2000).map((seed) => timeToGrant(entities, seed) / MINUTE);
    for (const [minutes, p] of Object.entries(within)) {
      expect(
        shareOff(
          times.map((time) => time <= Number(minutes)),
          p,
        ),
      ).toBeLessThan(TOLERANCE);
    }
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(meanOff(times, sum(means), Math.sqrt(sum(means.map((mean) => mean ** 2))))).toBeLessThan(TOLERANCE);
  });
});
