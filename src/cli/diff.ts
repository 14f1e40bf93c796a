import { Command } from 'commander';
import type { Entry } from '../engine/index.js';
import { DISCLAIMER } from '../model/index.js';
import type { EntryLine, RunReader } from '../record/index.js';
import { partingOf, partingText } from '../telling/index.js';
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
      print(`a: ${headingOf(a)}\nb: ${headingOf(b)}\n${DISCLAIMER}\n\n${partingText(a.scenario, parting, 'a', 'b')}`);
      if (parting === null) return;
      const width = process.stdout.columns ?? 120;
      const told = await Promise.all(
        [fileA, fileB].map(async (file, i) => tellable(file, i === 0 ? 'a' : 'b', parting.at)),
      );
      const [left, right] = told;
      if (left !== undefined && right !== undefined) print(`\n${sideBySide(left, right, parting.at, width)}`);
    });
}

async function* entriesOf(run: RunReader): AsyncGenerator<EntryLine> {
  for await (const { entry } of run.entries()) yield entry;
}

/** A run from a time on, as `sideBySide` takes it. Keeps only entries with facts. */
async function tellable(file: string, title: string, from: number) {
  const run = await openRunFile(file);
  const entries: Entry[] = [];
  for await (const { entry } of run.entries()) if (entry.at >= from && entry.facts.length > 0) entries.push(entry);
  return { title: `${title}: ${armAndSeed(run.header)}`, scenario: run.scenario, entries };
}

function print(text: string): void {
  writeOut(`${text}\n`);
}
