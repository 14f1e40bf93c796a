import type { Entry } from '../engine/index.js';
import type { RunResult } from '../play/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { partingOf, partingText, summary } from '../telling/index.js';
import { sideBySide } from './sideBySide.js';

/** One of two runs of the same scenario that are told side by side. */
export interface Told {
  /** “arm closed” */
  readonly name: string;
  readonly entries: readonly Entry[];
  readonly result: RunResult;
}

/** Where two runs part, both stories side by side from then on, and how each ended. */
export async function besideText(scenario: CheckedScenario, a: Told, b: Told): Promise<string> {
  const parting = await partingOf(a.entries, b.entries);
  const said = partingText(scenario, parting, a.name, b.name);
  if (parting === null) return said;
  const width = process.stdout.columns ?? 120;
  const [left, right] = [a, b].map(({ name, entries }) => ({ title: name, scenario, entries }));
  if (left === undefined || right === undefined) return said;
  return [said, '', sideBySide(left, right, parting.at, width), '', ...[a, b].map(endOf(scenario))].join('\n');
}

/** “arm closed: how it ended” */
export function endOf(scenario: CheckedScenario): (told: Told) => string {
  return ({ name, result }) => `${name}: ${summary(scenario, result)}`;
}
