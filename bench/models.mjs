import { fileURLToPath } from 'node:url';
import { inRounds, median, medians } from './rounds.mjs';
import { simpyVariants } from './simpy.mjs';
import { CORES, NODE, inTurns, onCore } from './turns.mjs';
import { VARIANTS } from './variants.mjs';

const ONCE = fileURLToPath(new URL('once.mjs', import.meta.url));

/** The command of one measurement. Each runs in a process of its own, so that none warms up the code of another. */
function once(model, variant, seconds, ...more) {
  return [...NODE, ONCE, model, variant, String(seconds), ...more];
}

/** Events per CPU second of some commands, which print both numbers. They run in turns on the last core. */
async function ratesOf(commands) {
  const measured = await inTurns(Object.values(commands).map((words) => ({ words: onCore(CORES.length - 1, words) })));
  return Object.fromEntries(
    Object.keys(commands).map((name, place) => {
      const { events, seconds } = JSON.parse(measured[place].printed);
      return [name, events / seconds];
    }),
  );
}

/** Throws if two ways of running a model give different results, because then they would not do the same work. */
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

/** The ratios of the table: the compiled interpreter over others, and the plain loop over the compiled interpreter. */
const COMPARED = {
  reference: ['compiled', 'reference'],
  simpyProcess: ['compiled', 'simpyProcess'],
  simpyCallback: ['compiled', 'simpyCallback'],
  plainLoop: ['plainLoop', 'compiled'],
};

/**
 * Events per CPU second of every model, for every way of running it: the median, the slowest and the fastest round. `ratios` are
 * medians of the ratios within each round, so a slow minute of the machine does not change them.
 */
export async function measureModels({ rounds, seconds, python, told }) {
  const models = {};
  const ranges = {};
  const ratios = {};
  for (const [model, variants] of Object.entries(VARIANTS)) {
    const commands = {
      ...Object.fromEntries(Object.keys(variants).map((name) => [name, once(model, name, seconds)])),
      ...simpyVariants(python, model, seconds),
    };
    const all = await inRounds(
      rounds,
      () => ratesOf(commands),
      (round) => told(`${model}, ${round}`),
    );
    models[model] = rounded(medians(all));
    ratios[model] = Object.fromEntries(
      Object.entries(COMPARED)
        .filter(([, [fast, slow]]) => fast in all && slow in all)
        .map(([name, [fast, slow]]) => [name, median(all[fast].map((rate, round) => rate / all[slow][round]))]),
    );
    ranges[model] = Object.fromEntries(
      Object.entries(all).map(([name, rates]) => [name, [Math.min(...rates), Math.max(...rates)].map(Math.round)]),
    );
  }
  return { models, ranges, ratios };
}

function rounded(rates) {
  return Object.fromEntries(Object.entries(rates).map(([name, rate]) => [name, Math.round(rate)]));
}

/** The cost of the run hash: the share by which it lengthens a run of the shipped scenario. */
export async function measureHashCost({ rounds, seconds, told }) {
  const commands = {
    folding: once('polishBorder', 'compiled', 3 * seconds),
    without: once('polishBorder', 'compiled', 3 * seconds, 'without-hash'),
  };
  const { folding, without } = await inRounds(
    rounds,
    () => ratesOf(commands),
    (round) => told(`run hash, ${round}`),
  );
  return median(folding.map((rate, round) => without[round] / rate - 1));
}
