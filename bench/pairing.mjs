import { measuredOutcomes } from '../dist/experiment/index.js';
import { outcomeOf } from '../dist/model/index.js';
import { applyArm, buildScenario } from '../dist/scenario/index.js';
import { INTERPRETERS, prepare } from './interpreters.mjs';
import { shippedScenario } from './models/polishBorder.mjs';
import { drawnInSequence } from './sequence.mjs';

const PAIR = ['open', 'closed'];

/**
 * The variance of the difference between two arms of the shipped scenario over this many seeds, for every outcome: with draws
 * shared by address, with a shared seed and draws in sequence, and with nothing shared.
 */
export function measurePairing(runs) {
  const scenario = shippedScenario();
  const arms = PAIR.map((arm) => prepared(scenario, arm));
  const ways = {
    addressed: (i) => arms.map(({ addressed }) => addressed(`pairing/${i}`)),
    sameSeedOneSequence: (i) => arms.map(({ inSequence }) => inSequence(`pairing/${i}`)),
    independent: (i) => arms.map(({ addressed }, place) => addressed(`pairing ${place}/${i}`)),
  };
  const outcomes = measuredOutcomes(scenario);
  const differences = Object.fromEntries(
    Object.entries(ways).map(([way, run]) => {
      const pairs = Array.from({ length: runs }, (_, i) => run(i + 1));
      return [way, pairs.map(([a, b]) => outcomes.map(({ name }) => Number(a[name]) - Number(b[name])))];
    }),
  );
  const variances = outcomes.map(({ name }, place) => [
    name,
    Object.fromEntries(Object.keys(ways).map((way) => [way, variance(differences[way].map((row) => row[place]))])),
  ]);
  const headline = outcomes.find(({ kind }) => kind === 'binary') ?? outcomes[0];
  const byOutcome = Object.fromEntries(variances);
  return { ...byOutcome[headline.name], outcome: headline.name, a: PAIR[0], b: PAIR[1], runs, byOutcome };
}

function prepared(scenario, arm) {
  const { system, observer, horizon } = buildScenario(applyArm(scenario, arm));
  const sequence = drawnInSequence(system);
  const [addressed, inSequence] = [system, sequence.system].map((which) => {
    const run = prepare(INTERPRETERS.compiled, which, { horizon, observer });
    return (seed) => {
      const { measures: values } = outcomeOf(run(seed).watched);
      // A time that is never reached counts as the horizon.
      return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? horizon]));
    };
  });
  return {
    addressed,
    inSequence: (seed) => {
      sequence.begin(seed);
      return inSequence(seed);
    },
  };
}

function variance(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
