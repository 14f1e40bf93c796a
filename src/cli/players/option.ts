import { InvalidArgumentError } from 'commander';
import type { CheckedScenario } from '../../scenario/index.js';
import { nearest } from '../../scenario/index.js';
import { CommandError, EXIT } from '../exit.js';
import { shellQuote } from '../shellQuote.js';
import type { PlayerCommand } from './player.js';
import { splitWords } from './words.js';

/** Seconds; a day. */
export const LONGEST_TIMEOUT = 86_400;

/** The flags that name these players, each preceded by a space. */
export function playerFlags(players: readonly PlayerCommand[]): string {
  return players.map(({ text }) => ` --player ${shellQuote(text)}`).join('');
}

/** Parses `OFFICE=COMMAND`, and adds it to the players that were given before. */
export function parsePlayer(text: string, before: readonly PlayerCommand[] = []): PlayerCommand[] {
  const [, office = '', command = ''] = /^([^=]*)=([^]*)$/.exec(text) ?? [];
  if (office === '' || command.trim() === '') {
    throw new InvalidArgumentError('Expected OFFICE=COMMAND, such as nato.local-commander="node my-player.mjs".');
  }
  const words = splitWords(command);
  if (words === null) throw new InvalidArgumentError('A quotation mark in the command is not closed.');
  return [...before, { office, words, text }];
}

/** Ends the command if a player is named for an office that does not exist, or two players for the same office. */
export function requireOffices({ id, actors }: CheckedScenario, players: readonly PlayerCommand[]): void {
  const seen = new Set<string>();
  for (const { office } of players) {
    if (!Object.hasOwn(actors, office)) {
      const offices = Object.keys(actors);
      const near = nearest(office, offices);
      const hint = near === undefined ? '' : ` Did you mean “${near}”?`;
      const known = `${id} has no office “${office}”: it has ${offices.join(', ')}.`;
      throw new CommandError(`--player: ${known}${hint}`, EXIT.wrongUsage);
    }
    if (seen.has(office)) {
      throw new CommandError(`--player: ${office} has two players. Name one for each office.`, EXIT.wrongUsage);
    }
    seen.add(office);
  }
}
