import type { ContactResult, Reason } from '../../../src/model/index.js';
import type { Patches } from '../../../src/scenario/index.js';
import type { Row, World } from '../row.js';
import { NEVER, off, polish } from '../worlds.js';

const OPEN = polish('open');

/** What fears Russia’s offices have of NATO to begin with. */
const TRUSTING = Object.fromEntries(
  ['head-of-state', 'chief-of-staff', 'theatre-commander', 'foreign-ministry', 'attache-desk'].map((office) => [
    `actors["russia.${office}"].believes.nato`,
    0.02,
  ]),
);

/** Attempts that ended so for this reason: with its cause against with its own remedy. */
function remedied(
  reason: Reason,
  result: ContactResult,
  remedy: Patches,
  says: string,
  world: World = OPEN,
): Row['proofs'][number] {
  return off(world, remedy, {
    says: `${result}, for want of ${says}`,
    unit: 'per run',
    direction: 'up',
    seeds: 80,
    of: (story) => story.contacts('', result, reason).length,
  });
}

/** S-43 to S-48: six reasons why a call is refused or never made, each logged as such, each with a remedy of its own. */
export const REFUSALS: readonly Row[] = [
  {
    id: 'S-43',
    name: 'denial framing',
    where: 'contact.ts refusalReasons, side framing',
    proofs: [remedied('denial-framing', 'refused', { 'sides.russia.framing': 'open' }, 'an open story')],
  },
  {
    id: 'S-44',
    name: 'no approval from the head of state',
    where: 'contact.ts refusalReasons, channel needs-approval',
    proofs: [remedied('no-approval', 'refused', { 'channels[*].needs-approval': [] }, 'a free hand')],
  },
  {
    id: 'S-45',
    name: 'the other side is judged to mean harm',
    where: 'contact.ts refusalReasons, standing belief',
    proofs: [remedied('judged-hostile', 'refused', TRUSTING, 'a kinder view of NATO')],
  },
  {
    id: 'S-46',
    name: 'an insult threatens a complete break',
    where: 'contact.ts refusalReasons, insult',
    proofs: [remedied('insulted', 'refused', { 'injects[insult].at': NEVER }, 'respect')],
  },
  {
    id: 'S-47',
    name: 'unexplained silence',
    where: 'channel answering never, notice',
    proofs: [
      remedied(
        'silence',
        'unanswered',
        { 'channels[tier=strategic].answering': 'asked' },
        'anybody who answers',
        polish('unanswered'),
      ),
    ],
  },
  {
    id: 'S-48',
    name: 'one’s own side does not try',
    where: 'actor/ask.ts not-tried, channel closed',
    proofs: [
      remedied('not-tried', 'not-tried', { 'channels[tier=strategic].asks-chance': 1 }, 'trying'),
      remedied('closed', 'barred', { 'channels[tier=strategic].state': 'open' }, 'leave to try', polish('closed')),
    ],
  },
];
