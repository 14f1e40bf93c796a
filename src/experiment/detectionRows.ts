import type { Comparison, DetectionComparison } from './comparison.js';
import { estimateCell, NUMBER, SHARE } from './figures.js';
import { splitColumns } from './table.js';

/** The lines on how well each arm tells attacks from accidents, and on which arm is better at which costs of an error. */
export const detectionBlock = (
  { brier, byArm, breakEven }: DetectionComparison,
  { arms, outcomes }: Pick<Comparison, 'arms' | 'outcomes'>,
): string[] => {
  const scores = outcomes.find(({ name }) => name === brier)?.byArm;
  const each = arms.flatMap((arm) => byArm[arm] ?? []);
  const rows = [
    ['', ...arms],
    ['attacks answered', ...each.map(({ hitRate }) => estimateCell(hitRate, SHARE))],
    ['accidents answered', ...each.map(({ falseAlarmRate }) => estimateCell(falseAlarmRate, SHARE))],
    [
      'd′',
      ...each.map(({ dPrime, dPrimeLow, dPrimeHigh }) =>
        estimateCell({ estimate: dPrime, low: dPrimeLow, high: dPrimeHigh }, NUMBER),
      ),
    ],
    [
      'criterion',
      ...each.map(({ criterion, criterionLow, criterionHigh }) =>
        estimateCell({ estimate: criterion, low: criterionLow, high: criterionHigh }, NUMBER),
      ),
    ],
    ...(scores === undefined
      ? []
      : [['Brier score', ...arms.flatMap((arm) => scores[arm] ?? []).map((score) => estimateCell(score, NUMBER))]]),
  ];
  return [
    'Better informed, or merely calmer? By the truth of the first case',
    ...splitColumns(rows).flatMap((table) => ['', ...table]),
    '',
    'd′ says how well attacks are told from accidents, the criterion how reluctantly either is answered.',
    'An arm with a higher d′ is better informed; with a higher criterion alone, it is merely calmer.',
    'Both use the log-linear correction: half a run is added to each cell, so that none is empty.',
    ...(scores === undefined
      ? []
      : ['The lower the Brier score, the nearer beliefs were to the truth; always saying 50 % scores 0.25.']),
    ...breakEven.map(costSentence),
  ];
};

const costSentence = ({ a, b, better, ratio }: DetectionComparison['breakEven'][number]): string => {
  switch (better) {
    case 'equal':
      return `${a} and ${b} make equally many errors of both kinds.`;
    case 'always':
      return `${a} is better at any cost: it makes no more errors of either kind than ${b}.`;
    case 'never':
      return `${a} is worse at any cost: it makes no fewer errors of either kind than ${b}.`;
    default:
      return `${a} is better than ${b} if an attack left unanswered costs ${better === 'below' ? 'less' : 'more'} than ${ratio.toFixed(1)} answered accidents.`;
  }
};
