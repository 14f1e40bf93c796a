import { Command } from 'commander';
import { DISCLAIMER } from '../model/index.js';
import type { EntryLine, RunReader } from '../record/index.js';
import type { ToldEntry } from '../telling/index.js';
import { partingOf, partingText } from '../telling/index.js';
import { visibleLine } from '../scenario/index.js';
import { armAndSeed, headingOf, openRunFile, openToTell } from './runFile.js';
import { sideBySide } from './sideBySide.js';
import { writeOut } from './terminal.js';

/** `brinkline diff RUN RUN` */
export function diffCommand(): Command {
  return new Command('diff')
    .description('Show where two recorded runs part, what differed there, and both stories side by side from then on.')
    .argument('<a>', 'run file')
    .argument('<b>', 'run file with another arm, seed or version of the scenario')
    .option('--json', 'print one JSON document: { parting }')
    .addHelpText('after', '\nExample:\n  brinkline diff open.run.jsonl closed.run.jsonl')
    .action(async (fileA: string, fileB: string, { json }: { json?: true }) => {
      const [{ run: a }, { run: b }] = [await openToTell(fileA), await openToTell(fileB)];
      const parting = await partingOf(entriesOf(a), entriesOf(b));
      if (json === true) return print(JSON.stringify({ parting, notice: DISCLAIMER }, null, 2));
      const differ =
        a.header.scenario.sha256 === b.header.scenario.sha256
          ? ''
          : 'The two were made from different scenario files.\n';
      print(
        `a: ${visibleLine(fileA)}: ${headingOf(a)}\nb: ${visibleLine(fileB)}: ${headingOf(b)}\n${differ}${DISCLAIMER}\n\n${partingText(a.scenario, parting, 'a', 'b')}`,
      );
      if (parting === null) return;
      const width = process.stdout.columns ?? 120;
      const told = await Promise.all([fileA, fileB].map(async (file, i) => tellable(file, i === 0 ? 'a' : 'b')));
      const [left, right] = told;
      if (left !== undefined && right !== undefined) print(`\n${sideBySide(left, right, parting.at, width)}`);
    });
}

async function* entriesOf(run: RunReader): AsyncGenerator<EntryLine> {
  for await (const { entry } of run.entries()) yield entry;
}

/** A run as `sideBySide` takes it. Keeps only what is told. */
async function tellable(file: string, title: string) {
  const run = await openRunFile(file);
  const entries: ToldEntry[] = [];
  for await (const { entry } of run.entries()) {
    const { seq, at, facts } = entry;
    if (facts.length > 0) entries.push({ seq, at, facts });
  }
  return { title: `${title}: ${armAndSeed(run.header)}`, scenario: run.scenario, entries };
}

function print(text: string): void {
  writeOut(`${text}\n`);
}
