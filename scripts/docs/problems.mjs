// The table of problems that a check can find, from src/scenario/text/problem.ts, with a cure for each.
import { code, table } from './blocks.mjs';

const CURES = {
  'run-file': 'Give it to `replay`, `why` or `diff`; its scenario is in its first line.',
  unreadable: 'Check the path; quote it if it contains spaces.',
  'too-large': 'Remove what a scenario does not need, such as pasted data.',
  binary: 'Save it as plain text in UTF-8.',
  'not-utf8': 'Save it in UTF-8.',
  invisible: 'Delete the character, or type that part of the text again.',
  empty: 'Start from a file that `brinkline new NAME` writes.',
  'not-a-mapping': 'Begin with `brinkline: 1`, and write one “name: value” on each line.',
  'too-deep': 'Use fewer levels.',
  'yaml-syntax':
    'Indent the entries of one level equally, with spaces, never tabs; quote text that contains “: ” or begins with a special character.',
  'duplicate-key': 'Remove one of the two.',
  'bad-alias': 'Put the anchor `&name` before `*name`, or write the value out.',
  'alias-bomb': 'Write the values out.',
  'unknown-key': 'Use the name that the hint suggests, or look in the field reference.',
  missing: 'Give it a value, or remove the line if the field is optional.',
  'wrong-type': 'Write what the message expects; write numbers without quotes.',
  'wrong-value': 'Use one of the values that the message lists; a duration needs its unit, as in `30m`.',
  'out-of-range': 'Stay within the limits that the message names.',
  'choose-one': 'Give exactly the fields that the message asks for.',
  'bad-id': 'Use lower-case letters, digits and hyphens, starting with a letter.',
  'reserved-id': 'Choose another id; the `name` can stay.',
  'duplicate-id': 'Give each entry its own id.',
  'no-such-ladder': 'Use a ladder of the library, or list the rungs.',
  'no-such-office': 'Use an office of the library, and override the fields that differ.',
  'no-such-kind': 'Use a kind of the library, and override the fields that differ.',
  'no-such-measure': 'Use a measure of the library, or write it under `outcomes`.',
  'no-such-action': 'Correct the name, or give a new action `says` and `utility`.',
  'nothing-to-choose': 'Keep at least one action with `authority: own` and `from-rung: 0` for that kind of decision.',
  'no-such-side': 'Correct the name, or add it under `sides`.',
  'no-such-actor': 'Correct the name, or add it under `actors` as side.office.',
  'no-such-seat': 'Correct the name, or add it under `seats`.',
  'no-such-channel': 'Correct the name, or add it under `channels`.',
  'no-such-activity': 'Correct the name, or add it under `activities`.',
  'no-such-incident': 'Correct the name, or add it under `incidents`.',
  'no-such-truth': 'Correct the name, or add it under `truth` of that incident.',
  'no-such-process': 'Correct the name, or add it under `processes`.',
  'no-such-case': 'In a file of inputs: name a case as the run does, such as stray-missile/strike.',
  'no-such-ask': 'In a file of inputs: answer an ask while it is open; the hint names the asks of the office.',
  'no-such-option': 'In a file of inputs: choose an option of the ask; the hint lists them.',
  'not-held': 'In a file of inputs: hold the office before, as in { at: 0s, hold: { by: nato.local-commander } }.',
  'no-such-inject': 'In a file of inputs: give the id of an inject of the scenario.',
  'no-such-arm': 'Correct the name, or add it under `arms`.',
  'other-side': 'Let it report to an office of its own side.',
  'seat-offices': 'Name under `offices` those of its side that are played from this seat, each in one seat only.',
  'approval-cycle': 'Remove `reports-to` from the highest office of the side.',
  'channel-ends':
    'Give `between` one office of each of two sides, or none for a public channel; name each office only once on a line.',
  'struck-without-actors': 'Give that side an actor.',
  'strikes-itself': 'Name two sides in `by` and `against`.',
  'ordered-elsewhere':
    'Name an office of the side that really did it, and only where the truth is `hostile: true`; or leave `ordered-by` out.',
  'report-likelihoods': 'Give `hostile` and `accident`; only a report with `says: truth` does without them.',
  'rung-beyond-ladder': 'Use a rung of the ladder, or remove the action: `name: { for: [] }`.',
  'process-levels': 'Set levels, moves and end as the field reference describes them.',
  'patch-path': 'Write the path as in “How an arm changes a file”; put ids with dots in brackets.',
  'patch-nowhere':
    'Use the name that the hint suggests; the path must lead to something that the file or a library has.',
  'patch-forbidden': 'Change the fields that the office or kind brought; what all arms share cannot change.',
  'more-problems': 'Fix the listed problems first.',
  'arm-changes-nothing': 'Remove the patch, or set another value.',
  'never-happens': 'Use a time before the horizon, a rung of the ladder, or a line on which people call.',
  'statement-unconditional': 'Put `if: { not: calm }` beside its time.',
  'window-outlives-case': 'Shorten `respond-within`, or let cases last longer.',
  'action-does-nothing': 'Say what it `does`, or give it rung 0.',
  'always-holds': 'Say with `for` how long there must be no contact.',
  'report-tells-nothing': 'Give `hostile` and `accident` different values.',
  'approver-elsewhere': 'Name an office of a side that the channel joins.',
  'channel-unused': 'Open it in some arm, by an inject, or by a meeting that `restarts` it; or remove it.',
  'actor-unreachable': 'Give it a report, a line, or a place in the chain of command.',
  'third-side-dead':
    'Let the office deal with what happens between others (`watches`), or leave the report or the line out.',
  'action-untaken': 'Give it a decision in `for` that some actor takes.',
  'nobody-decides': 'Give that side a chief-of-staff, or an office with `role: national`.',
  'too-much-work': 'Make the activity, move, meeting or review happen less often, or shorten the horizon.',
  'much-work': 'Make it happen less often, or shorten the horizon; or accept that runs are slow.',
  'handout-tells': 'Tell what is known at the start in other words; the white cell tells the rest.',
};

/** Throws if a code has no cure, or a cure no code. */
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
