// Sensitivity of the headline comparison: `npm run tornado` sets each parameter of the model, and some numbers of the scenario, low
// and high in both arms, runs them with the same seeds, and writes the table of docs/model.md, longest bar first. Takes some
// minutes. --runs and --seed change the batch; --print prints the table instead of writing the file.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Piscina } from 'piscina';
import { pairedMeanDifference } from '../dist/experiment/statistics/mean.js';
import { momentsOf } from '../dist/experiment/statistics/moments.js';
import { code, table, withBlock } from './docs/blocks.mjs';
import { SCENARIO } from './docs/headline.mjs';
import { ofModel, ofScenario } from './docs/varied.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const DOCUMENT = 'docs/model.md';
const DEFAULT_RUNS = 1000;

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: String(DEFAULT_RUNS) },
    seed: { type: 'string', default: '1' },
    print: { type: 'boolean', default: false },
  },
});
const runs = Number(options.runs);
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();

const filename = fileURLToPath(new URL('docs/headline.mjs', import.meta.url));
const pool = new Piscina({ filename, name: 'headline', minThreads: 1, maxThreads: availableParallelism() });
let done = 0;
const total = 1 + [...ofModel, ...ofScenario].flatMap((each) => ends(each)).length;
async function at(path, value) {
  const result = await pool.run({ path, value, seed: options.seed, runs });
  done += 1;
  console.error(`${done}/${total} ${path ?? 'as written'} ${value ?? ''}: ${interval(result.pair)}`);
  return result;
}

/** The ends to run. An end that equals the usual value has been run already. */
function ends({ usual, low, high }) {
  return [low, high].filter((end) => end !== usual);
}

/** Results at both ends, and their difference, paired by seed. */
async function bar(varied, usual) {
  const [low, high] = await Promise.all(
    [varied.low, varied.high].map((end) => (end === varied.usual ? usual : at(varied.path, end))),
  );
  const swing = pairedMeanDifference(momentsOf([...low.bySeed].map(([seed, value]) => high.bySeed.get(seed) - value)));
  return { ...varied, atLow: low, atHigh: high, swing };
}

async function bars(varied, usual) {
  const made = await Promise.all(varied.map((each) => bar(each, usual)));
  return made.toSorted((a, b) => Math.abs(b.swing.difference) - Math.abs(a.swing.difference));
}

function points(part) {
  const shown = (100 * Math.abs(part)).toFixed(1);
  return Number(shown) === 0 ? '0.0' : `${part < 0 ? '−' : '+'}${shown}`;
}

function interval({ difference, low, high }) {
  return `${points(difference)} [${points(low)}, ${points(high)}]`;
}

function share({ estimate, low, high }) {
  const [percent, least, most] = [estimate, low, high].map((each) => (100 * each).toFixed(1));
  return `${percent} % [${least}, ${most}]`;
}

function barTable(made) {
  return table(
    ['number', 'usual', 'low → high', 'at low', 'at high', 'swing', 'closed, low → high'],
    made.map(({ name, path, usual, low, high, atLow, atHigh, swing }) => [
      path.startsWith('parameters.') ? code(name) : `${name} (${code(path)})`,
      usual,
      `${low} → ${high}`,
      interval(atLow.pair),
      interval(atHigh.pair),
      interval(swing),
      `${(100 * atLow.closed.estimate).toFixed(1)} → ${(100 * atHigh.closed.estimate).toFixed(1)} %`,
    ]),
  );
}

const usual = await at(null, null);
const model = await bars(ofModel, usual);
const scenario = await bars(ofScenario, usual);
await pool.close();
const moves = model.filter(({ swing: { low, high } }) => low > 0 || high < 0);
const still = model.filter(({ atLow, atHigh }) =>
  [atLow, atHigh].every(({ bySeed }) => [...bySeed].every(([seed, value]) => value === usual.bySeed.get(seed))),
);
const command = ['npm run tornado', ...(runs === DEFAULT_RUNS ? [] : [`-- --runs ${runs}`])].join(' ');
const block = [
  `Made with ${code(command)} at commit ${commit}: ${code(SCENARIO)}, seed ${options.seed}, ${runs} runs of each arm at each setting, the`,
  `same seeds everywhere. Rung 5 or higher in *closed*: ${share(usual.closed)}; *open* minus *closed*: ${interval(usual.pair)} points.`,
  '',
  'Columns: *at low* and *at high* are open minus closed in percentage points with 95 % intervals; *swing* is the second minus the first,',
  'paired by seed, with its own interval (t); the last column is the level in *closed*.',
  '',
  `The interval of the swing leaves out zero for ${moves.length} of ${model.length} parameters; about ${Math.round(model.length * 0.05)} would by luck alone if none mattered.`,
  ...(still.length === 0
    ? []
    : [
        `In these runs ${still.length} change the difference in no seed: ${still.map(({ name }) => code(name)).join(', ')}.`,
      ]),
  '',
  barTable(model),
  '',
  'Numbers of the scenario itself, varied in the same way:',
  '',
  barTable(scenario),
].join('\n');
if (options.print) console.log(block);
else writeFileSync(DOCUMENT, withBlock(readFileSync(DOCUMENT, 'utf8'), 'tornado', block));
