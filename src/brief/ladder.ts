import { inWords } from '../model/index.js';
import { delayText, duration, percent, sentence } from '../telling/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { choicesOf, parseDuration } from '../scenario/index.js';
import type { Part, Row } from './document.js';
import { NONE, list, paragraph, table } from './document.js';
import { optionsFor } from '../knowledge/index.js';

/** The ladder, for the wall: rungs from the top down, firebreaks, the choices that lead to each, and how it comes down. */
export function ladderPart(scenario: CheckedScenario): Part {
  const { contactHolds, contactSpeedsCalm, crisisRung } = choicesOf(scenario).parameters;
  const ownTimes = Object.entries(scenario.channels).flatMap(([id, { holds }]) =>
    holds === null ? [] : [`${inWords(id)}: ${duration(parseDuration(holds))}`],
  );
  const except = ownTimes.length === 0 ? '' : ` (${ownTimes.join(', ')})`;
  return {
    kind: 'ladder',
    id: 'ladder',
    side: null,
    seat: null,
    title: 'The ladder',
    audience: 'White cell only: for its own wall. A player who sees the rungs knows what is safe.',
    blocks: [
      paragraph('A higher rung is worse. Move a marker along it as the white cell says.'),
      table(['Rung', 'It is reached when', 'Choices that lead here', 'One rung down after'], rows(scenario)),
      list([
        'No single choice crosses two firebreaks. Crossing one should be hard.',
        'Quiet is the time without any act of at least the present rung. Each such act starts the count again.',
        ...(contactSpeedsCalm === 1
          ? []
          : [
              `For ${duration(contactHolds)} after a talk on a strategic line${except}, ${percent(contactSpeedsCalm)} of the quiet is enough.`,
            ]),
        ...(scenario.ladder.length > crisisRung
          ? [`While a case of rung ${crisisRung} or more is open, nobody comes down below rung ${crisisRung}.`]
          : []),
      ]),
    ],
  };
}

function rows(scenario: CheckedScenario): Row[] {
  return scenario.ladder
    .flatMap(({ name, when, quiet, firebreak }, rung): Row[] => {
      const cells = [
        `${rung}  ${sentence(name)}`,
        sentence(when) || NONE,
        choicesTo(scenario, rung).join('; ') || NONE,
        quiet === 'never' ? 'never' : rung === 0 ? NONE : delayText(quiet),
      ];
      return firebreak ? [cells, { across: `firebreak between rungs ${rung} and ${rung + 1}` }] : [cells];
    })
    .toReversed();
}

/** The choices that reach a rung, each once. */
function choicesTo(scenario: CheckedScenario, rung: number): string[] {
  const choices = optionsFor(scenario).flatMap(({ options }) =>
    options.flatMap(({ id, says, rung: first, 'rung-again': again }) => {
      if (rung === 0) return [];
      if (first === rung) return `${inWords(id)} (${says})`;
      return again === rung ? `${inWords(id)} again` : [];
    }),
  );
  return [...new Set(choices)];
}
