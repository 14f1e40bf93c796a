import type { CheckedScenario } from '../scenario/index.js';
import type { RunResult } from '../play/index.js';
import { clockTime, lengthOfTime } from './clock.js';
import { Names } from './names.js';

/** How a run ended, in a sentence or two. */
export function summary(scenario: CheckedScenario, { outcome, endedBy, endedAt }: RunResult): string {
  const names = new Names(scenario);
  const highest = outcome.crossings.find(({ rung }) => rung === outcome.peakRung);
  let peak = `Peak rung ${outcome.peakRung} (${names.rung(outcome.peakRung)}`;
  if (highest !== undefined) {
    const { day, time } = clockTime(scenario.start, highest.at);
    peak += `, day ${day} ${time}, ${highest.label}`;
  }
  const end = {
    horizon: `At the horizon, after ${lengthOfTime(endedAt)}, it stands at rung ${outcome.finalRung}.`,
    calm: `Calm after ${lengthOfTime(endedAt)}.`,
    over: `Over after ${lengthOfTime(endedAt)}.`,
    stopped: `Stopped after ${lengthOfTime(endedAt)}, at rung ${outcome.finalRung}.`,
    absorbed: `No way back after ${lengthOfTime(endedAt)}.`,
  }[endedBy];
  return `${peak}). ${end}`;
}
