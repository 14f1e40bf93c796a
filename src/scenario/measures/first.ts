import { duration } from '../format/fields.js';
import { firstBelief } from './firstBelief.js';
import { firstCalm } from './firstCalm.js';
import { firstContact } from './firstContact.js';
import { firstHolds } from './firstHolds.js';
import { firstLevel } from './firstLevel.js';
import { firstRung } from './firstRung.js';
import { measureKind } from './measureKind.js';
import { measureAmong, namesUnder, oneOf, rungsUnder } from './oneOf.js';

/** The events to which a time can be measured. To add one, write a file for it and add it here. */
const TIMES = [firstBelief, firstRung, firstContact, firstLevel, firstCalm, firstHolds] as const;

/** The time to an event. */
export const first = measureKind({
  field: 'first',
  fields: {
    first: oneOf({}, TIMES)
      .optional()
      .describe(
        'A time. It counts from the first case; in a ground with abstract processes, from the start. A run without either has no time.',
      ),
    within: duration.optional().describe('With first: how long each run is watched for it; default: half the horizon.'),
  },
  rules: [
    {
      expected: 'expected within only beside first',
      holds: (outcome) => outcome.within === undefined || outcome.first !== undefined,
    },
  ],
  names: namesUnder('first', TIMES),
  rungs: rungsUnder('first', TIMES),
  measureOf: (outcome, ground) => (outcome.first === undefined ? null : measureAmong(TIMES, outcome.first, ground)),
});
