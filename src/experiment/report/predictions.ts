import { differenceCell } from '../figures.js';
import type { ScoredPrediction } from '../results/predictions.js';
import type { Summary } from '../results/summary.js';
import type { Experiment } from '../spec/experiment.js';
import { levelText, outcomeLabel } from './cells.js';
import type { ReportBlock } from './document.js';
import { paragraph } from './document.js';
import { unitOf } from './headline.js';

/** What was predicted, and what came. */
export function predictionBlocks(experiment: Experiment, { predictions }: Summary): ReportBlock[] {
  if (predictions.length === 0) return [];
  const count = (score: ScoredPrediction['score']) => predictions.filter((each) => each.score === score).length;
  const { sealed } = experiment.spec;
  const seal =
    sealed === undefined
      ? 'They were not sealed: nothing shows that they were written before the runs.'
      : `They were sealed before the runs, as SHA-256 ${sealed}; the digest is a part of the seeds, so these runs are fresh.`;
  return [
    paragraph(
      `${predictions.length} predictions: ${count('right')} right, ${count('wrong')} wrong, ${count('open')} not decided by these runs. ${seal}`,
    ),
    {
      kind: 'table',
      caption: 'A sign is right if the 95 % interval lies on its side of zero. “Equal” is right if no seed differs.',
      head: ['outcome', 'difference', 'world', 'predicted', 'found', 'score'],
      rows: predictions.map((each) => [
        outcomeLabel(experiment, each.outcome),
        `${each.a} − ${each.b}`,
        placeOf(experiment, each),
        each.says,
        differenceCell(each, unitOf(experiment, each.outcome, [each.difference, each.low, each.high])),
        each.score,
      ]),
    },
  ];
}

function placeOf({ scenarios, spec }: Experiment, { cell }: ScoredPrediction): string {
  const parts = [
    ...(scenarios.length > 1 ? [cell.scenario] : []),
    cell.world === '' ? 'as written' : cell.world,
    ...(Object.keys(spec.factors).length > 0 ? [`setting ${levelText(cell.setting)}`] : []),
  ];
  return parts.join(', ');
}
