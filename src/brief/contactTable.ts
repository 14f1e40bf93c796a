import { inWords, credibilityWith } from '../model/index.js';
import { percent, clock, dateBefore, delayText, duration, lineName, points } from '../telling/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { choicesOf, parseDuration, secondOf, trustAtStart } from '../scenario/index.js';
import type { Block } from './document.js';
import { NONE, heading, list, table } from './document.js';
import { rollFor } from './roll.js';

type Channel = CheckedScenario['channels'][string];

/** What is agreed beforehand on each line, what contact over it does later and elsewhere, and how often an office without a player asks. */
export function contactTable(scenario: CheckedScenario): Block[] {
  const { standingReturns } = choicesOf(scenario).parameters;
  const entries = Object.entries(scenario.channels).filter(([, { tier }]) => tier !== 'public');
  if (entries.length === 0) return [];
  const some = (holds: (line: Channel) => boolean) => entries.some(([, line]) => holds(line));
  return [
    heading('Before and after a call'),
    table(
      [
        'Line',
        'Meetings',
        'Trust behind it',
        'Each contact builds',
        'It opens again',
        'What it costs',
        'An empty seat asks',
      ],
      entries.map(([id, line]) => [
        lineName(id, line),
        meetings(scenario.start, line),
        behind(scenario.start, line),
        builds(scenario, id, line),
        line.restarts.map(inWords).join(', ') || NONE,
        costs(line),
        asks(line),
      ]),
    ),
    list([
      ...(some(({ meets }) => meets !== null)
        ? [
            'Nobody has to ask for, approve or answer a meeting: it takes place if its line is open and free at that time. On a line that is never answered, the other side stays away, and that reads as a refusal.',
          ]
        : []),
      ...(some((line) => line.builds !== null || line.restarts.length > 0)
        ? ['A line that carries nothing, or is used to accuse or to threaten, builds and opens nothing.']
        : []),
      ...(some((line) => line['costs-standing'] > 0)
        ? [
            `A side that loses standing at home is less ready to call, to take calls and to take risks; half of the loss comes back in ${duration(standingReturns)}.`,
          ]
        : []),
      'If nobody plays the caller, roll for whether it asks: this long after it learns of a case that is the other side’s doing, and again while the case is open.',
    ]),
  ];
}

function meetings(start: string, { meets }: Channel): string {
  if (meets === null) return NONE;
  const again = meets.every === null ? '' : `, then every ${duration(parseDuration(meets.every))}`;
  return `they meet without a call on ${clock(start, secondOf(meets.first, start))}${again}`;
}

function behind(start: string, { 'trust-built': built }: Channel): string {
  return built.map(({ by, ago }) => `${by}, ${dateBefore(start, parseDuration(ago))}`).join('; ') || NONE;
}

/** Trust is shown by its effect: how much is believed over a line before the contact, and after it. */
function builds({ channels }: CheckedScenario, own: string, { builds: built }: Channel): string {
  if (built === null) return NONE;
  const on = built.on.length === 0 ? [own] : built.on;
  const changes = on.flatMap((id) => {
    const line = channels[id];
    if (line === undefined) return [];
    const trust = trustAtStart(line);
    const [before, after] = [trust, Math.min(1, trust + built.trust)].map((each) =>
      percent(credibilityWith(line.credibility, each)),
    );
    return before === after
      ? `${inWords(id)}: believed ${before} as before`
      : `${inWords(id)}: believed ${after}, not ${before}`;
  });
  return changes.join('; ');
}

function costs({ 'costs-standing': cost, 'known-after': known }: Channel): string {
  return cost === 0 ? NONE : `the caller’s side loses ${points(cost)} of standing at home, ${delayText(known)} later`;
}

function asks({ 'asks-after': after, 'asks-chance': chance, 'asks-again': again, meets }: Channel): string {
  if (meets?.only === true) return 'nobody asks: it serves its meetings alone';
  if (chance === 0) return 'never by itself';
  const times = [after, again].map((each) => duration(parseDuration(each)));
  return `after ${times[0]}: ${rollFor(chance)}; again after ${times[1]}`;
}
