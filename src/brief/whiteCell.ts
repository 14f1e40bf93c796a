import type { CheckedScenario } from '../scenario/index.js';
import { parseDuration } from '../scenario/index.js';
import { activityTable } from './activityTable.js';
import { processTable } from './processTable.js';
import { armTables } from './armTables.js';
import type { Block, Part } from './document.js';
import { facts, heading, list, paragraphs, section } from './document.js';
import { incidentCard } from './incidentCard.js';
import { injectTables } from './injectTables.js';
import { minutePlan } from './minutePlan.js';
import type { Played } from './played.js';
import { seating } from './seating.js';
import { seatingPlan } from './seatingPlan.js';
import { seatTables } from './seatTables.js';
import { beginning, clock, duration } from '../telling/index.js';

/** The part for the white cell: what happens when, the truth about it, and how the arms differ. */
export function whiteCellPart(played: Played): Part {
  const { scenario, arm } = played;
  return {
    kind: 'white-cell',
    id: 'white-cell',
    side: null,
    seat: null,
    title: scenario.title,
    audience: 'White cell only. Nobody else may see this.',
    blocks: [
      ...paragraphs(scenario.summary),
      facts([
        ['Begins', `${beginning(scenario.start)}, which is ${clock(scenario.start, 0)}`],
        ['Covers', duration(parseDuration(scenario.horizon))],
        ['Ends sooner', scenario['stop-when'] === 'calm' ? 'once it is calm' : null],
        ['Playing time', `about ${duration(parseDuration(scenario['playing-time']))}`],
        [
          'Sides',
          Object.values(scenario.sides)
            .map(({ name }) => name)
            .join(', ') || null,
        ],
        ['Arm', arm ?? 'none: the file as written'],
      ]),
      ...section('Plan in minutes', minutePlan(scenario)),
      ...section('Seating', seatingPlan(scenario)),
      heading('How to run it from this paper'),
      list(howTo(played)),
      ...section('Who sits where', seating(scenario)),
      ...section('Injects', injectTables(scenario)),
      ...section('What happened, and who learns of it', incidentCards(scenario)),
      ...section('Activities', activityTable(scenario)),
      ...section('Processes', processTable(scenario)),
      ...section('Arms', armTables(played)),
      ...section('Seats', seatTables(scenario)),
      ...section('Sources', sources(scenario)),
    ],
  };
}

function howTo({ written, arm, scenario }: Played): string[] {
  const which =
    arm === null && Object.keys(written.arms).length > 0
      ? [
          'Choose one arm before anybody comes, and tell nobody which. Print the handouts for it: add --arm to the command.',
        ]
      : [];
  return [
    ...which,
    ...(scenario.background === ''
      ? ['The file has no background: tell everybody at the start what they all know.']
      : []),
    'Give each seat its own handout, and each observer a sheet. The rest stays with you. Hang up the ladder where no player sees it: who sees the rungs knows what is safe.',
    'Keep the clock. Jump over quiet hours; stop it while somebody has minutes to decide.',
    'At each time below, tell those who learn of it, and nobody else. An office may pass it on to those above and below it; each step takes the time that the seats have under “Passes on after”.',
    'When an incident happens, roll what it really was and write it down. Tell only those who know it at once, and those whose report is the truth.',
    'Roll each report in the column of what it really was. If the roll is within the numbers, the report shows what its last column says; otherwise the opposite.',
    'Calls go through you: see the channel card. Decisions and their times go into the debrief sheet.',
    '“Roll 1–20 of 100” is two ten-sided dice, or anything that gives a number from 1 to 100.',
  ];
}

function sources({ sources: all }: CheckedScenario): Block[] {
  return all.length === 0
    ? []
    : [list(all.map(({ id, text, url }) => `${id}: ${text}${url === undefined ? '' : ` ${url}`}`))];
}

function incidentCards(scenario: CheckedScenario): Block[] {
  return Object.entries(scenario.incidents).flatMap(([id, incident]) => incidentCard(scenario, id, incident));
}
