import { expect, test } from 'vitest';
import { cases } from '../scale.js';
import type { Told } from '../model/world.js';
import { office, parameters } from '../model/parts.js';
import { caseOf, play, tell } from '../model/world.js';
import { TOLERANCE, seeds, shareOff } from './batch.js';
import { PLAIN_LADDER, TEXTBOOK } from './textbook.js';

/** One choice by an office that believes b, with the real office and decision: λ = 1, no stress, no firebreaks. */
function choose(b: number, seed: string): Told<'decision'> {
  const chief = office('blue.chief', {
    role: 'national',
    believes: { red: b },
    options: TEXTBOOK,
    ladder: PLAIN_LADDER,
    parameters: parameters({ reviewFirst: 0 }),
  });
  const script = [tell(0, 'blue.chief', { type: 'learn', about: caseOf() })];
  const played = play({ 'blue.chief': chief }, script, { seed, until: ({ fact }) => fact === 'decision' });
  const [decision] = played.facts('decision');
  if (decision === undefined) throw new Error('nothing was decided');
  return decision;
}

const LIMITED = 'limited-retaliation';

test.each([
  [0.3, 0.0158, 0.015626],
  [0.5, 0.072944, 0.070806],
  [0.8, 0.419418, 0.369422],
])('logit choice at b = %d: limited or major %d, limited alone %d', (b, either, limited) => {
  const { options, stress } = choose(b, 'exact');
  expect(stress).toBe(0);
  expect(options[LIMITED]).toBeCloseTo(limited, 6);
  expect((options[LIMITED] ?? 0) + (options['major-strike'] ?? 0)).toBeCloseTo(either, 6);

  const chosen = seeds(`choice at ${b}`, cases(300)).map((seed) => choose(b, seed).chosen);
  expect(
    shareOff(
      chosen.map((id) => id === LIMITED || id === 'major-strike'),
      either,
    ),
  ).toBeLessThan(TOLERANCE);
  for (const [id, p] of Object.entries(options)) {
    expect(
      shareOff(
        chosen.map((each) => each === id),
        p,
      ),
    ).toBeLessThan(TOLERANCE);
  }
});
