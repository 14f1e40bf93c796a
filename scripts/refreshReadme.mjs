// Makes the README and the users' pages show what the commands print now: picks a seed in which the arms part, records the texts of
// test/golden for it, and puts excerpts and the table of figures into the pages. Only for an intended change of behaviour: run
// `npm run build && node scripts/refreshReadme.mjs`, read the pages again, and say why in the commit.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { detectionBlock } from '../dist/experiment/detectionRows.js';
import { withBlock } from './docs/blocks.mjs';
import { PAGES, withExcerpt } from './docs/excerpts.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const SCENARIO = 'scenarios/polish-border-strike.yaml';
const ARMS = ['open', 'unanswered', 'closed', 'null', 'harmful'];
const RUNS = 1000;

function brinkline(...args) {
  const options = { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'inherit'] };
  return execFileSync(process.execPath, ['dist/cli/main.js', ...args], options);
}

const pages = Object.fromEntries(PAGES.map((page) => [page, readFileSync(page, 'utf8')]));

const old = /--arm closed --seed (\S+)\n/.exec(pages['docs/facilitators.md'])?.[1] ?? '';
const { divergent } = JSON.parse(brinkline('compare', SCENARIO, '--runs', '100', '--json'));
const { seed } = divergent.find(({ a, b }) => b.peakRung > a.peakRung) ?? divergent[0];

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const [, start] = /dist\/cli\/main\.js (.*) --tell$/.exec(scripts.start);
const folder = mkdtempSync(join(tmpdir(), 'brinkline-'));
const file = join(folder, 'strike.run.jsonl');
const texts = {
  'compare.txt': brinkline(...start.split(' ')),
  'run.txt': brinkline('run', SCENARIO, '--arm', 'closed', '--seed', seed),
};
brinkline('run', SCENARIO, '--arm', 'closed', '--seed', seed, '--quiet', '--out', file);
texts['why.txt'] = brinkline('why', file, 'peak');
const [, evening] = /^npx brinkline (play .*--out \S+)$/m.exec(pages['docs/play.md']);
texts['play.txt'] = execFileSync(process.execPath, [resolve('dist/cli/main.js'), ...evening.split(' ')], {
  cwd: folder,
  encoding: 'utf8',
  input: readFileSync('test/golden/play.in'),
});
rmSync(folder, { recursive: true });
for (const [name, text] of Object.entries(texts)) writeFileSync(`test/golden/${name}`, text);

for (const page of PAGES) {
  // `(?!\d)` excludes longer seeds that begin with this one.
  const told = pages[page].replace(new RegExp(`--seed ${old}(?!\\d)`, 'g'), `--seed ${seed}`);
  pages[page] = withExcerpt(page, told, texts);
}

// The number of a message in the excerpt.
const [, asked] = /└ #\d+[^]*?└ #(\d+)/.exec(texts['why.txt']);
pages['docs/students.md'] = pages['docs/students.md'].replace(
  /`#\d+` is a message of the run: `(.*) \d+`/,
  `\`#${asked}\` is a message of the run: \`$1 ${asked}\``,
);

const comparison = JSON.parse(
  brinkline('compare', SCENARIO, '--runs', String(RUNS), '--arms', ARMS.join(','), '--json'),
);
const outcomes = Object.fromEntries(comparison.outcomes.map((outcome) => [outcome.name, outcome]));
const percent = (share) => (100 * share).toFixed(1);
const points = (share) => {
  const plain = percent(Math.abs(share));
  if (Number(plain) === 0) return '0.0';
  return `${share < 0 ? '−' : '+'}${plain}`;
};
const share = (name, arm) => {
  const { estimate, low, high } = outcomes[name].byArm[arm];
  return `${percent(estimate)} [${percent(low)}, ${percent(high)}]`;
};
const number = (value) => `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(2)}`;
const informed = (arm) => {
  const { dPrime: estimate, dPrimeLow, dPrimeHigh, criterion } = comparison.detection.byArm[arm];
  const { estimate: score } = outcomes['brier-score'].byArm[arm];
  return [`${number(estimate)} [${number(dPrimeLow)}, ${number(dPrimeHigh)}]`, number(criterion), number(score)];
};
const columns = [
  'local-exchange',
  'limited-strikes',
  'strategic-alert',
  'large-war',
  'nuclear-use',
  'answered-an-accident',
  'answered-an-attack',
  'missed-attack',
];
const rows = ARMS.map((arm) => {
  const pair = outcomes['local-exchange'].pairs.find(({ a }) => a === arm);
  const difference = pair ? `${points(pair.difference)} [${points(pair.low)}, ${points(pair.high)}]` : '';
  return `| ${[arm, ...columns.map((name) => share(name, arm)), ...informed(arm), difference].join(' | ')} |`;
});
const { varianceRatio, correlation } = comparison.pairing;
const { detection } = comparison;
const costs = detectionBlock(detection, comparison).slice(-detection.breakEven.length);
const [caution] = /^Read with care: .*$/m.exec(texts['compare.txt']);
const table = [
  '| arm | rung ≥ 5, % | ≥ 6 | ≥ 7 | ≥ 8 | ≥ 9 | fired at an accident, % | fired at an attacker | missed an attack | d′ | criterion | Brier score | rung ≥ 5 minus closed, points |',
  `|${'---|'.repeat(13)}`,
  ...rows,
  '',
  '*null* equals *closed* in every outcome of every seed except the counts of contacts. Sharing the luck of each seed was worth',
  `${varianceRatio.toFixed(1)} times as many runs (correlation ${correlation.toFixed(2)}).`,
  '',
  'These are shares of simulated runs, under these assumptions.',
  caution,
  '',
  ...costs.map((sentence) => `- ${sentence}`),
].join('\n');
pages['docs/researchers.md'] = withBlock(pages['docs/researchers.md'], 'figures', table);
for (const [page, text] of Object.entries(pages)) writeFileSync(page, text);
