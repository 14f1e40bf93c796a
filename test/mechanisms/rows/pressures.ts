import { labelCrossing } from '../../../src/model/index.js';
import type { Row, Story } from '../row.js';
import { FIRST_HOURS, HARDLY, NEVER, UPPER, off, on, polish, seen, wider } from '../worlds.js';

const OPEN = polish('open');
const CLOSED = polish('closed');
/** The chance that NATO strikes at what was an accident, all its choices about one taken together. */
function firesAtAccidents(story: Story): number {
  const truths = new Map(story.facts('truth').map((fact) => [fact.case, fact.kind]));
  return story
    .facts('decision')
    .filter(({ actor, case: about }) => actor.startsWith('nato.') && truths.get(about ?? '') === 'accident')
    .reduce((sum, { options }) => sum + (options['limited-retaliation'] ?? 0), 0);
}

/** Crossings by a sum that nobody aimed at, of steps of which this one alone was deliberate. */
function sleepwalks(story: Story): number {
  const truths = new Map(story.facts('truth').map((fact) => [fact.case, fact.kind]));
  return story.facts('rung').filter((fact) => {
    if (fact.by !== 'act' || fact.aimed === undefined || fact.to <= fact.aimed) return false;
    const truth = truths.get(fact.case ?? '');
    return (
      labelCrossing(fact, truth) === 'inadvertent' && labelCrossing({ ...fact, to: fact.aimed }, truth) === 'deliberate'
    );
  }).length;
}

/** How likely the uppermost options were, where they were open. */
function uppermost(story: Story): number {
  const choices = story.facts('decision').filter(({ actor, rung }) => actor.startsWith('nato.') && rung >= 6);
  const chance = choices.map(({ options }) => (options['major-strike'] ?? 0) + (options['nuclear-use'] ?? 0));
  return chance.reduce((sum, p) => sum + p, 0) / Math.max(1, chance.length);
}

/** The credibility of the chiefs’ first call. */
function credibility(story: Story): number | undefined {
  const calls = story.messages<{ type: 'connected'; channel: string; credibility: number }>(
    'nato.chief-of-staff',
    'connected',
  );
  return calls.find(({ channel }) => channel === 'chiefs')?.credibility;
}

