import { Command } from 'commander';
import { DISCLAIMER } from '../model/index.js';
import { causesOf, whyDocument, whyDot, whyMermaid, whyText } from '../record/index.js';
import { CommandError, EXIT } from './exit.js';
import { headingOf, openRunFile, openToTell } from './runFile.js';
import { writeOut } from './terminal.js';
import { printChecks, printPivots } from './supposing.js';
import { requireTarget } from './whyTarget.js';

interface WhyFlags {
  readonly pivots?: true;
  readonly check?: true;
  readonly tree?: true;
  readonly json?: true;
  readonly dot?: true;
  readonly mermaid?: true;
  readonly all?: true;
}

/** `brinkline why RUN [SEQ|peak]` */
export function whyCommand(): Command {
  return new Command('why')
    .description(
      'Show the chain of causes behind an entry: who did what, with which beliefs and why, and what would have changed the choice.',
    )
    .argument('<run>', 'run file')
    .argument(
      '[target]',
      'peak: the crossing of the highest rung; an entry (#412); "rung 5": when it was first reached; or a time: 09:17, "day 1 09:17"',
      'peak',
    )
    .option('--tree', 'show every branch: all causes of each link')
    .option('--pivots', 'list the decisions that would have changed the peak rung if another option had been chosen')
    .option(
      '--check',
      'for each claim of what would have tipped a decision, run again with that change and say what comes of it',
    )
    .option('--json', 'print one JSON document: { target, links }, { pivots } or { claims }')
    .option('--dot', 'print a graph for Graphviz: at most 40 boxes, the nearest causes')
    .option('--mermaid', 'print such a graph for Mermaid')
    .option('--all', 'with --dot or --mermaid: every message as a box')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline why strike.run.jsonl peak\n  brinkline why strike.run.jsonl 09:17\n  brinkline why strike.run.jsonl "rung 5"\n  brinkline why strike.run.jsonl 412 --tree\n  brinkline why strike.run.jsonl --pivots\n  brinkline why strike.run.jsonl peak --dot | dot -Tsvg > why.svg',
    )
    .action(async (file: string, text: string, flags: WhyFlags) => {
      if (flags.pivots === true) return printPivots(file, flags.json === true);
      const wanted = await requireTarget(text, () => openRunFile(file));
      const { run, isCutOff } = await openToTell(file);
      const causes = await causesOf(async () => (await openRunFile(file)).entries(), wanted);
      if (causes === null) {
        const what = wanted === 'peak' ? 'nothing in this run raised the ladder' : `there is no entry #${wanted}`;
        throw new CommandError(`${file}: ${what}. brinkline replay ${file} shows what there is.`, EXIT.wrongUsage);
      }
      const document = whyDocument(run.scenario, causes);
      if (flags.check === true) return printChecks(file, document, flags.json === true);
      if (flags.json === true) return print(JSON.stringify({ ...document, notice: DISCLAIMER }, null, 2));
      if (flags.dot === true) return print(whyDot(document, flags.all === true));
      if (flags.mermaid === true) return print(whyMermaid(document, flags.all === true));
      const incomplete = isCutOff ? 'Incomplete: the file was cut off, and tells only the peak so far.\n' : '';
      print(`${headingOf(run)}\n${DISCLAIMER}\n${incomplete}\n${whyText(document, flags.tree === true)}`);
    });
}

function print(text: string): void {
  writeOut(`${text}\n`);
}
