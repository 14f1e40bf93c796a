import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { allRounds, inRounds, medians } from './rounds.mjs';
import { simpyVariants } from './simpy.mjs';
import { VARIANTS } from './variants.mjs';

const ONCE = fileURLToPath(new URL('once.mjs', import.meta.url));

/** One measurement in a process of its own, so that none has warmed the code of another. */
function apart(model, variant, seconds, ...more) {
  const words = [ONCE, model, variant, String(seconds), ...more];
  return rateOf(JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })));
}

function rateOf({ events, seconds }) {
  return events / seconds;
}

/** Throws where two ways of running a model do not come to the same: they would not be doing the same work. */
export function checkSameResults() {
  for (const [model, variants] of Object.entries(VARIANTS)) {
    for (const seed of ['same/1', 'same/2']) {
      const results = Object.entries(variants).map(([name, prepare]) => [name, JSON.stringify(prepare()(seed))]);
      const [[first, expected]] = results;
      for (const [name, result] of results) {
        if (result !== expected)
          throw new Error(`${model}, seed ${seed}: ${name} gives ${result}, ${first} ${expected}`);
      }
    }
  }
}

/** Events per CPU second of every model, in every way of running it: the medians, and from the slowest to the fastest round. */
export async function measureModels({ rounds, seconds, python, told }) {
  const measurements = {};
  for (const [model, variants] of Object.entries(VARIANTS)) {
    const ways = {
      ...Object.fromEntries(Object.keys(variants).map((name) => [name, () => apart(model, name, seconds)])),
      ...Object.fromEntries(
        Object.entries(simpyVariants(python, model)).map(([name, measure]) => [name, () => rateOf(measure(seconds))]),
      ),
    };
    for (const [name, measure] of Object.entries(ways)) {
      measurements[`${model} ${name}`] = measure;
    }
  }
  const all = await allRounds(rounds, measurements, told);
  const models = {};
  const ranges = {};
  for (const [key, rate] of Object.entries(medians(all))) {
    const [model, name] = key.split(' ');
    (models[model] ??= {})[name] = Math.round(rate);
    (ranges[model] ??= {})[name] = [Math.min(...all[key]), Math.max(...all[key])].map(Math.round);
  }
  return { models, ranges };
}

/** What the run hash costs: by which share a run of the shipped scenario takes longer than without it. */
export async function measureHashCost({ rounds, seconds, told }) {
  const { folding, without } = await inRounds(
    rounds,
    {
      folding: () => apart('polishBorder', 'compiled', seconds),
      without: () => apart('polishBorder', 'compiled', seconds, 'without-hash'),
    },
    (what) => told(`run hash, ${what}`),
  );
  return without / folding - 1;
}
