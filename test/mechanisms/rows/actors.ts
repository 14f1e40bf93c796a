import type { Row, Story } from '../row.js';
import { FIRST_HOURS, HARDLY, off, on, polish, seen, wider } from '../worlds.js';

const OPEN = polish('open');
const CLOSED = polish('closed');
const EARLY = polish('closed', FIRST_HOURS);
const LOCAL = 'nato.local-commander';

/** What an office attempts on its line, with its asking against without. */
function attempts(office: string, channel: string) {
  return off(
    OPEN,
    { [`channels.${channel}.asks-chance`]: 0 },
    {
      says: `attempts on the ${channel} line`,
      unit: 'per run',
      direction: 'up',
      of: (story) =>
        story.contacts(channel).filter(({ from, result }) => from === office && result !== 'not-tried').length,
    },
  );
}

const acts = (actor: string) => (story: Story) => story.facts('act').filter((fact) => fact.actor === actor).length;
/** The chance that a local commander strikes without an answer, wherever he comes to it. */
const byDelegation = (story: Story) => story.chances('acts by delegation').reduce((sum, { p }) => sum + p, 0);

/** Reports that the local commander read first, and wrongly. */
function misread(story: Story): number {
  const read = story.entries.filter(({ to }) => to === LOCAL).flatMap(({ draws }) => draws);
  return read.filter((draw) => draw.kind === 'chance' && draw.purpose === 'misreads' && draw.result).length;
}

