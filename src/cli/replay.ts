import { Command } from 'commander';
import { ENGINE_VERSION } from '../engine/index.js';
import { DISCLAIMER } from '../model/index.js';
import type { Verification } from '../record/index.js';
import type { TimelineRow, ToldEntry } from '../telling/index.js';
import { storyLines, tellRun, timeline } from '../telling/index.js';
import { formWords, verifyRun } from '../record/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { nearest, visibleLine } from '../scenario/index.js';
import { CommandError, EXIT } from './exit.js';
import type { Place } from './moment.js';
import { requirePlace } from './moment.js';
import { rerunLines } from './notApplied.js';
import { replaySeat } from './replaySeat.js';
import { headingOf, openRunFile, openToTell } from './runFile.js';
import type { TellFlags } from './tellOptions.js';
import { addTellOptions, layoutOf } from './tellOptions.js';
import { writeOut } from './terminal.js';

interface ReplayFlags extends TellFlags {
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
  return addTellOptions(new Command('replay'))
    .description('Tell a recorded run again, or verify that its scenario, arm, seed and inputs give exactly this run.')
    .argument('<run>', 'run file')
    .option(
      '--from <time>',
      'begin at a clock time (day 1 09:20), an instant, a time from the start, an entry (#412), or a case (stray-missile/strike)',
    )
    .option('--until <time>', 'stop after such a time or entry, or where such a case begins')
    .option(
      '--seat <seat>',
      'tell only what a side (nato), a seat or an office knew: no truth, no luck, nothing of the others',
    )
    .option('--office <office>', 'the same for one office; with --at, its beliefs with their grounds as well')
    .option('--at <time>', 'with --seat or --office: all that it knew at that moment')
    .option('--verify', 'run it again and report the first difference; exit with 1 if there is one')
    .option('--json', 'with --verify: print one JSON document: { ok, entries, firstDifference? }')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline replay strike.run.jsonl\n  brinkline replay strike.run.jsonl --tell all --numbers\n  brinkline replay strike.run.jsonl --until 6h30m\n  brinkline replay strike.run.jsonl --from "day 1 09:00" --until "day 1 12:00"\n  brinkline replay strike.run.jsonl --seat nato\n  brinkline replay strike.run.jsonl --office nato.chief-of-staff --at "day 1 12:00"\n  brinkline replay strike.run.jsonl --verify',
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
  const [first, last] = [requirePlace('--from', flags.from, start), requirePlace('--until', flags.until, start)];
  const { rerun } = run.header;
  const made = rerun === undefined ? [] : [...rerunLines(run.scenario, rerun), ''];
  const heading = [headingOf(run), DISCLAIMER, '', ...made, ''].join('\n');
  const teller = tellerOf(run.scenario, flags);
  const cases: string[] = [];
  let [isBegun, isUntil] = [first === null, false];
  if (isBegun) writeOut(heading);
  try {
    for await (const { entry } of run.entries()) {
      isUntil = last !== null && 'to' in last && entry.at > last.to;
      if (isUntil) break;
      if (first !== null && !isBegun) {
        isBegun = 'from' in first ? entry.at >= first.from : isAt(first, entry);
        if (isBegun) writeOut(heading);
      }
      teller.take(entry, isBegun);
      for (const fact of entry.facts) if (fact.fact === 'incident') cases.push(String(fact['case']));
      isUntil = last !== null && !('to' in last) && isAt(last, entry);
      if (isUntil) break;
    }
  } finally {
    // What stands before a damaged line is told as well.
    teller.finish();
  }
  if (!isBegun) {
    if (first !== null && 'case' in first) throw noSuchCase('--from', first.case, cases);
    const text = `--from ${visibleLine(flags.from ?? '')}: there is nothing to tell from there on.`;
    throw new CommandError(text, EXIT.wrongUsage);
  }
  if (isUntil) return;
  if (last !== null && 'case' in last) throw noSuchCase('--until', last.case, cases);
  if (last !== null && 'seq' in last) {
    throw new CommandError(`--until ${flags.until}: the run has no such entry.`, EXIT.wrongUsage);
  }
  if (run.incomplete) writeOut('\nIncomplete: the file stops here, before the run ended.\n');
  else if (run.end !== null) {
    const { peakRung, finalRung } = run.end.footer.outcome;
    writeOut(`\nPeak rung ${peakRung}; at the end rung ${finalRung}.\n`);
  }
}

/** Whether an entry is the one that is named, or the one in which the named case begins. */
function isAt(place: Exclude<Place, { readonly from: number }>, { seq, facts }: ToldEntry): boolean {
  if ('seq' in place) return seq === place.seq;
  return facts.some((fact) => fact.fact === 'incident' && fact['case'] === place.case);
}

function noSuchCase(option: string, name: string, cases: readonly string[]): CommandError {
  const near = nearest(name, cases);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  return new CommandError(`${option} ${visibleLine(name)}: the run has no such case.${hint}`, EXIT.wrongUsage);
}

interface Teller {
  take(entry: ToldEntry, isTold: boolean): void;
  finish(): void;
}

/** Tells all facts as they come, which takes little memory, or holds what the story needs until the end. */
function tellerOf(scenario: CheckedScenario, flags: TellFlags): Teller {
  const linesOf = storyLines(layoutOf(flags));
  const print = (rows: readonly TimelineRow[]) => {
    for (const line of linesOf(rows)) writeOut(`${line}\n`);
  };
  if (flags.tell === 'all') {
    const rowsOf = timeline(scenario);
    return {
      take: (entry, isTold) => {
        // What has been told before decides how an entry is told, so every row is made.
        const rows = rowsOf(entry);
        if (isTold) print(rows);
      },
      finish: () => {},
    };
  }
  const read: ToldEntry[] = [];
  const told = new Set<number>();
  return {
    take: ({ seq, at, facts }, isTold) => {
      if (facts.length === 0) return;
      read.push({ seq, at, facts });
      if (isTold) told.add(seq);
    },
    finish: () => print(tellRun(scenario, read, flags.tell).filter(({ seq }) => told.has(seq))),
  };
}

async function verify(file: string, json: boolean): Promise<void> {
  const run = await openRunFile(file);
  const verification = await verifyRun(run);
  if (json) writeOut(`${JSON.stringify(verification, null, 2)}\n`);
  else writeOut(`${visibleLine(file)}: ${verdict(verification)}${note(formWords(run.form))}\n`);
  if (!verification.ok) throw new CommandError('', EXIT.wrongFile);
}

/** A note on the unusual form of a file that was verified all the same; empty if the form is usual. */
function note(words: readonly string[]): string {
  return words.length === 0 ? '' : ` Note: ${words.join('; ')}.`;
}

function verdict({ ok, entries, firstDifference, incomplete, recordedBy }: Verification): string {
  const version =
    recordedBy === undefined
      ? ''
      : ` It was recorded by version ${recordedBy}; this is ${ENGINE_VERSION}${ok ? ', which replays it identically' : ', so the difference may lie in the engine'}.`;
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
