import { z } from 'zod';
import type { Input } from '../engine/index.js';
import { ENGINE_VERSION } from '../engine/index.js';
import { ENDINGS } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { applyWorld, checkScenario, formatProblem, readWorld } from '../scenario/index.js';
import { sha256 } from './digest.js';
import { EntryChecker } from './entries.js';
import { RunFileError } from './errors.js';
import type { Form } from './form.js';
import { plainForm, textOf } from './form.js';
import type { EntryLine, RunFooter, RunHeader } from './format.js';
import { RUN_FORMAT } from './format.js';
import { parseLine } from './json.js';
import type { Line } from './lines.js';
import { linesOf } from './lines.js';

const message = z.looseObject({ type: z.string() });
const seq = z.int().nonnegative();

const header = z.looseObject({
  kind: z.literal('header'),
  brinkline: z.literal('run'),
  format: z.int(),
  engine: z.string(),
  scenario: z.looseObject({ id: z.string(), sha256: z.string(), text: z.string() }),
  arm: z.string().nullable(),
  seed: z.string(),
});
const world = z.record(z.string(), z.string()).optional();
/** No run needs more, and reading a forged list must not take long. */
const MOST_EPOCHS = 1000;
const epochs = z
  .array(z.strictObject({ after: seq, seed: z.string() }))
  .min(1)
  .max(MOST_EPOCHS)
  .optional();
const notApplied = z.strictObject({
  origin: z.string(),
  at: seq,
  office: z.string(),
  case: z.string().nullable(),
  event: message,
  why: z.string(),
  given: z.boolean(),
});
const rerun = z
  .strictObject({
    arm: z.string().nullable(),
    seed: z.string(),
    hash: z.string(),
    instead: z
      .strictObject({
        seq,
        at: seq,
        office: z.string(),
        case: z.string().nullable(),
        chosen: z.string(),
        instead: z.string(),
        notReplaced: z.string().nullable(),
      })
      .nullable(),
    notApplied: z.array(notApplied),
  })
  .optional();
const input = z.looseObject({
  kind: z.literal('input'),
  origin: z.string(),
  after: seq,
  at: seq,
  to: z.string(),
  event: message,
});
const footer = z.looseObject({
  kind: z.literal('footer'),
  entries: z.int(),
  hash: z.string(),
  endedBy: z.enum(ENDINGS),
  endedAt: z.number(),
  outcome: z.looseObject({ peakRung: z.number(), finalRung: z.number(), crossings: z.array(z.unknown()) }),
  sha256: z.string(),
});

/** A run file whose header has been read; the rest comes as it is asked for. */
export interface RunReader {
  readonly header: RunHeader;
  readonly headerLine: string;
  /** as it is in the world of the run */
  readonly scenario: CheckedScenario;
  readonly inputs: readonly Input[];
  readonly inputLines: readonly string[];
  /** Each entry with the text of its line. Ends at the footer, or where the file is cut off. */
  entries(): AsyncGenerator<{ readonly entry: EntryLine; readonly line: Line }>;
  /** After the last entry: the footer and its line; null if the file is incomplete. */
  readonly end: { readonly footer: RunFooter; readonly line: Line } | null;
  /** After the last entry: whether the file stops before its footer. */
  readonly incomplete: boolean;
  /** What is unusual about the form of the file. Complete after the last entry. */
  readonly form: Readonly<Form>;
}

/**
 * Opens a run file: reads its header and inputs, and checks its scenario. Executes nothing.
 * Rejects with a `RunFileError` if it is not a run file of a format that can be read, or if its scenario has errors.
 *
 * @example
 * const { scenario } = checkScenario(text, 'file.yaml');
 * const lines = [];
 * recordRun(scenario, { text, id: scenario.id, arm: 'closed', seed: '1', inputs: [] }, (line) => lines.push(line));
 * const bytes = async function* () {
 *   yield new TextEncoder().encode(lines.join(''));
 * };
 * const run = await openRun(bytes(), 'closed.run.jsonl');
 * for await (const { entry } of run.entries()) console.log(entry.seq, entry.event.type);
 */
export async function openRun(chunks: AsyncIterable<Uint8Array>, file: string): Promise<RunReader> {
  const form = plainForm();
  const lines = linesOf(textOf(chunks, file, form), file, form);
  const first = await lines.next();
  if (first.done === true)
    throw new RunFileError('empty', file, null, 'it is empty', 'expected a run file, made with run --out');
  const head = parseHeader(first.value, file);
  const { scenario, problems } = checkScenario(head.scenario.text, `${file} (its scenario)`);
  if (scenario === null) {
    const found = problems.map(formatProblem).join('\n');
    throw new RunFileError('scenario-errors', file, 1, `its scenario has errors:\n${found}\nThe file cannot be used`);
  }
  if (head.arm !== null && !Object.hasOwn(scenario.arms, head.arm)) {
    throw new RunFileError('no-such-arm', file, 1, `its scenario has no arm “${head.arm}”`);
  }
  return readOn(lines, file, head, first.value.text, inWorld(scenario, head, file), form);
}

