import { Command, InvalidArgumentError } from 'commander';
import { DISCLAIMER } from '../model/index.js';
import type { Target } from '../record/index.js';
import { causesOf, whyDocument, whyDot, whyMermaid, whyText } from '../record/index.js';
import { CommandError, EXIT } from './exit.js';
import { headingOf, openRunFile, openToTell } from './runFile.js';
import { writeOut } from './terminal.js';
import { printChecks, printPivots } from './supposing.js';

interface WhyFlags {
  readonly pivots?: true;
  readonly check?: true;
  readonly tree?: true;
  readonly json?: true;
  readonly dot?: true;
  readonly mermaid?: true;
}

/** `brinkline why RUN [SEQ|peak]` */
export function whyCommand(): Command {
  return new Command('why')
    .description(
      'Show the chain of causes behind an entry: who did what, with which beliefs and why, and what would have changed the choice.',
    )
    .argument('<run>', 'run file')
    .argument('[target]', 'an entry (#412) or peak: the crossing of the highest rung', target, 'peak')
    .option('--tree', 'show every branch: all causes of each link')
    .option(
      '--pivots',
      'list the single decisions that would have changed the peak rung, had another option been chosen',
    )
    .option('--check', 'run each claim of what would have tipped a decision again, and say what comes of it')
    .option('--json', 'print one JSON document: { target, links }')
    .option('--dot', 'print a graph for Graphviz')
    .option('--mermaid', 'print a graph for Mermaid')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline why strike.run.jsonl peak\n  brinkline why strike.run.jsonl 412 --tree\n  brinkline why strike.run.jsonl --pivots\n  brinkline why strike.run.jsonl peak --dot | dot -Tsvg > why.svg',
    )
    .action(async (file: string, wanted: Target, flags: WhyFlags) => {
      if (flags.pivots === true) return printPivots(file, flags.json === true);
      const { run, isCutOff } = await openToTell(file);
      const causes = await causesOf(async () => (await openRunFile(file)).entries(), wanted);
      if (causes === null) {
        const what = wanted === 'peak' ? 'nothing in this run raised the ladder' : `there is no entry #${wanted}`;
        throw new CommandError(`${file}: ${what}. brinkline replay ${file} tells what there is.`, EXIT.wrongUsage);
      }
      const document = whyDocument(run.scenario, causes);
      if (flags.check === true) return printChecks(file, document, flags.json === true);
      if (flags.json === true) return print(JSON.stringify({ ...document, notice: DISCLAIMER }, null, 2));
      if (flags.dot === true) return print(whyDot(document));
      if (flags.mermaid === true) return print(whyMermaid(document));
      const incomplete = isCutOff ? 'Incomplete: the file was cut off, and tells only the peak so far.\n' : '';
      print(`${headingOf(run)}\n${DISCLAIMER}\n${incomplete}\n${whyText(document, flags.tree === true)}`);
    });
}

function target(text: string): Target {
  if (text === 'peak') return 'peak';
  if (/^#?\d+$/.test(text)) return Number(text.replace('#', ''));
  throw new InvalidArgumentError('Expected peak, or an entry such as #412.');
}

function print(text: string): void {
  writeOut(`${text}\n`);
}
