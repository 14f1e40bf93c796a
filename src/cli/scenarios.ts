import { Command } from 'commander';
import { plural } from './plural.js';
import { readScenario } from './scenarioFile.js';
import { shippedNames } from './shipped.js';
import { writeOut } from './terminal.js';

/** `brinkline scenarios` */
export function scenariosCommand(): Command {
  return new Command('scenarios')
    .description(
      'List the scenarios that come with brinkline. Every command takes these names in place of a scenario file.',
    )
    .option('--json', 'print one JSON document: { scenarios }')
    .addHelpText('after', '\nExamples:\n  brinkline scenarios\n  brinkline run polish-border-strike')
    .action(async ({ json }: { json?: true }) => {
      const scenarios = await Promise.all(shippedNames().map(describe));
      if (json === true) {
        writeOut(`${JSON.stringify({ scenarios }, null, 2)}\n`);
        return;
      }
      const width = Math.max(...scenarios.map(({ name }) => name.length));
      for (const { name, title, arms } of scenarios) {
        writeOut(`${name.padEnd(width)}  ${title} (${plural(arms.length, 'arm')})\n`);
      }
      writeOut('\nNext:  npx brinkline run polish-border-strike\n');
    });
}

async function describe(name: string): Promise<{ name: string; title: string; summary: string; arms: string[] }> {
  const { scenario } = await readScenario(name);
  if (scenario === null) throw new Error(`the shipped scenario ${name} has errors`);
  return { name, title: scenario.title, summary: scenario.summary.trim(), arms: Object.keys(scenario.arms) };
}
