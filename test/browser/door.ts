import {
  RunningComparison,
  batchRuns,
  causesOf,
  checkScenario,
  measuredOutcomes,
  openRun,
  parseDuration,
  reportText,
  runScenario,
  story,
  summary,
  verifyRun,
  whyDocument,
  whyText,
} from '../../src/index.js';
import type { RunReader } from '../../src/index.js';

/** A run file as text, and the arms and seeds of a small batch of its scenario. */
export interface DoorAsked {
  readonly runFile: string;
  readonly arms: readonly string[];
  readonly runs: number;
}

/** What the library says of a run file and of a batch, each answer as text. */
export interface DoorAnswers {
  readonly header: string;
  readonly verification: string;
  /** the same run again, compiled, where verifying executes XState itself */
  readonly result: string;
  readonly story: string;
  readonly summary: string;
  readonly why: string;
  readonly whyJson: string;
  readonly rows: string;
  readonly comparison: string;
  readonly report: string;
}

/** Goes through the pure door of the package only. */
export async function throughTheDoor({ runFile, arms, runs }: DoorAsked): Promise<DoorAnswers> {
  const open = () => openRun(bytesOf(runFile), 'a.run.jsonl');
  const { header, inputs, scenario: opened } = await open();
  const { scenario } = checkScenario(header.scenario.text, 'scenario.yaml');
  if (scenario === null) throw new Error('the scenario of the run file is not good');
  const entries = await entriesOf(await open());
  const result = runScenario(opened, { arm: header.arm, seed: header.seed, inputs });
  const graph = await causesOf(async () => (await open()).entries(), 'peak');
  if (graph === null) throw new Error('the run has no peak');
  const why = whyDocument(opened, graph);

  const batch = { scenario, arms, seed: 'door', runs };
  const rows = [...batchRuns(batch)];
  const running = new RunningComparison({
    scenario: scenario.id,
    seed: batch.seed,
    arms,
    baseline: arms.at(-1) ?? '',
    outcomes: measuredOutcomes(scenario),
    horizon: parseDuration(scenario.horizon),
  });
  for (const inArms of rows) running.add(inArms);
  const comparison = running.result();
  return {
    header: JSON.stringify(header),
    verification: JSON.stringify(await verifyRun(await open())),
    result: JSON.stringify(result),
    story: story(opened, entries),
    summary: summary(opened, result),
    why: whyText(why, true),
    whyJson: JSON.stringify(why),
    rows: JSON.stringify(rows),
    comparison: JSON.stringify(comparison),
    report: reportText(comparison, { title: scenario.title }),
  };
}

async function entriesOf(run: RunReader) {
  const entries = [];
  for await (const { entry } of run.entries()) entries.push(entry);
  return entries;
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
