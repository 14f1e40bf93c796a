import type { CheckedScenario } from '../scenario/index.js';
import { applyArm, sideOf } from '../scenario/index.js';
import { channelCard } from './channelCard.js';
import { debriefPart } from './debrief.js';
import type { Part } from './document.js';
import { handout } from './handout.js';
import { ladderPart } from './ladder.js';
import { sideKnowledge } from '../knowledge/index.js';
import { whiteCellPart } from './whiteCell.js';

/**
 * The parts of the brief of a scenario: the white cell's list, a handout for each side with offices, the ladder, the channel
 * card and the debrief sheet. `arm`: null is the scenario as written. Runs nothing. Throws a `RangeError` if the scenario has no such arm.
 */
export function briefOf(written: CheckedScenario, arm: string | null): Part[] {
  const scenario = arm === null ? written : applyArm(written, arm);
  const played = { written, arm, scenario };
  return [
    whiteCellPart(played),
    ...sidesWithOffices(scenario).map((side) => handout(sideKnowledge(scenario, side))),
    ladderPart(scenario),
    channelCard(played),
    debriefPart(scenario, arm),
  ];
}

function sidesWithOffices({ sides, actors }: CheckedScenario): string[] {
  const seated = new Set(Object.keys(actors).map(sideOf));
  return Object.keys(sides).filter((side) => seated.has(side));
}
