import type { Entry, Epoch, Interpreter } from '../engine/index.js';
import { ENGINE_VERSION, reference, startSimulation } from '../engine/index.js';
import { resultOf } from '../play/index.js';
import { applyArm, buildScenario } from '../scenario/index.js';
import { findDifference } from '../telling/index.js';
import { lineDigest } from './digest.js';
import { RunFileError } from './errors.js';
import type { EntryLine } from './format.js';
import { footerOf, headerOf, makeLine } from './format.js';
import type { RunReader } from './read.js';

/**
 * The first difference between a recorded run and its replay: the entry by its `seq` (null: in the header, an input or the
 * footer) and the field by its path.
 */
export interface Difference {
  readonly seq: number | null;
  readonly field: string;
  readonly recorded: unknown;
  readonly replayed: unknown;
}

export interface Verification {
  readonly ok: boolean;
  /** entries that were compared */
  readonly entries: number;
  readonly firstDifference?: Difference;
  /** the file ends before its footer; the entries that it has were compared */
  readonly incomplete: boolean;
  /** the version that recorded it, if not this one */
  readonly recordedBy?: string;
}

/**
 * Executes a recorded run again and compares it with the file, byte for byte. Uses XState itself (`interpreter`, default:
 * `reference`), and holds one entry at a time. Rejects with a `RunFileError` if the file is damaged.
 *
 * @example
 * const { scenario } = checkScenario(text, 'file.yaml');
 * const lines = [];
 * recordRun(scenario, { text, id: scenario.id, arm: 'closed', seed: '1', inputs: [] }, (line) => lines.push(line));
 * const bytes = async function* () {
 *   yield new TextEncoder().encode(lines.join(''));
 * };
 * const { ok, firstDifference } = await verifyRun(await openRun(bytes(), 'closed.run.jsonl'));
 * if (!ok) console.log(firstDifference);
 */
export async function verifyRun(run: RunReader, interpreter: Interpreter<unknown> = reference): Promise<Verification> {
  const { header, scenario, inputs } = run;
  const { epochs = [], rerun, world = {} } = header;
  const recordedBy = header.engine === ENGINE_VERSION ? {} : { recordedBy: header.engine };
  let entries = 0;
  const differs = (firstDifference: Difference): Verification => ({
    ok: false,
    entries,
    firstDifference,
    incomplete: false,
    ...recordedBy,
  });

  // Another engine version alone is not a difference: the SHA-256 in the footer covers the header.
  const { text } = header.scenario;
  const { arm, seed } = header;
  const recorded = {
    text,
    id: scenario.id,
    arm,
    seed,
    world,
    epochs,
    inputs,
    ...(rerun === undefined ? {} : { rerun }),
  };
  const ownHeader = { ...headerOf(recorded), engine: header.engine };
  if (makeLine(ownHeader) !== `${run.headerLine}\n`) return differs(firstField(null, header, ownHeader));
  const digest = lineDigest();
  digest.add(`${run.headerLine}\n`);
  for (const [i, input] of inputs.entries()) {
    const line = makeLine({ kind: 'input', ...input });
    if (line !== `${run.inputLines[i]}\n`)
      return differs({ seq: null, field: `input ${i + 1}`, recorded: run.inputLines[i], replayed: line.trimEnd() });
    digest.add(line);
  }

  const { system, observer, horizon } = buildScenario(header.arm === null ? scenario : applyArm(scenario, header.arm));
  let replayed: Entry | null = null;
  const simulation = startSimulation(
    system,
    {
      seed: header.seed,
      horizon,
      observer,
      inputs,
      ...(epochs.length === 0 ? {} : { epochs }),
      trace: (entry) => {
        replayed = entry;
      },
    },
    interpreter,
  );
  const step = (): EntryLine | null => {
    replayed = null;
    simulation.step();
    return replayed === null ? null : { kind: 'entry', ...(replayed as Entry) };
  };

  const opened = countOpened(epochs);

  try {
    for await (const { entry, line } of run.entries()) {
      const expected = step();
      if (expected === null) return differs({ seq: entry.seq, field: 'entry', recorded: entry.seq, replayed: null });
      const expectedLine = makeLine(expected);
      if (expectedLine !== `${line.text}\n`) return differs(firstField(expected.seq, entry, expected));
      digest.add(expectedLine);
      entries += 1;
      opened.passed(entry.seq);
    }
    if (run.incomplete) return { ok: false, entries, incomplete: true, ...recordedBy };
    const extra = step();
    if (extra !== null) return differs({ seq: extra.seq, field: 'entry', recorded: null, replayed: extra.seq });
  } catch (error) {
    if (error instanceof RunFileError) throw error;
    // Inputs in a file are untrusted. An input that is impossible in this run stops the replay.
    const failed = error instanceof Error ? error.message : String(error);
    return differs({ seq: null, field: 'entry', recorded: 'an entry', replayed: `the replay cannot go on: ${failed}` });
  }
  const result = resultOf(simulation, header, simulation.run(), simulation.watched);
  const footer = footerOf(result, digest.hex());
  if (run.end !== null && makeLine(footer) !== `${run.end.line.text}\n`)
    return differs(firstField(null, run.end.footer, footer));
  const unopened = epochs[opened.count];
  if (unopened !== undefined)
    return differs({
      seq: null,
      field: `epochs.${opened.count}`,
      recorded: unopened,
      replayed: 'no epoch opens there',
    });
  return { ok: true, entries, incomplete: false, ...recordedBy };
}

/** Counts the epochs that have opened, as entries pass. They open in the order of the list. */
function countOpened(epochs: readonly Epoch[]): { readonly count: number; passed(seq: number): void } {
  const opened = {
    count: 0,
    passed(seq: number): void {
      while (epochs[opened.count]?.after === seq) opened.count += 1;
    },
  };
  opened.passed(0);
  return opened;
}

/** The first field, by path, in which two lines differ. If all fields are equal, the form of the line differs. */
function firstField(seq: number | null, recorded: unknown, replayed: unknown): Difference {
  const found = findDifference(recorded, replayed);
  return found === null
    ? { seq, field: 'the form of the line', recorded: 'not canonical JSON', replayed: 'canonical JSON' }
    : { seq, field: found.path.join('.'), recorded: found.a, replayed: found.b };
}
