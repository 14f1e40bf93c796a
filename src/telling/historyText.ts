import type { CheckedScenario } from '../scenario/index.js';
import type { MilestoneResult } from '../play/index.js';
import { clock } from './clock.js';

/** Lists what happened in a historical case, each event with the time at which this run meets it, or “otherwise”. */
export function historyText(scenario: CheckedScenario, results: readonly MilestoneResult[]): string {
  const { history } = scenario;
  if (history === undefined) return '';
  const rows = results.map(
    ({ says, at, met }) => `  ${(met ? whenText(scenario, at) : 'otherwise').padEnd(13)}  ${says}`,
  );
  return [`What happened: ${history.about.trim()}`, '', 'In this run:', ...rows].join('\n');
}

function whenText({ start }: CheckedScenario, at: number | null): string {
  return at === null ? 'all along' : clock(start, at);
}
