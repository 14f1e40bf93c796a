import type { CheckedScenario } from '../../scenario/index.js';
import { sideOf } from '../../scenario/index.js';
import type { Around, PlayerCommand } from './player.js';
import { Player } from './player.js';
import { LONGEST_LINE, PROTOCOL } from './protocol.js';

/** Starts the programs and waits until each is ready. The map is by office. */
export async function meetPlayers(
  { id, title }: CheckedScenario,
  commands: readonly PlayerCommand[],
  answerWithin: number,
  around: Around,
): Promise<ReadonlyMap<string, Player>> {
  const rules = { answerWithin, longestLine: LONGEST_LINE, unanswered: 'doctrine' } as const;
  const players = await Promise.all(
    commands.map(async (command) => {
      const { office } = command;
      const side = sideOf(office);
      const hello = { type: 'hello', protocol: PROTOCOL, scenario: { id, title }, office, side, rules } as const;
      return Player.meet(command, hello, around);
    }),
  );
  return new Map(players.map((player) => [player.office, player]));
}

/** Tells the programs that the run is over, and waits until they have ended. */
export async function endPlayers(players: ReadonlyMap<string, Player>): Promise<void> {
  await Promise.all([...players.values()].map(async (player) => player.end()));
}
