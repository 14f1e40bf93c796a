import { Command } from 'commander';
import { DISCLAIMER } from '../model/index.js';
import type { MilestoneResult } from '../play/index.js';
import { findHistory, prepareHistory } from '../play/index.js';
import type { CheckedScenario, History } from '../scenario/index.js';
import { visibleLine } from '../scenario/index.js';
import { historyText } from '../telling/index.js';
import { CommandError, EXIT } from './exit.js';
import { parseCount, parseSeed } from './options.js';
import { loadScenario } from './scenarioFile.js';
import { shellQuote } from './shellQuote.js';
import { writeOut } from './terminal.js';

interface HistoryFlags {
  readonly seed?: string;
  readonly find?: true;
  readonly seeds: number;
  readonly json?: true;
}

/** `brinkline history FILE` */
export function historyCommand(): Command {
  return new Command('history')
    .description(
      'Show each milestone of a historical scenario, and whether the run that follows history meets it; exit with 1 if it misses one.',
    )
    .argument('<file>', 'scenario file with a history')
    .option('--seed <seed>', 'another seed than the one that the file names', parseSeed)
    .option('--find', 'look for the first seed whose run meets every milestone, and count how many do')
    .option('--seeds <n>', 'with --find: how many seeds to try', parseCount(1_000_000), 200)
    .option('--json', 'print one JSON document: { arm, seed, milestones }; with --find also { tried, follow }')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline history przewodow-2022\n  brinkline history przewodow-2022 --seed 1/7\n  brinkline history my-crisis.yaml --find --seeds 1000',
    )
    .action(async (file: string, flags: HistoryFlags) => {
      const { scenario } = await loadScenario(file);
      const { history } = scenario;
      if (history === undefined) {
        const cure = 'give it the field history, with the milestones that its run should meet (docs/scenarios.md)';
        throw new CommandError(`${visibleLine(file)} has no history: ${cure}.`, EXIT.wrongUsage);
      }
      const isMet = flags.find === true ? find(file, scenario, history, flags) : show(scenario, history, flags);
      if (!isMet) throw new CommandError('', EXIT.wrongFile);
    });
}

function show(scenario: CheckedScenario, { arm, seed: own }: History, { seed = own, json }: HistoryFlags): boolean {
  const milestones = prepareHistory(scenario)(seed);
  if (json === true) writeOut(`${JSON.stringify({ arm, seed, milestones, notice: DISCLAIMER }, null, 2)}\n`);
  else writeOut(`${headed(scenario, arm, seed, milestones)}\n`);
  return milestones.every(({ met }) => met);
}

function headed(scenario: CheckedScenario, arm: string, seed: string, results: readonly MilestoneResult[]): string {
  const missed = results.filter(({ met }) => !met).length;
  const verdict = missed === 0 ? 'It meets every milestone.' : `It misses ${missed} of ${results.length} milestones.`;
  const heading = `${scenario.title} · arm ${arm} · seed ${visibleLine(seed)}`;
  return [heading, DISCLAIMER, '', historyText(scenario, results), '', verdict].join('\n');
}

function find(
  file: string,
  scenario: CheckedScenario,
  { arm }: History,
  { seeds: tried, json }: HistoryFlags,
): boolean {
  const { first, follow, milestones } = findHistory(scenario, tried);
  if (json === true) {
    writeOut(`${JSON.stringify({ arm, seed: first, tried, follow, milestones, notice: DISCLAIMER }, null, 2)}\n`);
    return first !== null;
  }
  const rows = milestones.map(({ says, met }) => `  ${String(met).padStart(String(tried).length)}  ${says}`);
  const next =
    first === null
      ? 'No seed meets them all: the rarest milestone above says where the scenario and history part.'
      : `The first is ${first}. To make it the run of the file, write seed: ${first} under history.\n\nNext:  npx brinkline history ${shellQuote(file)} --seed ${first}`;
  const heading = `${scenario.title} · arm ${arm}\n${DISCLAIMER}`;
  writeOut(
    `${heading}\n\nHow many of ${tried} seeds meet each milestone:\n${rows.join('\n')}\n\n${follow} meet all. ${next}\n`,
  );
  return first !== null;
}
