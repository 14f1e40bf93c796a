import { statSync } from 'node:fs';
import { z } from 'zod';
import type { Input } from '../../engine/index.js';
import { ENGINE_VERSION } from '../../engine/index.js';
import type { RunReader } from '../../record/index.js';
import { canonical } from '../../telling/index.js';
import { CommandError, EXIT } from '../exit.js';
import { openRunFile } from '../runFile.js';
import { shellQuote } from '../shellQuote.js';
import { Table } from './table.js';

const text = z.string();
const holds = z.looseObject({ type: z.literal('hold') });
const answers = z.looseObject({
  type: z.literal('answer'),
  ask: z.int(),
  option: text,
  by: text,
  reason: text.optional(),
  words: text.optional(),
  channel: text.optional(),
});

/** An unfinished evening, taken up again. */
export interface TakenUp {
  readonly table: Table;
  readonly text: string;
  /** its last line was cut off, and is left out */
  readonly isTorn: boolean;
}

/** Takes an unfinished evening up where it was left. Ends the command if the file is none. */
export async function takeUp(file: string): Promise<TakenUp> {
  const run = await openRunFile(file);
  const { engine, arm, seed, scenario: recorded } = run.header;
  if (await hasEntries(run)) {
    const tells = `npx brinkline replay ${shellQuote(file)} tells it`;
    throw new CommandError(`${file} is a run that is over, or was not played: ${tells}.`, EXIT.wrongUsage);
  }
  if (engine !== ENGINE_VERSION) {
    throw new CommandError(
      `${file} was begun with version ${engine}, and this is ${ENGINE_VERSION}: go on with that version.`,
      EXIT.wrongFile,
    );
  }
  const held = run.inputs.filter(({ event }) => holds.safeParse(event).success);
  const table = new Table({ scenario: run.scenario, arm, seed, offices: held.map(({ to }) => to) });
  for (const [i, input] of run.inputs.entries()) {
    const again = i < held.length ? table.inputs[i] : giveAgain(table, input);
    if (again === undefined || canonical(again) !== canonical(input)) throw damaged(file, i);
  }
  const whole = [run.headerLine, ...run.inputLines].reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
  return { table, text: recorded.text, isTorn: statSync(file).size > whole };

  function giveAgain(at: Table, input: Input): Input {
    const { data } = answers.safeParse(input.event);
    if (data === undefined) throw damaged(file, run.inputs.indexOf(input));
    const { ask, option, by, reason, words, channel } = data;
    const given = {
      option,
      by,
      ...(reason === undefined ? {} : { reason }),
      ...(words === undefined ? {} : { words }),
      ...(channel === undefined ? {} : { channel }),
    };
    try {
      return at.answerAgain(input, ask, given);
    } catch (error) {
      if (!(error instanceof Error && error.name === 'PlayError')) throw error;
      throw damaged(file, run.inputs.indexOf(input));
    }
  }
}

async function hasEntries(run: RunReader): Promise<boolean> {
  for await (const _ of run.entries()) return true;
  return run.end !== null;
}

function damaged(file: string, input: number): CommandError {
  return new CommandError(
    `${file}:${input + 2}: this is not an answer that the evening had at that place. The file is damaged.`,
    EXIT.wrongFile,
  );
}
