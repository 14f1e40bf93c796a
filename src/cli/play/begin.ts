import type { World } from '../../scenario/index.js';
import { CommandError, EXIT } from '../exit.js';
import { meetPlayers } from '../players/meeting.js';
import { tellProblem } from '../players/problem.js';
import { requireOffices as requirePlayers } from '../players/option.js';
import type { Player, PlayerCommand } from '../players/player.js';
import { loadScenario, requireArm } from '../scenarioFile.js';
import { Journal } from './journal.js';
import { officesNamed } from './officesNamed.js';
import { takeUp } from './readJournal.js';
import { PERSON, Table } from './table.js';

export interface PlayFlags {
  readonly arm?: string;
  readonly seed?: string;
  readonly world?: World;
  readonly as?: readonly string[];
  readonly out?: string;
  readonly player?: readonly PlayerCommand[];
  readonly playerTimeout: number;
}

/** An evening that is ready to be played. */
export interface Begun {
  readonly table: Table;
  readonly journal: Journal;
  /** the programs, by office */
  readonly players: ReadonlyMap<string, Player>;
}

/** Begins an evening. Ends the command if the flags do not fit the scenario, or if the file cannot be written. */
export async function begin(file: string, flags: PlayFlags): Promise<Begun> {
  const { arm: wanted, seed = '1', world = {}, as: seats = [], out, player: commands = [], playerTimeout } = flags;
  const { scenario, text } = await loadScenario(file, world);
  const arm = wanted === undefined ? null : requireArm(scenario, wanted);
  const offices = officesNamed(scenario, seats);
  requirePlayers(scenario, commands);
  requireApart(offices, commands);
  const { id } = scenario;
  const name = out ?? `./${id}-${seed.replaceAll(/[^\p{L}\p{N}._-]/gu, '-')}.evening.jsonl`;
  Journal.requireFree(name);
  const players = await meetPlayers(scenario, commands, playerTimeout, { notify: tellProblem });
  const held = Object.fromEntries([
    ...offices.map((office) => [office, { by: PERSON }] as const),
    ...[...players.values()].map(({ office, label }) => [office, { by: label }] as const),
  ]);
  const table = new Table({ scenario, arm, seed, held });
  return { table, journal: Journal.create(name, { text, id, arm, seed, world, inputs: table.inputs }), players };
}

/** Continues an unfinished evening. `--as` names further seats or offices; `--player` must name the programs again. */
export async function goOn(file: string, flags: PlayFlags): Promise<Begun> {
  const { as: seats = [], player: commands = [], playerTimeout } = flags;
  if ([flags.arm, flags.seed, flags.world, flags.out].some((each) => each !== undefined)) {
    throw new CommandError(
      `${file} is an unfinished evening: it has its arm, seed and world, and it continues in this file. Leave out --arm, --seed, --world and --out.`,
      EXIT.wrongUsage,
    );
  }
  const { table, text, world } = await takeUp(file);
  const { scenario, arm, seed } = table.seating;
  const offices = seats.length === 0 && table.offices.length > 0 ? [] : officesNamed(scenario, seats);
  requirePlayers(scenario, commands);
  requireApart([...table.offices, ...offices], commands);
  requireSamePrograms(table, commands, offices);
  const journal = Journal.goOn(file, { text, id: scenario.id, arm, seed, world, inputs: table.inputs });
  const further = offices.filter((office) => !table.isPersons(office));
  for (const office of further)
    table.act(
      (play) => play.hold(office, { by: PERSON }),
      (input) => journal.add(input),
    );
  return { table, journal, players: await meetPlayers(scenario, commands, playerTimeout, { notify: tellProblem }) };
}

function requireApart(offices: readonly string[], commands: readonly PlayerCommand[]): void {
  const both = commands.find(({ office }) => offices.includes(office));
  if (both === undefined) return;
  throw new CommandError(`${both.office} is played by you and by a program. Choose one of the two.`, EXIT.wrongUsage);
}

/** Run files keep no commands, so the programs of an evening must be named again, unless the person takes over their offices. */
function requireSamePrograms(table: Table, commands: readonly PlayerCommand[], takenOver: readonly string[]): void {
  const played = table.playedByPrograms.filter((office) => !takenOver.includes(office));
  const missing = played.find((office) => !commands.some((command) => command.office === office));
  if (missing !== undefined) {
    throw new CommandError(
      `${missing} is played by a program in this evening: name it with --player ${missing}=COMMAND, or play it yourself with --as ${missing}.`,
      EXIT.wrongUsage,
    );
  }
  const extra = commands.find(({ office }) => !played.includes(office));
  if (extra === undefined) return;
  throw new CommandError(`${extra.office} is not played by a program in this evening.`, EXIT.wrongUsage);
}
