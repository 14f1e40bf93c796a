// Makes the README show what the commands print now: finds the seed in which the arms part most, records the texts of test/golden
// for it, and puts excerpts and the table of figures into the README. Only for a change of behaviour that is meant: run
// `npm run build && node scripts/refreshReadme.mjs`, read the README once more, and say why in the commit.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const SCENARIO = 'scenarios/polish-border-strike.yaml';
const ARMS = ['open', 'unanswered', 'closed', 'null', 'harmful'];
const RUNS = 1000;

function brinkline(...args) {
  const options = { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'inherit'] };
  return execFileSync(process.execPath, ['dist/cli/main.js', ...args], options);
}

let readme = readFileSync('README.md', 'utf8');
const old = /--arm closed --seed (\S+)\n/.exec(readme)?.[1] ?? '';
const { divergent } = JSON.parse(brinkline('compare', SCENARIO, '--runs', '100', '--json'));
const { seed } = divergent.find(({ a, b }) => b.peakRung > a.peakRung) ?? divergent[0];
// Not the seed that only begins like it.
readme = readme.replace(new RegExp(`--seed ${old}(?!\\d)`, 'g'), `--seed ${seed}`);

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
rmSync(folder, { recursive: true });

const excerpts = {
  'compare.txt'(lines) {
    const at = (opening, from = 0) => lines.findIndex((line, i) => i >= from && line.startsWith(opening));
    const differences = at('Difference from');
    const times = at('time to clarity', differences);
    const sharing = at('Sharing');
    return [
      lines.slice(0, at('rung 6', differences)),
      lines.slice(times, at('peak rung', times)),
      lines.slice(sharing, sharing + 6),
      [lines.at(-2)],
    ];
  },
  'run.txt'(lines) {
    const last = lines.findIndex((line) => line.startsWith('Peak rung'));
    const rung = / rung (\d+)/.exec(lines[last].replace('Peak', ''))?.[1];
    const peak = lines.findIndex((line) => line.includes(`▲ rung ${rung}`));
    const before = lines.slice(0, peak).findLastIndex((line, i) => i <= peak - 12 && /^ (day| {3})/.test(line));
    return [lines.slice(0, 16), lines.slice(Math.max(16, before - 12), peak + 2), [lines[last]]];
  },
  'why.txt': (lines) => [lines.slice(0, 40)],
};
for (const [name, text] of Object.entries(texts)) {
  writeFileSync(`test/golden/${name}`, text);
  const parts = excerpts[name](text.trimEnd().concat('\n').split('\n')).map((part) => part.join('\n'));
  const shown = parts.map((part) => `${part.trimEnd()}\n`).join(' …\n');
  const block = new RegExp(`(<!-- golden: ${name} -->\n\`\`\`text\n)[^]*?(\`\`\`)`);
  readme = readme.replace(block, (_, before, after) => before + shown + after);
}

// A message that the excerpt shows.
const [, asked] = /└ #\d+[^]*?└ #(\d+)/.exec(texts['why.txt']);
readme = readme.replace(
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
const columns = ['local-exchange', 'limited-strikes', 'strategic-alert', 'large-war', 'nuclear-use', 'calm'];
const rows = ARMS.map((arm) => {
  const pair = outcomes['local-exchange'].pairs.find(({ a }) => a === arm);
  const difference = pair ? `${points(pair.difference)} [${points(pair.low)}, ${points(pair.high)}]` : '';
  return `| ${[arm, ...columns.map((name) => share(name, arm)), difference].join(' | ')} |`;
});
const { varianceRatio, correlation } = comparison.pairing;
const table = [
  '<!-- figures -->',
  '',
  '| arm | rung ≥ 5, % | ≥ 6 | ≥ 7 | ≥ 8 | ≥ 9 | calm at 72 h, % | rung ≥ 5 minus closed, points |',
  '|---|---|---|---|---|---|---|---|',
  ...rows,
  '',
  '*null* equals *closed* in every outcome of every seed but the counts of contacts. Sharing the luck of each seed was worth',
  `${varianceRatio.toFixed(1)} times as many runs (correlation ${correlation.toFixed(2)}).`,
  '',
  '<!-- end of figures -->',
].join('\n');
readme = readme.replace(/<!-- figures -->[^]*<!-- end of figures -->/, () => table);
writeFileSync('README.md', readme);
