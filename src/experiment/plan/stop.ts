import type { Experiment } from '../spec/experiment.js';
import type { Contrast } from '../spec/format.js';
import { ConfidenceSequence } from '../statistics/confidenceSequence.js';
import type { BlockRuns } from './runBlock.js';

/** The difference that a stopping rule looks at. */
export interface StopTarget extends Contrast {
  readonly outcome: string;
  readonly halfWidth: number;
}

/** The stopping rule of an experiment; null if every cell has a fixed number of seeds. */
export function stopTarget({ spec, contrasts, outcomes }: Experiment): StopTarget | null {
  const { stop } = spec;
  if (stop === undefined) return null;
  const contrast = stop.contrast ?? contrasts[0];
  const outcome = stop.outcome ?? outcomes[0];
  if (contrast === undefined || outcome === undefined) return null;
  return { a: contrast.a, b: contrast.b, outcome, halfWidth: stop['half-width'] };
}

/**
 * Whether a cell has enough seeds. It looks only after whole blocks, in the order of the seeds, so its answer does not depend on
 * which block finishes first.
 */
export class StopRule {
  private readonly sequence = new ConfidenceSequence();
  private readonly places: { readonly outcome: number; readonly a: number; readonly b: number };

  constructor(
    { arms, outcomes }: Pick<Experiment, 'arms' | 'outcomes'>,
    private readonly target: StopTarget,
  ) {
    this.places = { outcome: outcomes.indexOf(target.outcome), a: arms.indexOf(target.a), b: arms.indexOf(target.b) };
  }

  /** Adds the next block. A seed counts if the runs of both arms finished. */
  add(runs: BlockRuns): void {
    const { outcome, a, b } = this.places;
    for (const ofSeed of runs) {
      const [inA, inB] = [ofSeed[a], ofSeed[b]];
      if (inA === undefined || inB === undefined || 'error' in inA || 'error' in inB) continue;
      this.sequence.add(Number(inA.values[outcome] === true) - Number(inB.values[outcome] === true));
    }
  }

  get isPrecise(): boolean {
    return this.sequence.halfWidth <= this.target.halfWidth;
  }

  /** The interval of the difference, which holds however often the rule has looked. */
  get interval(): { readonly low: number; readonly high: number } {
    return { low: this.sequence.low, high: this.sequence.high };
  }
}
