import { firstBelief } from './firstBelief.js';
import { firstCalm } from './firstCalm.js';
import { firstContact } from './firstContact.js';
import { firstLevel } from './firstLevel.js';
import { firstRung } from './firstRung.js';
import { measureKind } from './measureKind.js';
import { measureAmong, namesUnder, oneOf, rungsUnder } from './oneOf.js';

/** What a time can be measured to. A new one is a file of its own and an entry here. */
const TIMES = [firstBelief, firstRung, firstContact, firstLevel, firstCalm] as const;

/** The time to something. */
export const first = measureKind({
  field: 'first',
  fields: {
    first: oneOf({}, TIMES)
      .optional()
      .describe(
        'The time from the first case, or where there are abstract processes from the start, to something; censored at the horizon.',
      ),
  },
  rules: [],
  names: namesUnder('first', TIMES),
  rungs: rungsUnder('first', TIMES),
  measureOf: (outcome) => (outcome.first === undefined ? null : measureAmong(TIMES, outcome.first)),
});
