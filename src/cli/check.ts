import { Command } from 'commander';
import { formatProblem } from '../scenario/index.js';
import { plural } from './plural.js';
import { CommandError, EXIT } from './exit.js';
import { readScenario } from './scenarioFile.js';
import { writeError, writeOut } from './terminal.js';

/** `brinkline check FILE...` */
export function checkCommand(): Command {
  return new Command('check')
    .description('Check scenario files and list every problem with its file:line:column.')
    .argument('<file...>', 'scenario files')
    .option('--json', 'print one JSON document: { ok, problems }')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline check scenarios/polish-border-strike.yaml\n  brinkline check my/*.yaml --json',
    )
    .action(async (files: string[], { json }: { json?: true }) => {
      const checked = [];
      for (const file of files) checked.push(await readScenario(file));
      const problems = checked.flatMap((each) => each.problems);
      const ok = problems.every(({ severity }) => severity === 'warning');
      if (json === true) writeOut(`${JSON.stringify({ ok, problems }, null, 2)}\n`);
      else {
        for (const problem of problems) writeError(`${formatProblem(problem)}\n`);
        for (const [i, { scenario }] of checked.entries()) {
          if (scenario === null) continue;
          const actors = plural(Object.keys(scenario.actors).length, 'actor');
          const arms = plural(Object.keys(scenario.arms).length, 'arm');
          writeOut(`${files[i]}: good. “${scenario.title}”, ${actors}, ${arms}.\n`);
        }
      }
      if (!ok) throw new CommandError('', EXIT.wrongFile);
    });
}