function inWorld(scenario: CheckedScenario, head: RunHeader, file: string): CheckedScenario {
  const read = readWorld(head.world ?? {});
  if ('why' in read)
    throw new RunFileError('no-such-world', file, 1, `its world is not known here: ${read.why}`, cureFor(head));
  return applyWorld(scenario, read.world);
}

function parseHeader(line: Line, file: string): RunHeader {
  const read = header.safeParse(parseLine(line.text));
  if (!read.success || !line.ended) {
    throw new RunFileError(
      'not-a-run-file',
      file,
      1,
      'this is not a run file',
      'expected a header as run --out writes it',
    );
  }
  const head = read.data as object as RunHeader;
  if (head.format > RUN_FORMAT) {
    throw new RunFileError(
      'newer-format',
      file,
      1,
      `format ${head.format} of run files is newer than this brinkline reads (${RUN_FORMAT})`,
      `use version ${head.engine} or later`,
    );
  }
  if (sha256(head.scenario.text) !== head.scenario.sha256) {
    throw new RunFileError(
      'scenario-changed',
      file,
      1,
      'the scenario in the file is not the one that was recorded: its SHA-256 differs',
    );
  }
  if (!world.safeParse(head.world).success) {
    const why = 'its world is not what a run file has there. The file is damaged';
    throw new RunFileError('damaged', file, 1, why, cureFor(head));
  }
  if (!epochs.safeParse(head.epochs).success) {
    const why = 'its list of epochs is not valid. The file is damaged';
    throw new RunFileError('damaged', file, 1, why, cureFor(head));
  }
  if (!rerun.safeParse(head.rerun).success) {
    const why = 'its account of the run that it was made from is not valid. The file is damaged';
    throw new RunFileError('damaged', file, 1, why, cureFor(head));
  }
  return head;
}

async function readOn(
  lines: AsyncGenerator<Line>,
  file: string,
  head: RunHeader,
  headerLine: string,
  scenario: CheckedScenario,
  form: Form,
): Promise<RunReader> {
  const inputs: Input[] = [];
  const inputLines: string[] = [];
  let next = await lines.next();
  while (next.done !== true) {
    const read = input.safeParse(parseLine(next.value.text));
    if (!read.success) break;
    const { kind: _kind, ...rest } = read.data;
    inputs.push(rest as object as Input);
    inputLines.push(next.value.text);
    next = await lines.next();
  }
  const checker = new EntryChecker();
  const cure = cureFor(head);
  const reader = {
    header: head,
    headerLine,
    scenario,
    inputs,
    inputLines,
    form,
    end: null as RunReader['end'],
    incomplete: true,
    async *entries(): AsyncGenerator<{ entry: EntryLine; line: Line }> {
      for (; next.done !== true; next = await lines.next()) {
        const line = next.value;
        const value = parseLine(line.text);
        const checked = line.ended ? checker.check(value) : OTHER;
        if (checked.is === 'entry') {
          yield { entry: checked.entry, line };
          continue;
        }
        const end = footer.safeParse(value);
        const after = await firstWithText(lines, form);
        if (after !== null || checked.is === 'wrong' || (line.ended && line.text !== '' && !end.success)) {
          const why =
            checked.is === 'wrong' ? `this is not an entry of a run: ${checked.why}` : whatIsWrong(end.success);
          throw new RunFileError('damaged', file, line.number, `${why}. The file is damaged`, cure);
        }
        if (end.success) {
          form.noLastNewline = !line.ended;
          reader.end = { footer: end.data as object as RunFooter, line };
          reader.incomplete = false;
        }
        return;
      }
    },
  };
  return reader;
}

const OTHER = { is: 'other' } as const;

function whatIsWrong(isFooter: boolean): string {
  return isFooter ? 'there is more after the footer' : 'this is neither an entry nor a footer';
}

function cureFor({ engine }: RunHeader): string {
  const again = 'get it again, or record the run again';
  return engine === ENGINE_VERSION ? again : `${again}, or read it with version ${engine}, which recorded it`;
}

/** The next line that is not blank; null if there is none. */
async function firstWithText(lines: AsyncGenerator<Line>, form: Form): Promise<Line | null> {
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
    if (next.value.text.trim() !== '') return next.value;
    form.blankLines = true;
  }
  return null;
}
