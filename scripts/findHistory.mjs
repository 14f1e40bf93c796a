// Finds, for every scenario with a history, the first seed whose run meets its milestones, and how many seeds do. Run it again after
// a change of the model: `npm run build && node scripts/findHistory.mjs --write [--seeds 200] [--all] [NAME...]`. With --write it puts
// the seeds into the files. Without --all, it skips files whose own seed still meets the milestones.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkScenario, findHistory, prepareHistory } from 'brinkline';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const { values, positionals } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    all: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const most = Number(values.seeds);

for (const name of readdirSync('scenarios').filter((each) => each.endsWith('.yaml'))) {
  if (positionals.length > 0 && !positionals.some((part) => name.includes(part))) continue;
  const text = readFileSync(`scenarios/${name}`, 'utf8');
  const { scenario, problems } = checkScenario(text, name);
  if (scenario === null) throw new Error(`${name} is not valid: ${problems[0]?.message}`);
  if (scenario.history === undefined) continue;
  const { seed } = scenario.history;
  if (!values.all && prepareHistory(scenario)(seed).every(({ met }) => met)) {
    console.log(`${name}: seed ${seed} follows it`);
    continue;
  }
  const { first, follow, milestones } = findHistory(scenario, most);
  console.log(`${name}: ${follow} of ${most} seeds follow it; the first is ${first ?? 'none'} (now ${seed})`);
  for (const { says, met } of milestones) console.log(`  ${String(met).padStart(5)}  ${says}`);
  if (values.write && first !== null) {
    writeFileSync(`scenarios/${name}`, text.replace(/(^history:[^]*?^ {2}seed: ).*$/m, `$1${first}`));
  }
}
