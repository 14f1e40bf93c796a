import type { CheckedScenario } from '../scenario/index.js';
import { applyArm, seatsOf } from '../scenario/index.js';
import { channelCard } from './channelCard.js';
import { debriefPart } from './debrief.js';
import type { Part } from './document.js';
import { handout } from './handout.js';
import { observersPart } from './observers.js';
import { ladderPart } from './ladder.js';
import { seatKnowledge } from '../knowledge/index.js';
import { whiteCellPart } from './whiteCell.js';

/**
 * The parts of the brief of a scenario: the white cell's list, a handout for each seat, the observer’s sheet, the ladder, the channel
 * card and the debrief sheet. `arm`: null is the scenario as written. Runs nothing. Throws a `RangeError` if the scenario has no such arm.
 */
export function briefOf(written: CheckedScenario, arm: string | null): Part[] {
  const scenario = arm === null ? written : applyArm(written, arm);
  const played = { written, arm, scenario };
  return [
    whiteCellPart(played),
    ...players(scenario).map((seat) => handout(seatKnowledge(scenario, seat))),
    // In an abstract scenario nobody sits at the table.
    ...(Object.keys(scenario.actors).length === 0 ? [] : [observersPart(scenario)]),
    ladderPart(scenario),
    channelCard(played),
    debriefPart(scenario, arm),
  ];
}

/** The seats of those who play; observers have no handout. */
function players(scenario: CheckedScenario): string[] {
  return seatsOf(scenario).flatMap(({ id, observer }) => (observer ? [] : id));
}