/** S-49 to S-60: what pushes up, what holds back, and what does not replace what. */
export const PRESSURES: readonly Row[] = [
  {
    id: 'S-49',
    name: 'without contact, worst-case assumptions drive behaviour',
    where: 'belief.ts drift',
    proofs: [
      off(
        CLOSED,
        { 'parameters.drift-rate': 0 },
        {
          says: 'chance to strike at what was an accident, at each choice',
          unit: 'summed',
          direction: 'up',
          seeds: 80,
          of: firesAtAccidents,
        },
      ),
    ],
  },
  {
    id: 'S-50',
    name: 'sleepwalking: small steps add up',
    where: 'machines/ladder.ts addsUp, label.ts',
    proofs: [
      off(
        UPPER,
        { 'actions.limited-retaliation.rung-again': null },
        {
          says: 'rungs crossed inadvertently by steps of which none was',
          unit: 'per run',
          direction: 'up',
          seeds: 100,
          of: sleepwalks,
        },
      ),
    ],
  },
  {
    id: 'S-51',
    name: 'battlefield setbacks make a leader gamble',
    where: 'side/feel.ts takeSetback, choice.ts gamble',
    proofs: [
      off(
        OPEN,
        { 'activities.setbacks.every': HARDLY },
        {
          says: 'strikes widened or threats made',
          unit: 'per run',
          direction: 'up',
          of: (story) => story.facts('act').filter(({ does }) => does === 'widen' || does === 'coerce').length,
        },
      ),
      off(
        OPEN,
        { 'parameters.gamble': 0 },
        {
          says: 'chance of a threat in the face of a setback',
          unit: 'at each',
          direction: 'up',
          of: (story) => {
            const faced = story.facts('decision').filter(({ kind }) => kind === 'setback');
            return faced.reduce((sum, { options }) => sum + (options['coerce'] ?? 0), 0) / Math.max(1, faced.length);
          },
        },
      ),
    ],
  },
  {
    id: 'S-52',
    name: 'more dangerous weapons raise the stakes of each error',
    where: 'choice.ts weapon-stakes',
    proofs: [
      off(
        polish('closed', { 'incidents.stray-missile.weapon-class': 2, 'parameters.weapon-looks': 1 }),
        { 'parameters.weapon-stakes': 0 },
        {
          says: 'chance to strike at what was an accident, at each choice',
          unit: 'summed',
          direction: 'up',
          seeds: 80,
          of: firesAtAccidents,
        },
      ),
    ],
  },
  {
    id: 'S-53',
    name: 'an isolated event is read as the precursor of a broad attack',
    where: 'actor/learn.ts followOn',
    proofs: [
      off(
        CLOSED,
        { 'parameters.follow-on': 1 },
        {
          says: 'what nearby strikes and second incidents do to NATO’s beliefs',
          unit: 'log-odds, all offices together',
          direction: 'up',
          of: (story) =>
            story.moved('belief', 'nato', 'strikes near border') + story.moved('belief', 'nato', 'a second'),
        },
      ),
      off(
        CLOSED,
        { 'parameters.follow-on': 1 },
        {
          says: 'chance to strike at what was an accident, at each choice',
          unit: 'summed',
          direction: 'up',
          seeds: 80,
          of: firesAtAccidents,
        },
      ),
    ],
  },
  {
    id: 'S-54',
    name: 'speed and irreversibility, up to nuclear use',
    where: 'decision deadline, stress; ladder quiet never, nuclear-use',
    proofs: [
      off(
        polish('open', { ...FIRST_HOURS, 'actors[role=local].delegated': 'always' }),
        { 'incidents.stray-missile.respond-within': '3h' },
        {
          says: 'strikes before anybody could explain',
          unit: 'per run',
          direction: 'up',
          seeds: 300,
          of: (story) =>
            story.facts('act').filter(({ does, authority }) => does === 'strike' && authority === 'delegated').length,
        },
      ),
      off(
        UPPER,
        { 'ladder[8].quiet': '6h', 'ladder[9].quiet': '6h' },
        {
          says: 'still at rung 8 or above in the end',
          unit: 'of runs',
          direction: 'up',
          // Rare: a few runs in a hundred.
          seeds: 900,
          of: (story) => Number(story.outcome.finalRung >= 8),
        },
      ),
      seen(
        'nuclear use',
        [UPPER],
        (story) => {
          const crossed = story.outcome.crossings.find(({ rung }) => rung === 9);
          return crossed === undefined ? null : `at ${(crossed.at / 3600).toFixed(1)} h, ${crossed.label}`;
        },
        300,
      ),
    ],
  },
  {
    id: 'S-55',
    name: 'domestic firestorm over talking to the adversary',
    where: 'standing.ts, costs-standing, domestic-standing',
    proofs: [
      off(
        wider({ 'channels.chiefs.costs-standing': 0.4 }),
        { 'channels.chiefs.costs-standing': 0 },
        {
          says: 'calls to the other side not dared (up)',
          unit: 'per run',
          direction: 'up',
          seeds: 100,
          of: (story) => story.contacts('chiefs', 'not-tried').length,
        },
      ),
      on(
        UPPER,
        { 'sides.nato.domestic-standing': 0 },
        {
          says: 'chance of the uppermost options (down)',
          unit: 'where open',
          direction: 'down',
          seeds: 150,
          of: uppermost,
        },
      ),
    ],
  },
  {
    id: 'S-56',
    name: 'no troops and no aircraft in theatre',
    where: 'side restraints, activity barred-by',
    proofs: [
      off(
        CLOSED,
        { 'sides.nato.restraints': [] },
        {
          says: 'peak rung',
          unit: '',
          direction: 'down',
          seeds: 100,
          of: (story) => story.outcome.peakRung,
        },
      ),
      off(
        CLOSED,
        { 'sides.nato.restraints': [] },
        {
          says: 'Russian aircraft lost to NATO’s',
          unit: 'per run',
          direction: 'down',
          of: (story) => story.facts('incident').filter(({ case: id }) => id.startsWith('combat-air-patrols/')).length,
        },
      ),
    ],
  },
  {
    id: 'S-57',
    name: 'a candid professional relationship built before the crisis',
    where: 'channel trust-built, contact.ts trustAfter',
    proofs: [
      seen(
        'credibility of the chiefs’ first call: nothing built, built half a year ago, built now',
        [
          polish('open', { 'channels.chiefs.trust-built': [] }),
          OPEN,
          polish('open', { 'channels.chiefs.trust-built[*].ago': '0s' }),
        ],
        (...stories) => {
          const [none = 0, built = 0, fresh = 0] = stories.map((story) => credibility(story) ?? 0);
          return 0 < none && none < built && built < fresh
            ? [none, built, fresh].map((each) => each.toFixed(2)).join(' < ')
            : null;
        },
        50,
      ),
      off(
        OPEN,
        { 'channels.chiefs.trust-built': [] },
        {
          says: 'what explanations over the chiefs’ line do to NATO’s beliefs',
          unit: 'log-odds, all offices together',
          direction: 'down',
          seeds: 100,
          of: (story) => story.moved('belief', 'nato', 'explained over chiefs'),
        },
      ),
    ],
  },
  {
    id: 'S-58',
    name: 'reassurance',
    where: 'public statement reassurance, actor/hear.ts posture explained',
    proofs: [
      off(
        OPEN,
        { 'injects[reassure].at': NEVER },
        {
          says: 'what a public reassurance does to Russia’s beliefs',
          unit: 'log-odds, all offices together',
          direction: 'down',
          seeds: 50,
          of: (story) => story.moved('standing', 'russia', 'reassurance'),
        },
      ),
      off(
        OPEN,
        { 'channels[tier=strategic].state': 'closed' },
        {
          says: 'fear of NATO’s postures that calls undo',
          unit: 'log-odds, all offices together',
          direction: 'down',
          of: (story) => story.moved('standing', 'russia', 'posture explained'),
        },
      ),
    ],
  },
  {
    id: 'S-59',
    name: 'location-specific requests',
    where: 'channel restrains, activity restrained',
    proofs: [
      off(
        OPEN,
        { 'channels.theatre.restrains': [] },
        {
          says: 'strikes near the border',
          unit: 'per run',
          direction: 'down',
          seeds: 150,
          of: (story) => story.facts('event').filter(({ activity }) => activity === 'strikes-near-border').length,
        },
      ),
    ],
  },
  {
    id: 'S-60',
    name: 'tactical and strategic contact are different functions',
    where: 'channel tier, ladder contact, actor/hear.ts takeInContact',
    proofs: [
      off(
        OPEN,
        { 'channels[tier=strategic].state': 'closed' },
        {
          says: 'hours under strategic contact, which the tactical line does not give',
          unit: 'h',
          direction: 'up',
          of: (story) => story.messages('ladder', 'contact').length * 12,
        },
      ),
      seen(
        'near misses with the tactical line cut, strategic lines closed or open',
        [
          polish('closed', { 'channels.deconfliction.state': 'cut' }),
          polish('open', { 'channels.deconfliction.state': 'cut' }),
          OPEN,
        ],
        (...stories) => {
          const [shut, spoken, both] = stories.map(
            (story) => story.facts('misidentified').filter(({ activity }) => activity === 'border-air-patrols').length,
          );
          const [, talked] = stories.map((story) => story.messages('ladder', 'contact').length);
          if (shut === undefined || shut === 0 || shut !== spoken || talked === 0) return null;
          return both !== undefined && both < shut ? `${shut} = ${spoken}; with it ${both}` : null;
        },
        50,
      ),
    ],
  },
];
