import { Command } from 'commander';
import { ENGINE_VERSION } from '../engine/index.js';
import { DISCLAIMER } from '../model/index.js';
import type { Verification } from '../record/index.js';
import { storyLines, timeline } from '../telling/index.js';
import { formWords, verifyRun } from '../record/index.js';
import { visibleLine } from '../scenario/index.js';
import { CommandError, EXIT } from './exit.js';
import { requireMoment } from './moment.js';
import { rerunLines } from './notApplied.js';
import { replaySeat } from './replaySeat.js';
import { headingOf, openRunFile, openToTell } from './runFile.js';
import { writeOut } from './terminal.js';

interface ReplayFlags {
  readonly from?: string;
  readonly until?: string;
  readonly seat?: string;
  readonly office?: string;
  readonly at?: string;
  readonly verify?: true;
  readonly json?: true;
}

/** `brinkline replay RUN` */
export function replayCommand(): Command {
  return new Command('replay')
    .description('Tell a recorded run again, or verify that its scenario, arm, seed and inputs give exactly this run.')
    .argument('<run>', 'run file')
    .option(
      '--from <time>',
      'begin at a clock time (day 1 09:20), an instant, a time from the start, or an entry (#412)',
    )
    .option('--until <time>', 'stop after such a time or entry')
    .option('--seat <seat>', 'tell only what a side (nato) or an office knew: no truth, no luck, nothing of the others')
    .option('--office <office>', 'the same for one office; with --at, its beliefs with their grounds as well')
    .option('--at <time>', 'with --seat or --office: all that it knew at that moment')
    .option('--verify', 'run it again and report the first difference; exit with 1 if there is one')
    .option('--json', 'with --verify: print one JSON document: { ok, entries, firstDifference? }')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline replay strike.run.jsonl\n  brinkline replay strike.run.jsonl --until 6h30m\n  brinkline replay strike.run.jsonl --from "day 1 09:00" --until "day 1 12:00"\n  brinkline replay strike.run.jsonl --seat nato\n  brinkline replay strike.run.jsonl --office nato.chief-of-staff --at "day 1 12:00"\n  brinkline replay strike.run.jsonl --verify',
    )
    .action(async (file: string, flags: ReplayFlags) => {
      if (flags.json === true && flags.verify !== true) {
        throw new CommandError(
          '--json needs --verify. The run file itself is JSON, one entry on each line.',
          EXIT.wrongUsage,
        );
      }
      const isForSeat = flags.seat !== undefined || flags.office !== undefined;
      if (flags.at !== undefined && !isForSeat) {
        throw new CommandError('--at needs --seat or --office.', EXIT.wrongUsage);
      }
      if (isForSeat && flags.verify !== true) return replaySeat(file, flags);
      await (flags.verify === true ? verify(file, flags.json === true) : tell(file, flags));
    });
}

async function tell(file: string, flags: ReplayFlags): Promise<void> {
  const { run } = await openToTell(file);
  const { start } = run.scenario;
  const [first, last] = [requireMoment('--from', flags.from, start), requireMoment('--until', flags.until, start)];
  const { rerun } = run.header;
  const made = rerun === undefined ? [] : [...rerunLines(run.scenario, rerun), ''];
  const heading = [headingOf(run), DISCLAIMER, '', ...made, ''].join('\n');
  if (first === null) writeOut(heading);
  const [rowsOf, linesOf] = [timeline(run.scenario), storyLines()];
  let isTold = first === null;
  for await (const { entry } of run.entries()) {
    if (last !== null && 'to' in last && entry.at > last.to) return requireTold(isTold, flags.from);
    // What has been told before decides how an entry is told, so every row is made.
    const rows = rowsOf(entry);
    if (first !== null && !isTold) {
      isTold = 'seq' in first ? entry.seq === first.seq : entry.at >= first.from;
      if (isTold) writeOut(heading);
    }
    if (isTold) for (const line of linesOf(rows)) writeOut(`${line}\n`);
    if (last !== null && 'seq' in last && last.seq === entry.seq) return requireTold(isTold, flags.from);
  }
  requireTold(isTold, flags.from);
  if (last !== null && 'seq' in last) {
    throw new CommandError(`--until ${flags.until}: the run has no such entry.`, EXIT.wrongUsage);
  }
  if (run.incomplete) writeOut('\nIncomplete: the file stops here, before the run ended.\n');
  else if (run.end !== null) {
    const { peakRung, finalRung } = run.end.footer.outcome;
    writeOut(`\nPeak rung ${peakRung}; at the end rung ${finalRung}.\n`);
  }
}

function requireTold(isTold: boolean, from = ''): void {
  if (isTold) return;
  throw new CommandError(`--from ${visibleLine(from)}: there is nothing to tell from there on.`, EXIT.wrongUsage);
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
