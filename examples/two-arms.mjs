// One seed under two arms: where does the story part? Run it with: node examples/two-arms.mjs [seed]
import { readFileSync } from 'node:fs';
import { DISCLAIMER, checkScenario, formatProblem, runScenario } from 'brinkline';

const file = new URL('../scenarios/polish-border-strike.yaml', import.meta.url);
const { scenario, problems } = checkScenario(readFileSync(file, 'utf8'), 'polish-border-strike.yaml');
if (scenario === null) throw new Error(problems.map(formatProblem).join('\n'));

const seed = process.argv[2] ?? 'k7';
for (const arm of ['open', 'closed']) {
  const decisions = [];
  const { outcome, hash } = runScenario(scenario, {
    arm,
    seed,
    trace: ({ at, facts }) => {
      for (const fact of facts)
        if (fact.fact === 'act') decisions.push([`${(at / 3600).toFixed(1)} h `, fact.actor, fact.says].join(' '));
    },
  });
  console.log(`${arm}: peak rung ${outcome.peakRung}, at the end ${outcome.finalRung} (run ${hash})`);
  for (const decision of decisions) console.log(`  ${decision}`);
}
console.log(DISCLAIMER);
