// What the tornado varies, and between which ends. `path` is what an arm sets.
import { PARAMETERS } from '../../dist/model/index.js';
import { fieldOf } from '../../dist/scenario/format/fields.js';
import { parseDelay } from '../../dist/scenario/index.js';
import { makeDelay, makeDuration } from '../../dist/scenario/format/units.js';

/** The highest value for a chance: none is made certain. */
const CERTAIN = 0.95;

/** Ranges that the literature or the model’s own text names; all others are half and double. */
const RANGES = {
  'evidence-weight': [0.4, 1],
  'disconfirming-weight': [0.6, 1],
  'drift-rate': [0.03, 0.3],
  'fear-accepts': [-3, 6],
};

/** The ends of a range: half and double of a number, a length of time or a chance; for a ratio, of its logarithm. */
const HALF_AND_DOUBLE = {
  chance: (value) => [value / 2, Math.min(CERTAIN, value * 2)].map(rounded),
  duration: (value) => [value / 2, value * 2].map(makeDuration),
  factor: (value) => [Math.sqrt(value), value ** 2].map(rounded),
  number: (value) => [value / 2, value * 2].map(rounded),
};

function rounded(value) {
  return Number(value.toPrecision(3));
}

/** Every parameter of the model. */
export const ofModel = Object.entries(PARAMETERS).map(([name, { kind, value }]) => {
  const field = fieldOf(name);
  const [low, high] = RANGES[field] ?? HALF_AND_DOUBLE[kind](value);
  return {
    name: field,
    path: `parameters.${field}`,
    usual: kind === 'duration' ? makeDuration(value) : value,
    low,
    high,
  };
});

/** Some numbers of the default scenario, with the values that its file or the library gives. */
export const ofScenario = [
  lengthOf('time to decide', 'incidents.stray-missile.respond-within', '30m'),
  lengthOf('time to physical evidence', 'incidents.stray-missile.reports[2].after', '5h + ~5h'),
  lengthOf('theatre line: time to connect', 'channels.theatre.connects', '~30m'),
  lengthOf('chiefs’ line: time to connect', 'channels.chiefs.connects', '~12h'),
  { name: 'theatre line: credibility', path: 'channels.theatre.credibility', usual: 0.6, low: 0.3, high: CERTAIN },
  {
    name: 'theatre line: chance that it is tried',
    path: 'channels.theatre.asks-chance',
    usual: 0.8,
    low: 0.4,
    high: CERTAIN,
  },
  {
    name: 'chance that local commanders misread',
    path: 'actors[role=local].misreads',
    usual: 0.2,
    low: 0.1,
    high: 0.4,
  },
  { name: 'chance of a dual-use hit', path: 'incidents.stray-missile.dual-use', usual: 0.2, low: 0.1, high: 0.4 },
];

function lengthOf(name, path, usual) {
  const times = (factor) => {
    const { fixed, mean } = parseDelay(usual);
    return makeDelay({ fixed: fixed * factor, mean: mean * factor });
  };
  return { name, path, usual, low: times(0.5), high: times(2) };
}
