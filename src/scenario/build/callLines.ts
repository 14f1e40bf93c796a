import type { CheckedScenario } from '../checked.js';

/** A line on which an office may place a call, and the office at the other end. */
export interface CallLine {
  readonly id: string;
  readonly to: string;
  readonly line: CheckedScenario['channels'][string];
}

/** The lines on which an office may place a call, in their order in the scenario. A line that serves agreed meetings alone is none. */
export function callLines({ channels }: CheckedScenario, office: string): CallLine[] {
  return Object.entries(channels).flatMap(([id, line]): CallLine[] => {
    const pair = [line.between, ...line['shared-by']].find((ends) => ends.includes(office));
    const to = pair?.find((end) => end !== office);
    if (to === undefined) return [];
    const { meets } = line;
    return meets !== null && (meets.only === true || line['asks-chance'] === 0) ? [] : [{ id, to, line }];
  });
}
