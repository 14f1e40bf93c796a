import { Command } from 'commander';
import { applyInjectRows, checkScenario, formatProblem, injectRows, visibleLine } from '../scenario/index.js';
import { CommandError, EXIT } from './exit.js';
import { fromCsv, toCsv } from './injects/csv.js';
import { parsePath } from './options.js';
import { plural } from './plural.js';
import { loadScenario, readText } from './scenarioFile.js';
import { shellQuote } from './shellQuote.js';
import { writeOut } from './terminal.js';
import { writeOutFile } from './write/outFile.js';

interface InjectsFlags {
  readonly csv?: string;
  readonly import?: string;
  readonly out?: string;
  readonly force?: true;
}

/** `brinkline injects FILE` */
export function injectsCommand(): Command {
  return new Command('injects')
    .description('List the injects of a scenario, as the spreadsheet that exercise planners keep, there and back.')
    .argument('<file>', 'scenario file')
    .option('--csv <file>', 'write the list as CSV for a spreadsheet', parsePath)
    .option('--import <csv>', 'read such a list, and write a scenario file with its changes', parsePath)
    .option('--out <file>', 'with --import: the new scenario file', parsePath)
    .option('--force', 'with --csv: replace a list that is already there')
    .addHelpText(
      'after',
      '\nTimes, hearers, texts, objectives, expected actions and notes can be changed in the list, and rows added.\n\nExamples:\n  brinkline injects polish-border-strike\n  brinkline injects my-crisis.yaml --csv injects.csv\n  brinkline injects my-crisis.yaml --import injects.csv --out my-crisis-2.yaml',
    )
    .action(async (file: string, flags: InjectsFlags) => {
      if (flags.import !== undefined) return importList(file, flags.import, flags);
      if (flags.out !== undefined)
        throw new CommandError('--out needs --import. The list goes to --csv.', EXIT.wrongUsage);
      const { scenario } = await loadScenario(file);
      const rows = injectRows(scenario);
      if (flags.csv === undefined) {
        for (const { id, time, medium, text } of rows)
          writeOut(`${[id, time, medium, text].filter(Boolean).join(' · ')}\n`);
        return;
      }
      const isOurs = (beginning: string) => beginning.startsWith('\uFEFFnumber,id,time');
      writeOutFile(flags.csv, { force: flags.force === true, inputs: [file], isOurs }, (put) => put(toCsv(rows)));
      writeOut(`${visibleLine(flags.csv)}: ${plural(rows.length, 'inject')}.\n`);
      writeOut(`Next:  npx brinkline injects ${shellQuote(file)} --import ${shellQuote(flags.csv)} --out new.yaml\n`);
    });
}

async function importList(file: string, list: string, { csv, out }: InjectsFlags): Promise<void> {
  if (csv !== undefined)
    throw new CommandError('--csv writes a list and --import reads one: use one of them.', EXIT.wrongUsage);
  if (out === undefined) throw new CommandError('--import needs --out: the new scenario file.', EXIT.wrongUsage);
  const { scenario, text } = await loadScenario(file);
  const read = await readText(list);
  if ('problem' in read) throw new CommandError(formatProblem(read.problem), EXIT.wrongFile);
  const { rows, problems } = fromCsv(read.text);
  if (problems.length > 0) throw refusal(list, problems);
  const applied = applyInjectRows(text, scenario, rows);
  if (applied.text === null) throw refusal(list, applied.problems);
  const made = applied.text;
  const checked = checkScenario(made, out);
  if (checked.scenario === null) {
    throw new CommandError(checked.problems.map(formatProblem).join('\n'), EXIT.wrongFile);
  }
  writeOutFile(out, { force: false, inputs: [file, list], isOurs: () => false }, (put) => put(made));
  writeOut(`${visibleLine(out)}: ${plural(checked.scenario.injects.length, 'inject')}.\n`);
  for (const id of applied.leftOut)
    writeOut(`${id} is not in the list and was kept: to leave it out, delete it in the file.\n`);
}

function refusal(list: string, problems: readonly string[]): CommandError {
  return new CommandError(
    problems.map((problem) => `${visibleLine(list)}: ${visibleLine(problem)}`).join('\n'),
    EXIT.wrongFile,
  );
}
