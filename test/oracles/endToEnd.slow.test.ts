import { setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import type { Effects, EntityContext, EntitySpec, Start } from '../../src/engine/index.js';
import { entityContext, recipe } from '../../src/engine/index.js';
import { DIRECTOR, drift, logit, logistic, talkLogRatio } from '../../src/model/index.js';
import { HOUR, line, office, parameters } from '../model/parts.js';
import { at, caseOf, onLine, play, tell } from '../model/world.js';
import { TOLERANCE, meanOff, seeds, shareOff } from './batch.js';
import { PLAIN_LADDER, TEXTBOOK } from './textbook.js';

const DEADLINE = HOUR / 2;
const KAPPA = 0.6;
const about = caseOf({ window: 2 * DEADLINE });

/** Says in every call that it was an accident: the one clarifying message of the oracle. */
const speaker = setup({
  types: {
    context: {} as EntityContext<object>,
    events: {} as { type: 'connected'; channel: string },
    input: {} as Start<object>,
  },
  actions: {
    clarify: recipe((_data: object, { channel }: { type: 'connected'; channel: string }, effects: Effects) => {
      const statements = [{ case: about.id, lie: false }];
      effects.send(`channel.${channel}`, { type: 'say', from: effects.self, statements });
      effects.send(DIRECTOR, { type: 'contact-made' });
    }),
  },
}).createMachine({
  id: 'speaker',
  context: entityContext(() => ({})),
  on: { connected: { actions: 'clarify' } },
});

interface Watching {
  contact: boolean;
}

/** Moves the belief at the deadline by what the drift would have, where there was no contact. */
const lateDrift = setup({
  types: {
    context: {} as EntityContext<Watching>,
    events: {} as { type: 'contact-made' } | { type: 'deadline' },
    input: {} as Start<object>,
  },
  actions: {
    note: recipe<Watching>((data) => {
      data.contact = true;
    }),
    drift: recipe<Watching>((data, _event, effects) => {
      if (data.contact) return;
      const lnRatio = drift(logit(0.3), 0.5, parameters());
      effects.send('blue.chief', { type: 'pressure', adversary: 'red', why: 'refusal', lnRatio, onCases: true });
    }),
  },
}).createMachine({
  id: 'late-drift',
  context: entityContext(() => ({ contact: false })),
  on: { 'contact-made': { actions: 'note' }, deadline: { actions: 'drift' } },
});

type DriftApplies = 'at the deadline' | 'until the contact';

interface Ending {
  /** seconds; null where the deadline came first */
  readonly contactAt: number | null;
  readonly belief: number;
  /** the chance of limited retaliation or major strike, given that belief */
  readonly chance: number;
  readonly fired: boolean;
}

/** The real office, decision and line: hears of a strike, hears it explained in time or not, and decides. */
function endToEnd(rate: number, applies: DriftApplies, seed: string): Ending {
  const world = parameters({
    localStress: 0,
    audienceCost: 0,
    gamble: 0,
    stressCost: 0,
    // Drift alone: the quiet counts nothing.
    quietWeight: 0,
    ...(applies === 'at the deadline' ? { driftRate: 0 } : {}),
  });
  const entities: Record<string, EntitySpec> = {
    'blue.chief': office('blue.chief', {
      role: 'local',
      options: TEXTBOOK.map((option) => ({ ...option, for: ['local'], utilityLocal: null })),
      ladder: PLAIN_LADDER,
      parameters: world,
    }),
    'red.chief': { machine: 'speaker', input: {} },
    'channel.line': line({ credibility: KAPPA, connects: { fixed: 0, mean: HOUR / rate } }),
    ...(applies === 'at the deadline' ? { [DIRECTOR]: { machine: 'lateDrift', input: {} } } : {}),
  };
  const script = [
    tell(0, 'blue.chief', { type: 'learn', about }),
    onLine(0, { type: 'request', from: 'blue.chief', case: about.id, content: 'negotiate' }),
    at(DEADLINE, DIRECTOR, { type: 'deadline' }),
  ];
  const until = ({ fact }: { fact: string }) => fact === 'decision';
  const played = play(entities, script, { seed, until, machines: { speaker, lateDrift } });
  const [decision] = played.facts('decision');
  if (decision === undefined) throw new Error('nothing was decided');
  expect(decision.at).toBe(DEADLINE);
  const { belief, options, chosen } = decision;
  const chance = (options['limited-retaliation'] ?? 0) + (options['major-strike'] ?? 0);
  const fired = chosen === 'limited-retaliation' || chosen === 'major-strike';
  return { contactAt: played.facts('contact')[0]?.at ?? null, belief, chance, fired };
}

/** b at the deadline, by hand. */
function expectedBelief(contactAt: number | null, applies: DriftApplies): number {
  if (contactAt === null) return 0.323362;
  const drifted = applies === 'at the deadline' ? 0 : drift(logit(0.3), contactAt / HOUR, parameters());
  return logistic(logit(0.3) + drifted + talkLogRatio(KAPPA, parameters()));
}

describe.each([
  { applies: 'at the deadline', rates: { 6: 0.005409, 2: 0.009989, 0.25: 0.017399 } },
  { applies: 'until the contact', rates: { 6: 0.005577, 2: 0.010157, 0.25: 0.017436 } },
] as const)('end to end, with drift $applies', ({ applies, rates }) => {
  test.each(Object.entries(rates))('a message at rate %s an hour: P(limited or major) = %d', (rate, expected) => {
    const endings = seeds(`end to end ${applies} ${rate}`, 500)
      .map((seed) => endToEnd(Number(rate), applies, seed))
      // A contact in the very second of the deadline is neither in time nor late.
      .filter(({ contactAt }) => contactAt !== DEADLINE);
    for (const { contactAt, belief } of endings) expect(belief).toBeCloseTo(expectedBelief(contactAt, applies), 6);

    expect(
      shareOff(
        endings.map(({ fired }) => fired),
        expected,
      ),
    ).toBeLessThan(TOLERANCE);
    // The chance itself varies less from run to run than what is chosen by it: two values, with and without contact.
    const inTime = 1 - Math.exp(-Number(rate) / 2);
    const sd = (0.019091 - 0.004693) * Math.sqrt(inTime * (1 - inTime));
    expect(
      meanOff(
        endings.map(({ chance }) => chance),
        expected,
        sd,
      ),
    ).toBeLessThan(TOLERANCE);
  });
});

test('in time the message halves the belief: .156627 against .323362', () => {
  expect(expectedBelief(1, 'at the deadline')).toBeCloseTo(0.156627, 6);
});
