import { worldText } from '../../scenario/index.js';
import type { Experiment } from '../spec/experiment.js';
import type { Prediction } from '../spec/format.js';
import type { CellResult, ContrastResult } from './cellTally.js';

/** What the runs say about a prediction in one cell; `open`: the runs do not decide. */
export interface ScoredPrediction extends Prediction {
  readonly cell: { readonly scenario: string; readonly world: string; readonly setting: number };
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly score: 'right' | 'wrong' | 'open';
}

/**
 * Scores predictions in every cell that they are about. A sign is right if the 95 % interval of the difference lies on its side of
 * zero, and wrong if it lies on the other. `equal` is right if the two arms have the same value in every seed, wrong otherwise.
 */
export function scorePredictions({ spec, scenarios }: Experiment, cells: readonly CellResult[]): ScoredPrediction[] {
  return (spec.predictions ?? []).flatMap((prediction) => {
    const { scenario, world, a, b, outcome } = prediction;
    const id = scenarios.find(({ name }) => name === scenario)?.scenario.id;
    const about = cells.filter(
      (cell) =>
        cell.luck === 0 &&
        (id === undefined || cell.scenario === id) &&
        (world === undefined || cell.world === worldText(world)),
    );
    return about.flatMap((cell): ScoredPrediction[] => {
      const found = cell.contrasts.find((each) => each.a === a && each.b === b && each.outcome === outcome);
      const { difference = null, low = null, high = null } = found ?? {};
      const place = { scenario: cell.scenario, world: cell.world, setting: cell.setting };
      return [{ ...prediction, cell: place, difference, low, high, score: scoreOf(prediction.says, found) }];
    });
  });
}

function scoreOf(says: Prediction['says'], found: ContrastResult | undefined): ScoredPrediction['score'] {
  if (found === undefined || found.difference === null) return 'open';
  const { difference, low, high, onlyA, onlyB } = found;
  if (says === 'equal') {
    const isEqual = onlyA === undefined ? difference === 0 && low === 0 && high === 0 : onlyA + (onlyB ?? 0) === 0;
    return isEqual ? 'right' : 'wrong';
  }
  const isLower = high !== null && high < 0;
  const isHigher = low !== null && low > 0;
  if (!isLower && !isHigher) return 'open';
  return isLower === (says === 'lower') ? 'right' : 'wrong';
}