/** S-17 to S-30: the offices, by what is missing without each. */
export const ACTORS: readonly Row[] = [
  {
    id: 'S-17',
    name: 'head of state',
    where: 'actor role head, needs-approval, grants',
    proofs: [
      off(
        OPEN,
        { 'channels[tier=strategic].needs-approval': [] },
        {
          says: 'calls for want of his approval refused',
          unit: 'per run',
          direction: 'up',
          of: (story) => story.contacts('', 'refused', 'no-approval').length,
        },
      ),
      seen(
        'grants the upper rungs',
        [CLOSED],
        (story) => {
          const granted = story
            .facts('authority')
            .find(({ by, result }) => by === 'nato.head-of-state' && result === 'granted');
          return granted === undefined ? null : `${granted.asked} at ${(granted.at / 3600).toFixed(1)} h`;
        },
        100,
      ),
    ],
  },
  {
    id: 'S-18',
    name: 'defence minister',
    where: 'actor/ask.ts, its line',
    proofs: [attempts('nato.defence-minister', 'ministers')],
  },
  {
    id: 'S-19',
    name: 'chief of staff',
    where: 'actor role national, decision/review.ts',
    proofs: [
      off(
        OPEN,
        { 'actors["nato.chief-of-staff"].role': 'none' },
        {
          says: 'cases cleared at a review',
          unit: 'per run',
          direction: 'up',
          of: (story) =>
            story.facts('closed').filter(({ actor, how }) => actor === 'nato.chief-of-staff' && how === 'cleared')
              .length,
        },
      ),
    ],
  },
  {
    id: 'S-20',
    name: 'theatre commander',
    where: 'actor role commander',
    proofs: [
      attempts('nato.theatre-commander', 'theatre'),
      seen(
        'first in the chain above the local commander',
        [CLOSED],
        (story) => {
          const asked = story.facts('authority').find(({ actor, result }) => actor === LOCAL && result === 'asked');
          const answer = story.facts('authority').find(({ by, result }) => by === asked?.by && result !== 'asked');
          return asked?.by === 'nato.theatre-commander' && answer !== undefined ? `he ${answer.result} it` : null;
        },
        50,
      ),
    ],
  },
  {
    id: 'S-21',
    name: 'service chiefs',
    where: 'actor barred, office service-chief',
    proofs: [
      seen(
        'barred as it is, not where policy changes',
        [wider(), wider({ 'actors[office=service-chief].barred': false })],
        (barred, lifted) => {
          const [before, after] = [barred, lifted].map((story) =>
            story.contacts('chiefs').filter(({ from }) => from.endsWith('.service-chief')),
          );
          const shut = (before ?? []).filter(({ result }) => result === 'barred').length;
          const free = (after ?? []).filter(({ result }) => result === 'connected').length;
          if (shut === 0 || free === 0 || shut < (before ?? []).filter(({ result }) => result !== 'not-tried').length)
            return null;
          return `${shut} barred → ${free} through`;
        },
      ),
    ],
  },
  {
    id: 'S-22',
    name: 'national security adviser',
    where: 'actor/ask.ts, its line',
    proofs: [attempts('nato.security-adviser', 'advisers')],
  },
  {
    id: 'S-23',
    name: 'foreign minister',
    where: 'actor/ask.ts, its line',
    proofs: [
      on(
        OPEN,
        { 'channels.foreign-ministers.asks-chance': 0.8 },
        {
          says: 'attempts, once he chooses to',
          unit: 'per run',
          direction: 'up',
          of: (story) => story.contacts('foreign-ministers').filter(({ result }) => result !== 'not-tried').length,
        },
      ),
    ],
  },
  {
    id: 'S-24',
    name: 'ambassador',
    where: 'actor/ask.ts, its line',
    proofs: [attempts('nato.ambassador', 'ambassador')],
  },
  {
    id: 'S-25',
    name: 'defence attaché',
    where: 'actor/ask.ts, its line',
    proofs: [attempts('nato.attache', 'attache')],
  },
  {
    id: 'S-26',
    name: 'local commander',
    where: 'actor role local, delegated',
    proofs: [
      off(
        CLOSED,
        { [`actors["${LOCAL}"].role`]: 'none' },
        {
          says: 'first answers by him',
          unit: 'per run',
          direction: 'up',
          of: acts(LOCAL),
        },
      ),
      off(
        EARLY,
        { 'actors[role=local].delegated': 'never' },
        {
          says: 'chance of a strike without an answer from above',
          unit: 'per run',
          direction: 'up',
          seeds: 300,
          of: byDelegation,
        },
      ),
    ],
  },
  {
    id: 'S-27',
    name: 'young operators',
    where: 'actor misreads, incident respond-within',
    proofs: [
      off(
        EARLY,
        { [`actors["${LOCAL}"].misreads`]: 0 },
        {
          says: 'first reports misread',
          unit: 'per run',
          direction: 'up',
          seeds: 200,
          of: misread,
        },
      ),
      off(
        EARLY,
        { 'incidents.stray-missile.respond-within': '3h' },
        {
          says: 'minutes from the strike to his choice',
          unit: 'min',
          direction: 'down',
          seeds: 50,
          of: (story) =>
            ((story.facts('decision').find(({ actor }) => actor === LOCAL)?.at ?? story.endedAt) - 6 * 3600) / 60,
        },
      ),
    ],
  },
  {
    id: 'S-28',
    name: 'third belligerent',
    where: 'activity misidentified, as',
    proofs: [
      off(
        OPEN,
        { 'activities.border-air-patrols.every': HARDLY },
        {
          says: 'what its flights do to Russia’s beliefs about NATO',
          unit: 'log-odds, all offices together',
          direction: 'up',
          of: (story) => story.moved('standing', 'russia', 'misidentification'),
        },
      ),
    ],
  },
  {
    id: 'S-29',
    name: 'front-line allies',
    where: 'actor role ally',
    proofs: [
      off(
        CLOSED,
        { 'actors["nato.poland"].role': 'none' },
        {
          says: 'readiness raised on its own territory',
          unit: 'per run',
          direction: 'up',
          of: acts('nato.poland'),
        },
      ),
      off(
        CLOSED,
        { 'actors["nato.poland"].role': 'none' },
        {
          says: 'what Russia makes of NATO’s postures',
          unit: 'log-odds, all offices together',
          direction: 'up',
          of: (story) => story.moved('standing', 'russia', 'posture'),
        },
      ),
    ],
  },
  {
    id: 'S-30',
    name: 'spokesmen and media',
    where: 'side publicity, demand-answers, audience-cost',
    proofs: [
      off(
        CLOSED,
        { 'sides.nato.publicity': 0 },
        {
          says: 'signals that became public threats',
          unit: 'per run',
          direction: 'up',
          of: (story) =>
            story.facts('threat').filter(({ side, by }) => side === 'nato' && by !== 'nato.spokesman').length,
        },
      ),
      off(
        CLOSED,
        { 'sides.nato.publicity': 0 },
        {
          says: 'chance that NATO’s chief holds',
          unit: 'at reviews',
          direction: 'down',
          of: (story) => meanHold(story),
        },
      ),
    ],
  },
];

function meanHold(story: Story): number {
  const choices = story
    .facts('decision')
    .filter(({ actor, kind }) => actor === 'nato.chief-of-staff' && kind === 'national');
  return choices.reduce((sum, { options }) => sum + (options['hold'] ?? 0), 0) / Math.max(1, choices.length);
}
