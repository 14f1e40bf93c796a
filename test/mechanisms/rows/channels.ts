import type { Row, Story, World } from '../row.js';
import { NEVER, off, on, polish, seen, wider } from '../worlds.js';

const OPEN = polish('open');
const CLOSED = polish('closed');
const SUMMER = wider();
const AUTUMN: World = { scenario: 'assurance-2020', arm: 'called', set: {}, inputs: [] };
const POLICY_LIFTED = { 'actors[office=service-chief].barred': false };

/** How many calls on a channel got through, with the channel against without it. */
function gotThrough(channel: string, seeds = 40) {
  return off(
    OPEN,
    { [`channels.${channel}.state`]: 'closed' },
    {
      says: 'contacts on it',
      unit: 'per run',
      direction: 'up',
      seeds,
      of: (story) => story.contacts(channel, 'connected').length,
    },
  );
}

/** How many calls on a channel were refused, with the channel against without it. */
function refused(channel: string) {
  return off(
    OPEN,
    { [`channels.${channel}.state`]: 'closed' },
    {
      says: 'tried and refused',
      unit: 'per run',
      direction: 'up',
      of: (story) => story.contacts(channel, 'refused').length,
    },
  );
}

/** Nobody takes a call on it, though it is tried again and again for a month. */
function forAMonth(channel: string) {
  return seen(
    'tried in vain for a month',
    [{ scenario: 'silence-2022', arm: 'silence', set: {}, inputs: [] }],
    (story) => {
      const tries = story.contacts(channel).filter(({ result }) => result === 'unanswered' || result === 'refused');
      const [first, last] = [tries[0]?.at ?? 0, tries.at(-1)?.at ?? 0];
      const days = Math.floor((last - first) / 86_400);
      const inVain = story.contacts(channel, 'connected').every(({ at }) => at > last);
      return inVain && days >= 30 ? `${tries.length} attempts in ${days} d` : null;
    },
    50,
  );
}

/** The credibility of the chiefs’ first call. */
function credibility(story: Story): number {
  const calls = story.messages<{ type: 'connected'; channel: string; credibility: number }>(
    'us.chief-of-staff',
    'connected',
  );
  return calls.find(({ channel }) => channel === 'chiefs')?.credibility ?? 0;
}

const kept = (channel: string) => (story: Story) => story.contacts(channel, 'connected').length;

