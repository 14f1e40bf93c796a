// Prints how often the intervals of a report cover a known truth, and how often tests reject one: the table in docs/researchers.md.
// npm run build && node scripts/coverage.mjs [batches]
import { drawAt, runKey } from '../dist/engine/index.js';
import { ConfidenceSequence } from '../dist/experiment/statistics/confidenceSequence.js';
import { pairedMeanDifference } from '../dist/experiment/statistics/mean.js';
import { momentsOf } from '../dist/experiment/statistics/moments.js';
import { pairedProportions } from '../dist/experiment/statistics/paired.js';
import { clopperPearsonInterval, wilsonInterval } from '../dist/experiment/statistics/proportion.js';

const BATCHES = Number(process.argv[2] ?? 2000);
const key = runKey('coverage');
/** Two runs of one seed with shared luck: the chance of the outcome is `a` in one arm and `b` in the other. */
function pairsOf(batch, n, a, b) {
  return Array.from({ length: n }, (_, i) => {
    const shared = drawAt(key, 'shared', `batch/${batch}`, i);
    const own = drawAt(key, 'own', `batch/${batch}`, i);
    const other = drawAt(key, 'other', `batch/${batch}`, i);
    // Two thirds of the seeds have the same luck in both arms.
    const [u, v] = own < 2 / 3 ? [shared, shared] : [shared, other];
    return [u < a, v < b];
  });
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;
const covers = ({ low, high }, truth) => low !== null && low <= truth && truth <= high;

function row(n, a, b) {
  const hits = { wilson: 0, exact: 0, newcombe: 0, t: 0, sequence: 0, rejected: 0 };
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const pairs = pairsOf(`${n}/${a}/${b}/${batch}`, n, a, b);
    const count = pairs.filter(([x]) => x).length;
    if (covers(wilsonInterval(count, n), a)) hits.wilson += 1;
    if (covers(clopperPearsonInterval(count, n), a)) hits.exact += 1;
    const cells = { both: 0, onlyA: 0, onlyB: 0, neither: 0 };
    for (const [x, y] of pairs) cells[x ? (y ? 'both' : 'onlyA') : y ? 'onlyB' : 'neither'] += 1;
    const paired = pairedProportions(cells);
    if (covers(paired, a - b)) hits.newcombe += 1;
    if (paired.p !== null && paired.p <= 0.05) hits.rejected += 1;
    const differences = momentsOf(pairs.map(([x, y]) => Number(x) - Number(y)));
    if (covers(pairedMeanDifference(differences), a - b)) hits.t += 1;
    const sequence = new ConfidenceSequence();
    let held = true;
    for (const [x, y] of pairs) {
      sequence.add(Number(x) - Number(y));
      held &&= covers(sequence, a - b);
    }
    if (held) hits.sequence += 1;
  }
  const shares = [hits.wilson, hits.exact, hits.newcombe, hits.t, hits.sequence, hits.rejected];
  return `| ${n} | ${percent(a)}, ${percent(b)} | ${shares.map((each) => percent(each / BATCHES)).join(' | ')} |`;
}

console.log(
  '| seeds | true shares | Wilson | Clopper–Pearson | Newcombe, paired | paired t | sequence, at every look | McNemar rejects |',
);
console.log('|---|---|---|---|---|---|---|---|');
for (const [a, b] of [
  [0.2, 0.2],
  [0.02, 0.02],
  [0.16, 0.22],
  [0.01, 0.04],
]) {
  for (const n of [100, 500]) console.log(row(n, a, b));
}
