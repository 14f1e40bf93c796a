import type { Entry } from '../../engine/index.js';
import { ENGINE_VERSION, compiled, reference } from '../../engine/index.js';
import { DISCLAIMER } from '../../model/index.js';
import type { ChoicePoint } from '../../play/index.js';
import { choicePoints } from '../../play/index.js';
import type { RunReader } from '../../record/index.js';
import { formWords, openRun, verifyRun } from '../../record/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { applyArm } from '../../scenario/index.js';
import { Storyteller } from '../../telling/index.js';
import { FactIndex } from '../drawn/factIndex.js';
import { asSeenBy, withoutTruth } from '../drawn/masked.js';
import { castOf, pictureOf } from './paint.js';
import type { Heading, Opened, Story, Verified } from './picture.js';
import { storyOf } from './story.js';

/** A run file: its name and its bytes. */
export interface RunFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A run that was read, as the work on it needs it. */
export interface Loaded {
  readonly file: RunFile;
  readonly header: RunReader['header'];
  readonly inputs: RunReader['inputs'];
  /** as written, in the world of the run */
  readonly scenario: CheckedScenario;
  /** as the run played it: with its arm */
  readonly armed: CheckedScenario;
  readonly entries: readonly Entry[];
  readonly facts: FactIndex;
  readonly bySeq: ReadonlyMap<number, Entry>;
  /** the decisions that can be replaced, by their entry */
  readonly points: ReadonlyMap<number, ChoicePoint>;
  /** the sentence for each fact of `facts.all`; null: it is not told */
  readonly told: readonly (string | null)[];
}

/**
 * Reads a run file. Rejects with a `RunFileError` if it is none, or if a line in it is damaged. `begun` is called with the heading
 * as soon as it is known. Executes nothing.
 */
export async function load(
  file: RunFile,
  begun: (heading: Heading) => void,
): Promise<{ loaded: Loaded; run: RunReader }> {
  const run = await openRun(chunksOf(file.bytes), file.name);
  const { header, inputs, scenario } = run;
  begun({ file: file.name, title: scenario.title, arm: header.arm, seed: header.seed, notice: DISCLAIMER });
  const entries: Entry[] = [];
  for await (const { entry: line } of run.entries()) {
    const { kind: _kind, ...entry } = line;
    entries.push(entry);
  }
  const armed = header.arm === null ? scenario : applyArm(scenario, header.arm);
  const facts = new FactIndex(entries);
  const teller = new Storyteller(scenario);
  const loaded: Loaded = {
    file,
    header,
    inputs,
    scenario,
    armed,
    entries,
    facts,
    bySeq: new Map(entries.map((entry) => [entry.seq, entry])),
    points: new Map(choicePoints(entries).map((point) => [point.seq, point])),
    told: facts.all.map(({ fact, at }) => teller.tell(fact, at)?.text ?? null),
  };
  return { loaded, run };
}

/** What the page draws of a run. Executes nothing. */
export function openedFrom({ file, header, scenario, armed, entries, facts }: Loaded, run: RunReader): Opened {
  return {
    heading: { file: file.name, title: scenario.title, arm: header.arm, seed: header.seed, notice: DISCLAIMER },
    cast: castOf(armed),
    picture: pictureOf(armed, entries, facts),
    story: storyOf(scenario, withoutTruth(entries)),
    complaints: complaintsOf(run),
    size: file.bytes.length,
  };
}

/** The story with what every act really was. */
export function trueStory({ scenario, entries }: Loaded): Story {
  return storyOf(scenario, entries);
}

/** The story of what one side knew. */
export function storyAsSeenBy({ scenario, entries }: Loaded, side: string): Story {
  return storyOf(scenario, asSeenBy(scenario, entries, side));
}

/** Executes the run again and compares it with the file. `exactly`: by XState itself, which takes longer. */
export async function verified({ file }: Loaded, exactly: boolean): Promise<Verified> {
  return verifyRun(await openRun(chunksOf(file.bytes), file.name), exactly ? reference : compiled);
}

function complaintsOf(run: RunReader): string[] {
  const { engine } = run.header;
  const version =
    engine === ENGINE_VERSION
      ? []
      : [`it was recorded by version ${engine} of the engine, and this is ${ENGINE_VERSION}`];
  const cut = run.incomplete ? ['it is incomplete: it was cut off before the run ended'] : [];
  return [...cut, ...version, ...formWords(run.form)];
}

const CHUNK = 1 << 18;

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += CHUNK) yield bytes.subarray(from, from + CHUNK);
}
