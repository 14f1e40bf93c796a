import type { Input } from '../../../src/engine/index.js';
import type { Row, Story } from '../row.js';
import { FIRST_HOURS, off, on, polish, seen, wider } from '../worlds.js';

const OPEN = polish('open');
const EARLY = polish('closed', FIRST_HOURS);
const HOUR = 3600;
const LOCAL = 'nato.local-commander';

/** The local commander tries the theatre commanders’ line, an hour after the strike. */
const TRIES: Input = {
  origin: 'facilitator',
  after: 0,
  at: 7 * HOUR,
  to: 'channel.theatre',
  event: { type: 'request', from: LOCAL, case: 'stray-missile/strike', content: 'negotiate' },
};
const LISTED = { 'channels.theatre.between': [LOCAL, 'russia.theatre-commander'] };

/** Whether the chiefs were first connected only after NATO’s chief had first decided. */
function calledTooLate(story: Story): number {
  const call = story.contacts('chiefs', 'connected')[0];
  const decided = story
    .facts('decision')
    .find(({ actor, kind }) => actor === 'nato.chief-of-staff' && kind === 'national');
  return call !== undefined && decided !== undefined && call.at > decided.at ? 1 : 0;
}

/** S-31 to S-34: who may talk, who may act. */
export const AUTHORITY: readonly Row[] = [
  {
    id: 'S-31',
    name: 'only listed offices may use a channel',
    where: 'channel between, machines/channel.ts stranger',
    proofs: [
      seen(
        'the local commander on the theatre commanders’ line, listed or not',
        [
          { ...OPEN, inputs: [TRIES] },
          { ...OPEN, set: LISTED, inputs: [TRIES] },
        ],
        (unlisted, listed) => {
          const [barred, let_in] = [unlisted, listed].map((story) =>
            story.contacts('theatre').filter(({ from }) => from === LOCAL),
          );
          const first = let_in?.[0]?.result;
          return barred?.[0]?.result === 'barred' && first !== undefined && first !== 'barred'
            ? `barred → ${first}`
            : null;
        },
      ),
    ],
  },
  {
    id: 'S-32',
    name: 'barring an office is a policy that an arm can lift',
    where: 'actor barred',
    proofs: [
      on(
        wider(),
        { 'actors[office=service-chief].barred': false },
        {
          says: 'calls of service chiefs that get through',
          unit: 'per run',
          direction: 'up',
          of: (story) =>
            story.contacts('chiefs', 'connected').filter(({ from }) => from.endsWith('.service-chief')).length,
        },
      ),
    ],
  },
  {
    id: 'S-33',
    name: 'taking a call may need approval, which may be late',
    where: 'channel needs-approval, approval',
    proofs: [
      off(
        OPEN,
        { 'channels.chiefs.needs-approval': [], 'channels.chiefs.connects': '0s' },
        {
          says: 'chiefs connected only after the first decision',
          unit: 'of runs',
          direction: 'up',
          seeds: 100,
          of: calledTooLate,
        },
      ),
    ],
  },
  {
    id: 'S-34',
    name: 'a local commander may respond before approval arrives',
    where: 'authority.ts delegationChance',
    proofs: [
      on(
        EARLY,
        { 'actors["nato.theatre-commander"].grants': '6h' },
        {
          says: 'chance of a strike by delegation, the later approval comes',
          unit: 'per run',
          direction: 'up',
          seeds: 300,
          of: byDelegation,
        },
      ),
      seen(
        'fires before his superior has answered',
        [polish('closed', { ...FIRST_HOURS, 'actors["nato.theatre-commander"].grants': '1h' })],
        (story) => {
          const act = story.facts('act').find(({ actor, authority }) => actor === LOCAL && authority === 'delegated');
          const answer = story.facts('authority').find(({ result }) => result === 'granted' || result === 'denied');
          return act !== undefined && answer !== undefined && answer.at > act.at
            ? `${(act.at / HOUR).toFixed(1)} h, answer at ${(answer.at / HOUR).toFixed(1)} h`
            : null;
        },
        500,
      ),
    ],
  },
];

/** The chance that a local commander strikes without an answer, wherever he comes to it. */
function byDelegation(story: Story): number {
  return story.chances('acts by delegation').reduce((sum, { p }) => sum + p, 0);
}
