import type { Input } from '../../engine/index.js';
import { ENGINE_VERSION } from '../../engine/index.js';
import type { RunReader } from '../../record/index.js';
import type { World } from '../../scenario/index.js';
import { CommandError, EXIT } from '../exit.js';
import { openRunFile } from '../runFile.js';
import { shellQuote } from '../shellQuote.js';
import { tableInput } from './tableInput.js';
import { Table } from './table.js';

/** An unfinished evening that is continued, the text of its scenario, and its world. */
export interface TakenUp {
  readonly table: Table;
  readonly text: string;
  readonly world: World;
}

/** Continues an unfinished evening where it was left. Ends the command if the file is not an unfinished evening. */
export async function takeUp(file: string): Promise<TakenUp> {
  const run = await openRunFile(file);
  const { engine, arm, seed, world = {}, epochs, scenario: recorded } = run.header;
  if (await isComplete(run)) {
    const tells = `npx brinkline replay ${shellQuote(file)} tells it`;
    throw new CommandError(`${file} is a run that is over: ${tells}.`, EXIT.wrongUsage);
  }
  if (epochs !== undefined) {
    throw new CommandError(`${file} has new luck from a moment on. Such a run cannot be continued.`, EXIT.wrongUsage);
  }
  if (engine !== ENGINE_VERSION) {
    throw new CommandError(
      `${file} was begun with version ${engine}, and this is ${ENGINE_VERSION}. Continue with that version.`,
      EXIT.wrongFile,
    );
  }
  const table = new Table({ scenario: run.scenario, arm, seed, held: {} });
  for (const [i, input] of run.inputs.entries()) {
    if (!canBe(table, input) || !table.repeat(input)) throw notOfTheEvening(file, i);
  }
  return { table, text: recorded.text, world };
}

/** Whether an input is something that can be done at a table, by its form and its receiver. */
function canBe({ scenario }: Table, input: Input): boolean {
  const isOffice = Object.hasOwn(scenario.actors, input.to) || input.to.startsWith('decision/');
  return isOffice && tableInput.safeParse(input).success;
}

/** Whether the run has its end. Entries of a run that was cut off are not needed: its inputs give them again. */
async function isComplete(run: RunReader): Promise<boolean> {
  for await (const _ of run.entries());
  return run.end !== null;
}

function notOfTheEvening(file: string, input: number): CommandError {
  return new CommandError(
    `${file}:${input + 2}: this cannot have been done at the table at that point. The file was changed, or is not an evening.`,
    EXIT.wrongFile,
  );
}
