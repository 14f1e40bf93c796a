// Compares distributions over runs of the default scenario with those of two data sets: `npm run build && node scripts/shapes.mjs`
// writes the table of docs/model.md. For comparison by eye only: both data sets contain only disputes or crises, and nothing is
// fitted to them.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { applyPatches, checkScenario } from 'brinkline';
import { runBatch } from 'brinkline/node';
import { code, table, withBlock } from './docs/blocks.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const SCENARIO = 'scenarios/polish-border-strike.yaml';
const ARMS = ['open', 'unanswered', 'closed'];
const DOCUMENT = 'docs/model.md';
const [RUNS, SEED] = [1000, '1'];
const FORCE_SHORT_OF_FIRE = 3;

const { scenario: written } = checkScenario(readFileSync(SCENARIO, 'utf8'), SCENARIO);
const { scenario, problems } = applyPatches(written, {
  outcomes: {
    ...written.outcomes,
    mid: { score: 'mid' },
    icb: { score: 'icb' },
    lasts: { first: { calm: true } },
    struck: { 'peak-rung': 'nato' },
  },
});
if (scenario === null) throw new Error(problems[0]?.message);
const rows = await runBatch({ scenario, arms: ARMS, seed: SEED, runs: RUNS });

const valuesOf = (arm, name) => rows.filter((row) => row.arm === arm).map(({ values }) => values[name]);
const percent = (part, whole) => ((100 * part) / whole).toFixed(1);
const shares = (levels) => (name) => (arm) => {
  const values = valuesOf(arm, name);
  return levels.map((level) => percent(values.filter((value) => value === level).length, values.length)).join(' / ');
};
/** In hours. A time that is not reached counts as longer than all others. */
function quantile(times, share) {
  const sorted = times.map((time) => time ?? Infinity).toSorted((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] / 3600;
}
const hours = (arm) => {
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantile(valuesOf(arm, 'lasts'), share));
  return `${median.toFixed(1)} h [${low.toFixed(1)}, ${high.toFixed(1)}], ×${(high / low).toFixed(1)}`;
};
const within = (limit) => (arm) => {
  const times = valuesOf(arm, 'lasts');
  return `${percent(times.filter((time) => time !== null && time <= limit).length, times.length)} %`;
};
const answered = (arm) => {
  const peaks = valuesOf(arm, 'struck');
  return `${percent(peaks.filter((peak) => peak >= FORCE_SHORT_OF_FIRE).length, peaks.length)} %`;
};

const lines = [
  ['hostility 1 / 2 / 3 / 4 / 5, %', '– / 2.9 / 24.9 / 67.8 / 4.4 (MID)', shares([1, 2, 3, 4, 5])('mid')],
  ['violence none / minor / serious / full war, %', '25.7 / 29.2 / 23.9 / 21.2 (ICB)', shares([1, 2, 3, 4])('icb')],
  ['the struck side does something militarized', 'half of disputes are reciprocated (MID)', answered],
  ['duration: median, quartiles, their ratio', '81 days [29, 209], ×7.2 (ICB); median 32 days (MID)', hours],
  ['over within a day', '24 % last a day or less (MID)', within(86_400)],
];
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const block = [
  table(
    ['', 'history', ...ARMS.map((arm) => `model, ${arm}`)],
    lines.map(([what, history, inArm]) => [what, history, ...ARMS.map(inArm)]),
  ),
  '',
  `History: MID, militarized interstate disputes 1816–2010 (GML version, n = 2,174; since 1946 war is 2.6 %); ICB, International Crisis Behavior, version 14, 486 crises 1918–2017. Model: ${code('node scripts/shapes.mjs')} at commit ${commit}, ${code(SCENARIO)}, seed ${SEED}, ${RUNS} runs of each arm; duration is the time from the first case to calm, where the horizon is 72 h.`,
].join('\n');
writeFileSync(DOCUMENT, withBlock(readFileSync(DOCUMENT, 'utf8'), 'shapes', block));
