import type { CheckedScenario } from '../scenario/index.js';
import type { RunResult } from '../play/index.js';
import { clock } from './clock.js';
import { duration } from './duration.js';
import { Names } from './names.js';

/**
 * Tells in a sentence or two how a run ended. Executes nothing.
 *
 * @example
 * const { scenario } = checkScenario(text, 'file.yaml');
 * console.log(summary(scenario, runScenario(scenario, { arm: 'closed', seed: '1' })));
 */
export function summary(scenario: CheckedScenario, { outcome, endedBy, endedAt }: RunResult): string {
  const names = new Names(scenario);
  const highest = outcome.crossings.find(({ rung }) => rung === outcome.peakRung);
  let peak = `Peak rung ${outcome.peakRung} (${names.rung(outcome.peakRung)}`;
  if (highest !== undefined) {
    peak += `, ${clock(scenario.start, highest.at)}, ${highest.label}`;
  }
  const end = {
    horizon: `At the horizon, after ${duration(endedAt)}, it stands at rung ${outcome.finalRung}.`,
    calm: `Calm after ${duration(endedAt)}.`,
    over: `Over after ${duration(endedAt)}.`,
    stopped: `Stopped after ${duration(endedAt)}, at rung ${outcome.finalRung}.`,
    absorbed: `No way back after ${duration(endedAt)}.`,
  }[endedBy];
  return `${peak}). ${end}`;
}
