import { Command } from 'commander';
import { DISCLAIMER } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { nearest, sideOf, visibleLine } from '../scenario/index.js';
import { Names, oneLine, sentence, summary } from '../telling/index.js';
import { CommandError, EXIT } from './exit.js';
import { parseNames, parsePath, parseSeed } from './options.js';
import { wholeStory } from './play/ending.js';
import { Evening } from './play/evening.js';
import { Journal } from './play/journal.js';
import { Lines } from './play/lines.js';
import { takeUp } from './play/readJournal.js';
import { Table } from './play/table.js';
import { loadScenario, readText, requireArm } from './scenarioFile.js';
import { shellQuote } from './shellQuote.js';
import { writeOut } from './terminal.js';
import { isRunFile } from './write/ownFiles.js';

interface PlayFlags {
  readonly arm?: string;
  readonly seed?: string;
  readonly as?: readonly string[];
  readonly out?: string;
}

/** `brinkline play FILE` */
export function playCommand(): Command {
  return new Command('play')
    .description(
      'Play offices of a scenario yourself: see only what they know, decide when they are asked, and hear the whole story at the end.',
    )
    .argument('<file>', 'scenario file, or the file of an unfinished evening, to go on with it')
    .option('--as <offices>', 'the offices that you play, separated by commas', parseNames)
    .option('--arm <arm>', 'an arm of the scenario (default: the file as written)')
    .option('--seed <seed>', 'the luck of the run (default: 1)', parseSeed)
    .option('--out <run>', 'where the evening is kept (default: ./<id>-<seed>.evening.jsonl)', parsePath)
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline play polish-border-classroom --as nato.local-commander\n  brinkline play polish-border-strike --arm open --seed k7 --as nato.local-commander,nato.chief-of-staff --out monday.jsonl\n  brinkline play monday.jsonl                                  # goes on with it\n\nAt the end the file of the evening is an ordinary run file, for replay and why.',
    )
    .action(play);
}

async function play(file: string, flags: PlayFlags): Promise<void> {
  const read = await readText(file);
  const isJournal = 'text' in read && isRunFile(read.text);
  const { table, journal } = isJournal ? await goOn(file, flags) : await begin(file, flags);
  introduce(table, journal);
  const lines = new Lines();
  const hasEnded = await new Evening(table, journal, lines).play();
  lines.close();
  if (hasEnded) finish(table, journal);
  else stop(journal, lines.interrupted);
}

interface Begun {
  readonly table: Table;
  readonly journal: Journal;
}

async function begin(file: string, { arm: wanted, seed = '1', as: offices, out }: PlayFlags): Promise<Begun> {
  const { scenario, text } = await loadScenario(file);
  const arm = wanted === undefined ? null : requireArm(scenario, wanted);
  requireOffices(scenario, offices);
  const table = new Table({ scenario, arm, seed, offices });
  const { id } = scenario;
  const name = out ?? `./${id}-${seed.replaceAll(/[^\p{L}\p{N}._-]/gu, '-')}.evening.jsonl`;
  return { table, journal: Journal.create(name, { text, id, arm, seed, inputs: table.inputs }) };
}

async function goOn(file: string, flags: PlayFlags): Promise<Begun> {
  if (Object.keys(flags).length > 0) {
    throw new CommandError(
      `${file} is an evening that was begun: its offices, arm and seed are in it. Leave out --as, --arm, --seed and --out.`,
      EXIT.wrongUsage,
    );
  }
  const { table, text, isTorn } = await takeUp(file);
  const { scenario, arm, seed } = table.seating;
  const journal = Journal.goOn(file, { text, id: scenario.id, arm, seed, inputs: table.inputs });
  if (isTorn) print('The last line of the file was cut off, and is left out.');
  return { table, journal };
}

function requireOffices(scenario: CheckedScenario, given: readonly string[] = []): asserts given is readonly string[] {
  const offices = Object.keys(scenario.actors);
  const known = `${scenario.id} has ${offices.join(', ')}`;
  if (offices.length === 0) throw new CommandError(`${scenario.id} has no offices to play.`, EXIT.wrongUsage);
  if (given.length === 0)
    throw new CommandError(`Whom do you play? Name offices with --as: ${known}.`, EXIT.wrongUsage);
  const unknown = given.find((office) => !offices.includes(office));
  if (unknown === undefined) return;
  const near = nearest(unknown, offices);
  const hint = near === undefined ? `${known}.` : `Did you mean “${near}”?`;
  throw new CommandError(`${scenario.id} has no office “${unknown}”. ${hint}`, EXIT.wrongUsage);
}

function introduce({ scenario, seating: { offices } }: Table, { file }: Journal): void {
  const names = new Names(scenario);
  const sides = [...new Set(offices.map(sideOf))];
  const briefings = sides.map((side) => scenario.sides[side]?.briefing ?? '');
  print(`This evening is kept in ${visibleLine(file)}\n`);
  print(`${oneLine(scenario.title)}\n${DISCLAIMER}\n`);
  for (const text of [scenario.background, ...briefings]) if (text.trim() !== '') print(`${oneLine(text.trim())}\n`);
  print(`You play ${offices.map((office) => names.actor(office)).join(' and ')}. Type help for what you can do.`);
}

function finish(table: Table, journal: Journal): void {
  const { scenario, arm, seed } = table.seating;
  const result = journal.complete(scenario, table.inputs);
  if (result.hash !== table.result().hash) throw new Error('the recorded run is not the one that was played');
  print(`\nThe end. ${sentence(arm === null ? 'as written' : `arm ${arm}`)} · seed ${visibleLine(seed)}\n`);
  print(`${wholeStory(table)}\n\n${summary(table.scenario, result)}\n`);
  const file = shellQuote(journal.file);
  print(`Next:  npx brinkline why ${file} peak\n       npx brinkline replay ${file} --verify`);
}

/** Says how to go on with an evening that was stopped. */
function stop({ file }: Journal, interrupted: boolean): void {
  const how = `Stopped. Go on with  npx brinkline play ${shellQuote(file)}`;
  if (interrupted) throw new CommandError(how, EXIT.interrupted);
  print(`\n${how}`);
}

function print(text: string): void {
  writeOut(`${text}\n`);
}
