// The table of what a check can find, from src/scenario/text/problem.ts, with what to do about each.
import { code, table } from './blocks.mjs';

const CURES = {
  unreadable: 'Look at the path; quote it where it has spaces.',
  'too-large': 'Take out what no scenario needs, such as pasted data.',
  binary: 'Save it as plain text in UTF-8.',
  'not-utf8': 'Save it in UTF-8.',
  empty: '`brinkline new NAME` makes a file to start from.',
  'not-a-mapping': 'Begin with `brinkline: 1`, one “name: value” a line.',
  'too-deep': 'Nest less.',
  'yaml-syntax':
    'Line up the entries of one level, with spaces, never tabs; quote text that has “: ” or begins with a sign.',
  'duplicate-key': 'Keep one of the two.',
  'bad-alias': 'Put the anchor `&name` before `*name`, or write the value out.',
  'alias-bomb': 'Write the values out.',
  'unknown-key': 'Look at the name that the hint suggests, or in the field reference.',
  missing: 'Give it a value, or leave the line out where the field is optional.',
  'wrong-type': 'Give what the message expects; a number stands without quotes.',
  'wrong-value': 'Take one of the values that the message lists; a duration needs its unit, `30m`.',
  'out-of-range': 'Stay within the limits that the message names.',
  'choose-one': 'Give exactly the fields that the message asks for.',
  'bad-id': 'Small letters, digits and hyphens, a letter first.',
  'reserved-id': 'Choose another id; the `name` may stay.',
  'duplicate-id': 'Give each its own id.',
  'no-such-ladder': 'Take a ladder of the library, or write the rungs out.',
  'no-such-office': 'Take an office of the library; what differs goes beside it, field by field.',
  'no-such-kind': 'Take a kind of the library; what differs goes beside it.',
  'no-such-measure': 'Take a measure of the library, or write it under `outcomes`.',
  'no-such-action': 'Correct the name, or give a new action `says` and `utility`.',
  'nothing-to-choose': 'Leave one action on own authority, from rung 0, for that kind of decision.',
  'no-such-side': 'Correct the name, or add it under `sides`.',
  'no-such-actor': 'Correct the name, or add it under `actors` as side.office.',
  'no-such-channel': 'Correct the name, or add it under `channels`.',
  'no-such-activity': 'Correct the name, or add it under `activities`.',
  'no-such-incident': 'Correct the name, or add it under `incidents`.',
  'no-such-truth': 'Correct the name, or add it under `truth` of that incident.',
  'no-such-process': 'Correct the name, or add it under `processes`.',
  'no-such-arm': 'Correct the name, or add it under `arms`.',
  'other-side': 'Let it report to an office of its own side.',
  'approval-cycle': 'The highest office of a side reports to nobody.',
  'channel-ends':
    '`between` takes one office of each side; a public channel takes none; each office stands once on a line.',
  'struck-without-actors': 'Give that side an actor.',
  'strikes-itself': 'Name two sides in `by` and `against`.',
  'report-likelihoods': 'Give `hostile` and `accident`; only `says: truth` goes without.',
  'rung-beyond-ladder': 'Give it a rung of the ladder, or take an action out: `name: { for: [] }`.',
  'process-levels': 'Give levels, moves and end as the field reference has them.',
  'patch-path': 'Write the path as in “How an arm changes a file”; ids with dots stand in brackets.',
  'patch-nowhere': 'Look at the name that the hint suggests: the path must lead to what the file or a library has.',
  'patch-forbidden': 'Change the fields that the office or kind brought; what all arms share stays.',
  'more-problems': 'Mend those that are listed first.',
  'arm-changes-nothing': 'Take the patch out, or give another value.',
  'never-happens':
    'Bring the time before the horizon, the rung onto the ladder, or the condition to a line on which people call.',
  'report-tells-nothing': 'Give `hostile` and `accident` different values.',
  'approver-elsewhere': 'Name an office of a side that the channel joins.',
  'channel-unused': 'Open it in some arm, by an inject, or by a meeting that `restarts` it; or take it out.',
  'actor-unreachable': 'Give it a report, a line, or a place in the chain of command.',
  'action-untaken': 'Give it a decision in `for` that some actor takes.',
  'nobody-decides': 'Give that side a chief-of-staff, or an office with `role: national`.',
  'handout-tells': 'Tell what is known at the start in other words; the white cell tells the rest.',
};

/** Throws where a code has no cure, or a cure no code. */
export function problemReference(problems) {
  const unlike = [...Object.keys(problems), ...Object.keys(CURES)].filter(
    (name) => !Object.hasOwn(problems, name) || !Object.hasOwn(CURES, name),
  );
  if (unlike.length > 0) throw new Error(`scripts/docs/problems.mjs and problem.ts differ in ${unlike.join(', ')}`);
  return ['error', 'warning']
    .map((wanted) =>
      table(
        [wanted, 'what it means', 'what to do'],
        Object.entries(problems)
          .filter(([, [severity]]) => severity === wanted)
          .map(([name, [, means]]) => [code(name), means, CURES[name]]),
      ),
    )
    .join('\n\n');
}
