// One batch of the shipped scenario in a process of its own: node bench/batch.mjs WORKERS SEEDS. Prints runs and seconds of wall
// clock, from the call to the last row, as JSON.
import { performance } from 'node:perf_hooks';
import { streamBatch } from '../dist/experiment/index.js';
import { shippedScenario } from './models/polishBorder.mjs';

const [workers, seeds] = process.argv.slice(2).map(Number);
const scenario = shippedScenario();
let runs = 0;
const before = performance.now();
await streamBatch({ scenario, arms: ['open', 'unanswered', 'closed'], seed: 'bench', runs: seeds, workers }, (rows) => {
  runs += rows.length;
});
console.log(JSON.stringify({ runs, seconds: (performance.now() - before) / 1000 }));
