import type { AskProgram } from '../../room/server/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { parseDuration } from '../../scenario/index.js';
import { answerOf } from '../players/answer.js';
import { Known } from '../players/known.js';
import type { Player } from '../players/player.js';

/** Puts asks to the programs. A program sees what its office knows, and nothing else. */
export function askPrograms(scenario: CheckedScenario, players: ReadonlyMap<string, Player>): AskProgram {
  return async (asked, session) => {
    const player = players.get(asked.office);
    if (player === undefined) return null;
    const known = new Known(scenario, () => session.now.facts);
    const answer = await player.ask(known.askOf(asked, session.now.now));
    if (answer === null) return null;
    const after = typeof answer.after === 'string' ? Math.ceil(parseDuration(answer.after)) : 0;
    return { given: answerOf(answer, player.label), after };
  };
}
