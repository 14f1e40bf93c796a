// npm run bench: measures what a step costs. npm run bench -- --help lists the options.
import { parseArgs } from 'node:util';
import { measureColdStart, measureComparison } from './coldStart.mjs';
import { checkSameResults, measureHashCost, measureModels } from './models.mjs';
import { measurePairing } from './pairing.mjs';
import { findSimPy, versionOf } from './simpy.mjs';
import { tableText } from './table.mjs';
import { CORES } from './turns.mjs';
import { eventsPerSeed } from './variants.mjs';
import { measureWorkers } from './workers.mjs';

const HELP = `npm run bench -- [options]

Measures events per CPU second of the ladder, the hold model (100 and 1000 entities) and the shipped scenario: under the
reference, compiled, as a plain loop and in SimPy. Also measures the cost of the run hash, batches with one worker and with two, the
gain from pairing, a cold start, and a comparison of three arms from a cold start.

  --quick       every ratio in less than three minutes, but rougher: 1 round, 0.5 s, 100 pairs, 400 seeds
  --json        one JSON document instead of the table
  --rounds N    rounds; in each all programs take turns, and the table gives the medians over the rounds (5)
  --seconds S   CPU seconds of each measurement (1)
  --pairs N     seeds for the gain from pairing (1000)
  --seeds N     seeds of the comparison from a cold start, and of the batches with one worker and two (1000)

SimPy: npm run bench:setup installs Debian's python3-simpy3. Without SimPy its columns are left out.`;

const FULL = { rounds: '5', seconds: '1', pairs: '1000', seeds: '1000' };
const QUICK = { rounds: '1', seconds: '0.5', pairs: '100', seeds: '400' };

const { values: given } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    pairs: { type: 'string' },
    seeds: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const values = { ...(given.quick ? QUICK : FULL), ...given };

/** Shows the progress on a terminal. */
function told(what) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what}`);
}

async function bench() {
  const [rounds, seconds, pairs, seeds] = [values.rounds, values.seconds, values.pairs, values.seeds].map(Number);
  const python = findSimPy();
  if (python === null) {
    console.error(
      'No Python with SimPy here: its columns are left out. npm run bench:setup installs Debian’s python3-simpy3.',
    );
  }
  if (CORES.length === 0)
    console.error('No taskset here: programs are not pinned to a core, so the ratios are rougher.');
  checkSameResults();
  const options = { rounds, seconds, python, told };
  const { models, ranges, ratios } = await measureModels(options);
  const traceHashCost = await measureHashCost(options);
  const workers = await measureWorkers({ ...options, seeds });
  told('pairing');
  const pairing = measurePairing(pairs);
  const coldStart = await measureColdStart(options);
  const rate = models.polishBorder.compiled;
  const comparison = measureComparison(seeds, { eventsPerSeed: eventsPerSeed('polishBorder'), rate, told });
  told('');
  const unit = 'events per CPU second';
  const measured = { models, unit, ranges, ratios, traceHashCost, workers, pairing, coldStart, comparison };
  const simpy = python === null ? null : versionOf(python);
  console.log(values.json ? JSON.stringify(measured, null, 2) : tableText(measured, { simpy, rounds, seconds }));
}

process.on('SIGINT', () => process.exit(130));
if (values.help) console.log(HELP);
else await bench();
