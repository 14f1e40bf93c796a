import { inWords } from '../model/index.js';
import { exp } from '../engine/index.js';
import { Names, percent, delayText, duration, restraintName, weaponName } from '../telling/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { parseDelay, takesPlace } from '../scenario/index.js';
import type { Block } from './document.js';
import { NONE, paragraph, subheading, table } from './document.js';
import { rollFor } from './roll.js';

type Activity = CheckedScenario['activities'][string];

/** Lengths of time that a table can step through, in seconds. */
const STEPS = [60, 600, 3600, 6 * 3600, 86_400, 7 * 86_400];

const HEAD = ['Activity', 'By', 'How often', 'Roll', 'Each event', 'Then roll for'];

/** The activities: how often, how to roll for them, and what an event may lead to; separately, those that a restraint rules out. */
export function activityTable(scenario: CheckedScenario): Block[] {
  const names = new Names(scenario);
  const entries = Object.entries(scenario.activities).map(([id, activity]) => ({
    activity,
    row: activityRow(id, activity, names),
    goesOn: takesPlace(scenario, activity),
  }));
  const going = entries.filter(({ goesOn }) => goesOn);
  const ruledOut = entries.filter(({ goesOn }) => !goesOn);
  return [
    ...(going.length === 0
      ? []
      : [
          paragraph('What goes on by itself. Roll as the clock passes, or place a few events as you see fit.'),
          table(
            HEAD,
            going.map(({ row }) => row),
          ),
        ]),
    ...(ruledOut.length === 0
      ? []
      : [
          subheading('What a restraint rules out'),
          paragraph(
            'It does not take place while its side keeps to the restraint. If the side drops the restraint, roll as above.',
          ),
          table(
            ['Ruled out by', ...HEAD],
            ruledOut.map(({ activity, row }) => [restraintOf(activity, names), ...row]),
          ),
        ]),
  ];
}

function activityRow(id: string, activity: Activity, names: Names): string[] {
  return [
    inWords(id),
    names.side(activity.by),
    rate(activity.every),
    rollOf(activity.every),
    seen(activity, names),
    follows(activity, names) || NONE,
  ];
}

function restraintOf({ by, 'barred-by': restraint }: Activity, names: Names): string {
  return `${names.side(by)}: ${restraintName(restraint ?? '')}`;
}

function rate(every: string): string {
  return parseDelay(every).mean === 0 ? `every ${delayText(every)}` : `${delayText(every)} apart`;
}

/** For a Poisson process the chance of an event within a step t is 1 − e^(−t/mean). */
function rollOf(every: string): string {
  const { fixed, mean } = parseDelay(every);
  if (mean === 0) return 'no need';
  if (fixed > 0) return 'place them yourself';
  const step = STEPS.findLast((each) => each <= mean / 4) ?? 60;
  return `each ${duration(step)}: ${rollFor(1 - exp(-step / mean))}`;
}

function seen({ says, 'seen-by': seenBy, 'weapon-class': weapon, setback, by }: Activity, names: Names): string {
  const who = seenBy === undefined ? '' : ` Tell ${names.actor(seenBy)}.`;
  const used = weapon === 0 ? '' : ` In use: ${weaponName(weapon)}, also in what it becomes.`;
  return `“${says}”${who}${used}${setback ? ` A setback for ${names.side(by)}: its leader decides.` : ''}`;
}

function follows({ misidentified, crosses }: Activity, names: Names): string {
  const parts = [];
  if (misidentified !== undefined) {
    const { chance, by, as, 'eased-by': line, 'eased-to': left } = misidentified;
    const eased =
      line === undefined ? '' : `; while a talk on the ${inWords(line)} line holds: ${rollFor(chance * left)}`;
    parts.push(`${names.actor(by)} takes it for an act of ${names.side(as)}: ${rollFor(chance)}${eased}.`);
  }
  if (crosses !== undefined) {
    const { chance, incident } = crosses;
    const of = misidentified === undefined ? '' : ' (only if it was taken for that)';
    parts.push(`It becomes the incident ${inWords(incident)}${of}: ${rollFor(chance)} (${percent(chance)}).`);
  }
  return parts.join(' ');
}
