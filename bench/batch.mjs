// One batch of the shipped scenario in a process of its own: node bench/batch.mjs WORKERS SEEDS. Prints the number of runs.
import { streamBatch } from '../dist/experiment/threads/index.js';
import { shippedScenario } from './models/polishBorder.mjs';

const [workers, seeds] = process.argv.slice(2).map(Number);
const scenario = shippedScenario();
let runs = 0;
await streamBatch({ scenario, arms: ['open', 'unanswered', 'closed'], seed: 'bench', runs: seeds, workers }, (rows) => {
  runs += rows.length;
});
console.log(runs);
