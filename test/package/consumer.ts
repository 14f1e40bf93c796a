import type { CheckedScenario, Comparison, RunRow } from 'brinkline';
import { RunningComparison, batchRuns, checkScenario, measuredOutcomes, parseDuration, runScenario } from 'brinkline';
import type { System } from 'brinkline/engine';
import { startSimulation } from 'brinkline/engine';
import type { BatchOptions } from 'brinkline/node';
import { openRunFile, streamBatch } from 'brinkline/node';

/** What a user's program may look like: test/package compiles it against the packed package, and never runs it. */
export async function compareArms(text: string, arms: readonly string[]): Promise<Comparison> {
  const { scenario, problems } = checkScenario(text, 'mine.yaml');
  if (scenario === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  const running = comparisonOf(scenario, arms);
  for (const runs of batchRuns({ scenario, arms, seed: '1', runs: 10 })) running.add(runs);
  const options: BatchOptions = { scenario, arms, seed: '2', runs: 10, workers: 2 };
  await streamBatch(options, (runs: readonly RunRow[]) => running.add(runs));
  return running.result();
}

function comparisonOf(scenario: CheckedScenario, arms: readonly string[]): RunningComparison {
  const horizon = parseDuration(scenario.horizon);
  const outcomes = measuredOutcomes(scenario);
  return new RunningComparison({ scenario: scenario.id, seed: '1', arms, baseline: arms[0] ?? '', outcomes, horizon });
}

export function peakOf(scenario: CheckedScenario): number {
  return runScenario(scenario, { arm: null, seed: '1' }).outcome.peakRung;
}

export async function entriesIn(file: string): Promise<number> {
  let entries = 0;
  for await (const { entry } of (await openRunFile(file)).entries()) entries = entry.seq;
  return entries;
}

export function eventsOf(system: System): number {
  const observer = { start: () => 0, note: () => {}, ended: () => null };
  const simulation = startSimulation(system, { seed: '1', horizon: 10, observer });
  simulation.run();
  return simulation.events;
}

// @ts-expect-error a misspelt field is an error, so types do reach the consumer
export const misspelt = (row: RunRow) => row.peakrung;
