// Functions that play an office: a hawk, a dove, and a commander who always waits ten minutes.
// Run it with: node examples/policy.mjs [runs]
import { readFileSync } from 'node:fs';
import { DISCLAIMER, checkScenario, formatProblem, playPolicies, runScenario } from 'brinkline';

const file = new URL('../scenarios/polish-border-strike.yaml', import.meta.url);
const { scenario, problems } = checkScenario(readFileSync(file, 'utf8'), 'polish-border-strike.yaml');
if (scenario === null) throw new Error(problems.map(formatProblem).join('\n'));

const isDecision = (ask) => ask.kind === 'decision';
const byRung = (ask) => ask.options.toSorted((a, b) => a.rung - b.rung);

// Null leaves an ask to the formula. These policies leave all asks to it that are not decisions, such as whether to call.
const hawk = (ask) => (isDecision(ask) ? byRung(ask).at(-1).id : null);
const dove = (ask) => (isDecision(ask) ? byRung(ask)[0].id : null);
const patient = (ask) => (isDecision(ask) ? { option: 'hold', after: 10 * 60, reason: 'ten minutes first' } : null);

const offices = ['nato.local-commander', 'nato.chief-of-staff'];
const players = { hawk, dove, patient };
const arm = 'closed';
const runs = Number(process.argv[2] ?? 20);
const seeds = Array.from({ length: runs }, (_, i) => `1/${i + 1}`);
const mean = (peaks) => (peaks.reduce((sum, peak) => sum + peak, 0) / peaks.length).toFixed(2);

const formula = seeds.map((seed) => runScenario(scenario, { arm, seed }).outcome.peakRung);
console.log(`the formula: mean peak rung ${mean(formula)} in ${runs} runs`);
for (const [name, policy] of Object.entries(players)) {
  const policies = Object.fromEntries(offices.map((office) => [office, policy]));
  const peaks = seeds.map((seed) => playPolicies(scenario, { arm, seed, policies }).result.outcome.peakRung);
  console.log(`${name}: ${mean(peaks)}`);
}
console.log(DISCLAIMER);
