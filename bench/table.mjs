import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { CORES } from './turns.mjs';

const COLUMNS = {
  reference: 'reference',
  compiled: 'compiled',
  plainLoop: 'plain loop',
  simpyProcess: 'SimPy, process with mailbox',
  simpyTimeout: 'SimPy, bare process',
  simpyCallback: 'SimPy, callbacks',
};
const ROWS = { ladder: 'ladder', hold100: 'hold, 100', hold1000: 'hold, 1000', polishBorder: 'shipped scenario' };

/** The measurements as Markdown, with the machine, the commit and the command. */
export function tableText(
  { models, unit, ranges, ratios, traceHashCost, workers, pairing, coldStart, comparison },
  { simpy, rounds, seconds },
) {
  const rate = (value) => (value === undefined ? '–' : value.toLocaleString('en'));
  const times = (ratio) => (ratio === undefined ? '–' : `${ratio.toFixed(1)} ×`);
  return [
    whereText(simpy, rounds, seconds),
    '',
    `${unit[0].toUpperCase()}${unit.slice(1)}, median of ${rounds} rounds, in turns${CORES.length === 0 ? '' : ' on one core'}:`,
    '',
    row(['', ...Object.values(COLUMNS)]),
    row(['---', ...Object.keys(COLUMNS).map(() => '--:')]),
    ...Object.entries(models).map(([name, rates]) =>
      row([ROWS[name], ...Object.keys(COLUMNS).map((column) => rate(rates[column]))]),
    ),
    '',
    `Slowest and fastest round of the reference: ${rangesText(ranges)}.`,
    '',
    'Medians of the ratios of each round:',
    '',
    row(['compiled is', '× reference', '× SimPy process', '× SimPy callbacks', 'plain loop is × compiled']),
    row(['---', '--:', '--:', '--:', '--:']),
    ...Object.entries(ratios).map(([name, { reference, simpyProcess, simpyCallback, plainLoop }]) =>
      row([ROWS[name], ...[reference, simpyProcess, simpyCallback, plainLoop].map(times)]),
    ),
    '',
    `The run hash makes a run of the shipped scenario ${(100 * traceHashCost).toFixed(1)} % longer.`,
    workersText(workers),
    coldText(coldStart),
    comparisonText(comparison),
    pairingText(pairing),
  ].join('\n');
}

function whereText(simpy, rounds, seconds) {
  const words = process.argv.slice(2).join(' ') || `--rounds ${rounds} --seconds ${seconds}`;
  const [{ model } = { model: 'unknown' }] = cpus();
  const git = (...asked) => execFileSync('git', asked, { encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain') === '' ? '' : ' with changes';
  return [
    `Machine: ${model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}${simpy === null ? '' : `, ${simpy}`}.`,
    `Commit: ${git('rev-parse', '--short', 'HEAD')}${changed}. Command: npm run bench -- ${words}`,
  ].join('\n');
}

function rangesText(ranges) {
  const rate = (value) => value.toLocaleString('en');
  return Object.entries(ranges)
    .map(([name, { reference }]) => `${ROWS[name]} ${reference.map(rate).join('–')}`)
    .join('; ');
}

function workersText({ one, two, times, cores, seeds }) {
  const each = cores.map((rate) => rate.toFixed(0)).join(' and ');
  return (
    `A batch of ${seeds} seeds × 3 arms with one worker: ${one.toFixed(0)} runs a second of wall clock (${each}${CORES.length === 0 ? '' : ' on two cores'}); ` +
    `with two: ${two.toFixed(0)}, ${times.toFixed(2)} ×.`
  );
}

function coldText({ bareNode, imports, run }) {
  const milliseconds = (value) => `${Math.round(1000 * value)} ms`;
  return (
    `Cold start: node -e 0 takes ${milliseconds(bareNode)}, importing xstate, yaml and zod ${milliseconds(imports - bareNode)} more; ` +
    `brinkline run takes ${milliseconds(run)} (target: at most ${milliseconds(2.5 * bareNode + imports - bareNode)}).`
  );
}

function comparisonText({ seeds, arms, workers, seconds, stepping }) {
  return (
    `${seeds} seeds × ${arms} arms from a cold start to the printed table: ${seconds.toFixed(1)} s with ${workers} workers; ` +
    `stepping alone, at the rate above on each of them, takes ${stepping.toFixed(1)} s.`
  );
}

function pairingText({ addressed, sameSeedOneSequence, independent, outcome, a, b, runs, byOutcome }) {
  const against = (value, least) => (least === 0 ? '–' : (value / least).toFixed(1));
  const rows = Object.entries(byOutcome).map(([name, each]) =>
    row([name, against(each.independent, each.addressed), against(each.sameSeedOneSequence, each.addressed), '1']),
  );
  return [
    '',
    `Variance of the paired difference ${a} − ${b} of ${outcome}, ${runs} seeds: independent seeds ${independent.toFixed(4)}, ` +
      `same seed and one sequence ${sameSeedOneSequence.toFixed(4)}, addressed draws ${addressed.toFixed(4)}. As ratios:`,
    '',
    row(['outcome', 'independent', 'one sequence', 'addressed']),
    row(['---', '--:', '--:', '--:']),
    ...rows,
  ].join('\n');
}

function row(cells) {
  return `| ${cells.join(' | ')} |`;
}
