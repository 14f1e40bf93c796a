import { Command, InvalidArgumentError } from 'commander';
import { ENGINE_VERSION } from '../engine/index.js';
import { DISCLAIMER } from '../model/index.js';
import type { EntryLine, Verification } from '../record/index.js';
import { storyLines, timeline } from '../telling/index.js';
import { formWords, verifyRun } from '../record/index.js';
import { parseDuration, visibleLine } from '../scenario/index.js';
import { CommandError, EXIT } from './exit.js';
import { headingOf, openRunFile, openToTell } from './runFile.js';
import { writeOut } from './terminal.js';

/** Where to stop: at a time in seconds, or at a seq. */
type Until = { readonly at: number } | { readonly seq: number };

interface ReplayFlags {
  readonly until?: Until;
  readonly verify?: true;
  readonly json?: true;
}

/** `brinkline replay RUN` */
export function replayCommand(): Command {
  return new Command('replay')
    .description('Tell a recorded run again, or verify that its scenario, arm, seed and inputs give exactly this run.')
    .argument('<run>', 'run file')
    .option('--until <time|seq>', 'stop at a time from the start (6h, 1d2h) or at an entry (#412)', until)
    .option('--verify', 'run it again and report the first difference; exit with 1 if there is one')
    .option('--json', 'with --verify: print one JSON document: { ok, entries, firstDifference? }')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline replay strike.run.jsonl\n  brinkline replay strike.run.jsonl --until 6h30m\n  brinkline replay strike.run.jsonl --verify',
    )
    .action(async (file: string, flags: ReplayFlags) => {
      if (flags.json === true && flags.verify !== true) {
        throw new CommandError(
          '--json needs --verify. The run file itself is JSON, one entry on each line.',
          EXIT.wrongUsage,
        );
      }
      await (flags.verify === true ? verify(file, flags.json === true) : tell(file, flags.until));
    });
}

function until(text: string): Until {
  if (/^#?\d+$/.test(text)) return { seq: Number(text.replace('#', '')) };
  if (/^(?:\d+(?:\.\d+)?[smhd])+$/.test(text)) return { at: parseDuration(text) };
  throw new InvalidArgumentError('Expected a time from the start such as 6h or 1d2h, or an entry such as #412.');
}

async function tell(file: string, stop: Until | undefined): Promise<void> {
  const { run } = await openToTell(file);
  writeOut(`${headingOf(run)}\n${DISCLAIMER}\n\n`);
  const [rowsOf, linesOf] = [timeline(run.scenario), storyLines()];
  for await (const { entry } of run.entries()) {
    if (stop !== undefined && 'at' in stop && entry.at > stop.at) return;
    for (const line of linesOf(rowsOf(entry))) writeOut(`${line}\n`);
    if (isAt(stop, entry)) return;
  }
  if (run.incomplete) writeOut('\nIncomplete: the file stops here, before the run ended.\n');
  else if (run.end !== null) {
    const { peakRung, finalRung } = run.end.footer.outcome;
    writeOut(`\nPeak rung ${peakRung}; at the end rung ${finalRung}.\n`);
  }
}

function isAt(stop: Until | undefined, { seq }: EntryLine): boolean {
  return stop !== undefined && 'seq' in stop && stop.seq === seq;
}

async function verify(file: string, json: boolean): Promise<void> {
  const run = await openRunFile(file);
  const verification = await verifyRun(run);
  if (json) writeOut(`${JSON.stringify(verification, null, 2)}\n`);
  else writeOut(`${visibleLine(file)}: ${verdict(verification)}${note(formWords(run.form))}\n`);
  if (!verification.ok) throw new CommandError('', EXIT.wrongFile);
}

/** In which unusual form the file was found. It was verified all the same. */
function note(words: readonly string[]): string {
  return words.length === 0 ? '' : ` Note: ${words.join('; ')}.`;
}

function verdict({ ok, entries, firstDifference, incomplete, recordedBy }: Verification): string {
  const version =
    recordedBy === undefined
      ? ''
      : ` It was recorded by version ${recordedBy}; this is ${ENGINE_VERSION}${ok ? ', which replays it alike' : ', so the difference may lie in the engine'}.`;
  if (ok) return `verified, ${entries} entries, to the byte.${version}`;
  if (incomplete) return `incomplete: it stops after ${entries} entries, which are as they should be.${version}`;
  const { seq, field, recorded, replayed } = firstDifference ?? {
    seq: null,
    field: '',
    recorded: null,
    replayed: null,
  };
  const where = seq === null ? 'outside the entries' : `at entry #${seq}`;
  return `NOT what its scenario, arm and seed give. First difference ${where}, ${field}: recorded ${show(recorded)}, replayed ${show(replayed)}.${version}`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
