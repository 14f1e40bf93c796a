import type { Experiment } from '../spec/experiment.js';
import type { Comparison } from '../comparison.js';

/** Whether a cell shows a pattern of history: its estimate lies in a band. */
export interface BandResult {
  readonly outcome: string;
  readonly arm: string;
  readonly low: number;
  readonly high: number;
  readonly source: string;
  readonly estimate: number | null;
  readonly inside: boolean;
}

/** The bands of an experiment in one cell. */
export function bandsIn({ spec }: Experiment, comparison: Comparison): BandResult[] {
  return spec.bands.map((band) => {
    const estimate = comparison.outcomes.find(({ name }) => name === band.outcome)?.byArm[band.arm]?.estimate ?? null;
    return { ...band, estimate, inside: estimate !== null && estimate >= band.low && estimate <= band.high };
  });
}
