import { compiled } from '../engine/index.js';
import type { RunAsRecorded } from '../play/index.js';
import type { RunReader } from '../record/index.js';
import { verifyRun } from '../record/index.js';
import { visibleLine } from '../scenario/index.js';
import { CommandError, EXIT } from './exit.js';
import { openRunFile } from './runFile.js';
import { shellQuote } from './shellQuote.js';
import { writeError } from './terminal.js';

/** Opens a run file from which other runs are made. Ends the command if it does not replay; warns if it was cut off. */
export async function openReplayable(file: string): Promise<RunReader> {
  const run = await openRunFile(file);
  const { ok, incomplete } = await verifyRun(run, compiled);
  if (!ok && !incomplete) {
    const cure = `brinkline replay ${shellQuote(file)} --verify shows where`;
    throw new CommandError(
      `${visibleLine(file)} is not what its scenario, arm and seed give, so no other run can be made from it: ${cure}.`,
      EXIT.wrongFile,
    );
  }
  if (incomplete) writeError(`${visibleLine(file)}: incomplete, because it was cut off before the run ended.\n`);
  return run;
}

/** All that a recorded run depends on. */
export function recordedOf({ header, inputs }: RunReader): RunAsRecorded {
  const { arm, seed, epochs } = header;
  return { arm, seed, inputs, ...(epochs === undefined ? {} : { epochs }) };
}