/** S-01 to S-16: the lines, meetings and public words over which sides reach each other. */
export const CHANNELS: readonly Row[] = [
  {
    id: 'S-01',
    name: 'heads-of-state summit',
    where: 'channel meets, restarts',
    proofs: [
      off(
        SUMMER,
        { 'channels.summit.meets': null },
        {
          says: 'rounds of talks held',
          unit: 'per run',
          direction: 'up',
          seeds: 20,
          of: kept('stability-rounds'),
        },
      ),
    ],
  },
  {
    id: 'S-02',
    name: 'strategic-stability rounds',
    where: 'channel meets, builds',
    proofs: [
      off(
        SUMMER,
        { 'channels.stability-rounds.meets': null },
        {
          says: 'credibility of the chiefs’ first call',
          unit: 'κ',
          direction: 'up',
          of: credibility,
        },
      ),
      seen('recurring', [wider({ horizon: '200d' })], (story) => {
        const days = story.contacts('stability-rounds', 'connected').map(({ at }) => at / 86_400);
        return days.length === 3 ? `days ${days.join(', ')}` : null;
      }),
    ],
  },
  {
    id: 'S-03',
    name: 'in-person meeting of chiefs',
    where: 'channel meets, builds',
    proofs: [
      off(
        SUMMER,
        { 'channels.chiefs-meeting.meets': null },
        {
          says: 'credibility of the chiefs’ first call',
          unit: 'κ',
          direction: 'up',
          of: credibility,
        },
      ),
    ],
  },
  {
    id: 'S-04',
    name: 'defence-minister call',
    where: 'channel machine, ministers-call',
    proofs: [gotThrough('ministers'), refused('ministers'), forAMonth('ministers')],
  },
  {
    id: 'S-05',
    name: 'chiefs-of-staff call',
    where: 'channel machine, chiefs-call',
    proofs: [gotThrough('chiefs'), refused('chiefs'), forAMonth('chiefs')],
  },
  {
    id: 'S-06',
    name: 'theatre-commander call',
    where: 'channel machine, theatre-commanders-call',
    proofs: [
      off(
        OPEN,
        { 'channels.theatre.state': 'closed' },
        {
          says: 'what explanations over it do to NATO’s beliefs',
          unit: 'log-odds, all offices together',
          direction: 'down',
          seeds: 100,
          of: (story) => story.moved('belief', 'nato', 'explained over theatre'),
        },
      ),
      off(
        OPEN,
        { 'channels.theatre.state': 'closed' },
        {
          says: 'drift of NATO’s beliefs',
          unit: 'log-odds, all offices together',
          direction: 'down',
          seeds: 100,
          of: (story) => story.moved('belief', 'nato', 'drift'),
        },
      ),
    ],
  },
  {
    id: 'S-07',
    name: 'service-chief calls',
    where: 'channel shared-by, actor barred',
    proofs: [
      on(SUMMER, POLICY_LIFTED, {
        says: 'the one line found taken',
        unit: 'per run',
        direction: 'up',
        of: (story) => story.contacts('chiefs', 'busy').length,
      }),
    ],
  },
  {
    id: 'S-08',
    name: 'deconfliction line',
    where: 'channel tier tactical, activity eased-by',
    proofs: [
      off(
        CLOSED,
        { 'channels.deconfliction.state': 'closed' },
        {
          says: 'aircraft misidentified',
          unit: 'per run',
          direction: 'down',
          of: (story) =>
            story.facts('misidentified').filter(({ activity }) => activity === 'border-air-patrols').length,
        },
      ),
      off(
        CLOSED,
        { 'channels.deconfliction.state': 'closed' },
        {
          says: 'drift of NATO’s beliefs',
          unit: 'log-odds, all offices together',
          direction: 'down',
          of: (story) => story.moved('belief', 'nato', 'drift'),
        },
      ),
      off(
        CLOSED,
        { 'parameters.complains': 0 },
        {
          says: 'complaints refused as out of scope',
          unit: 'per run',
          direction: 'up',
          of: (story) => story.contacts('deconfliction', 'out-of-scope').length,
        },
      ),
    ],
  },
  {
    id: 'S-09',
    name: 'defence attaché',
    where: 'channel kind attache',
    proofs: [gotThrough('attache'), slow('attache')],
  },
  {
    id: 'S-10',
    name: 'relayed message to the ministry',
    where: 'channel kind relayed-message, garbles',
    proofs: [
      gotThrough('relay'),
      slow('relay'),
      off(
        OPEN,
        { 'channels.relay.garbles': 0 },
        {
          says: 'arrived garbled',
          unit: 'per run',
          direction: 'up',
          seeds: 100,
          of: (story) => story.facts('said').filter(({ channel, garbled }) => channel === 'relay' && garbled).length,
        },
      ),
    ],
  },
  {
    id: 'S-11',
    name: 'ambassador',
    where: 'channel kind ambassador, asks-again',
    proofs: [
      gotThrough('ambassador'),
      off(
        OPEN,
        { 'channels.ambassador.asks-again': '4d' },
        {
          says: 'attempts, the more often he may',
          unit: 'per run',
          direction: 'up',
          of: (story) => story.contacts('ambassador').length,
        },
      ),
    ],
  },
  {
    id: 'S-12',
    name: 'national security advisers',
    where: 'channel kind advisers-call',
    proofs: [gotThrough('advisers')],
  },
  {
    id: 'S-13',
    name: 'foreign ministers',
    where: 'channel kind foreign-ministers-call, asks-chance 0',
    proofs: [
      off(
        OPEN,
        { 'channels.foreign-ministers.asks-chance': 0.8 },
        {
          says: 'not attempted',
          unit: 'per run',
          direction: 'up',
          of: (story) => story.contacts('foreign-ministers', 'not-tried').length,
        },
      ),
      off(
        OPEN,
        { 'channels.foreign-ministers.asks-chance': 0.8 },
        {
          says: 'contacts on it',
          unit: 'per run',
          direction: 'down',
          of: (story) => story.contacts('foreign-ministers', 'connected').length,
        },
      ),
    ],
  },
  {
    id: 'S-14',
    name: 'ad-hoc officials’ meeting',
    where: 'channel kind officials-meeting',
    proofs: [gotThrough('officials', 100)],
  },
  {
    id: 'S-15',
    name: 'public statements',
    where: 'channel/public.ts, tier public',
    proofs: [
      off(
        OPEN,
        { 'injects[insult].at': NEVER },
        {
          says: 'what the insult does to Russia’s standing beliefs',
          unit: 'log-odds, all offices together',
          direction: 'up',
          of: (story) => story.moved('standing', 'russia', 'insult'),
        },
      ),
      off(
        CLOSED,
        { 'channels.public.credibility': 0.6 },
        {
          says: 'what public explanations do to NATO’s beliefs, so little are they believed',
          unit: 'log-odds, all offices together',
          direction: 'up',
          seeds: 100,
          of: (story) => story.moved('belief', 'nato', 'explained over public'),
        },
      ),
    ],
  },
  {
    id: 'S-16',
    name: 'assurance to a third power',
    where: 'channel used-to assure, costs-standing',
    proofs: [
      off(
        AUTUMN,
        { 'channels.chiefs.used-to': 'explain' },
        {
          says: 'China’s standing beliefs',
          unit: 'log-odds, all offices together',
          direction: 'down',
          seeds: 20,
          of: (story) => story.moved('standing', 'china', 'assurance'),
        },
      ),
      off(
        { ...AUTUMN, set: { 'channels.chiefs.known-after': '1d' } },
        { 'channels.chiefs.costs-standing': 0 },
        {
          says: 'calls to the other side that are not dared',
          unit: 'per run',
          direction: 'up',
          seeds: 100,
          of: notDared,
        },
      ),
    ],
  },
];

/** Hours to the first contact on a channel that is always answered, as slow as it is, against half an hour. */
function slow(channel: string) {
  const answered = polish('open', { [`channels.${channel}.answering`]: 'always', horizon: '48h' });
  return off(
    answered,
    { [`channels.${channel}.connects`]: '~30m' },
    {
      says: 'time to the first contact on it',
      unit: 'h',
      direction: 'up',
      of: (story) => story.hoursTo(channel),
    },
  );
}

/** Attempts on the chiefs’ line that the American chief let be. */
function notDared(story: Story): number {
  return story.contacts('chiefs', 'not-tried').filter(({ from }) => from === 'us.chief-of-staff').length;
}
