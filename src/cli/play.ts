import { Command } from 'commander';
import { DISCLAIMER } from '../model/index.js';
import { seatsOf, sideOf, visibleLine } from '../scenario/index.js';
import { Names, oneLine, sentence, summary } from '../telling/index.js';
import { CommandError, EXIT } from './exit.js';
import { parseCount, parseNames, parsePath, parseSeed, worldOption } from './options.js';
import type { Begun, PlayFlags } from './play/begin.js';
import { begin, goOn } from './play/begin.js';
import { wholeStory } from './play/ending.js';
import { Evening } from './play/evening.js';
import type { Journal } from './play/journal.js';
import { personHere } from './play/personHere.js';
import { Programs } from './play/programs.js';
import type { Table } from './play/table.js';
import { endPlayers } from './players/meeting.js';
import { LONGEST_TIMEOUT, parsePlayer } from './players/option.js';
import { armAndSeed } from './runFile.js';
import { readText } from './scenarioFile.js';
import { shellQuote } from './shellQuote.js';
import { writeOut } from './terminal.js';
import { isRunFile } from './write/ownFiles.js';

/** `brinkline play FILE` */
export function playCommand(): Command {
  return new Command('play')
    .description(
      'Play offices of a scenario yourself: see only what they know, decide when they are asked, and hear the whole story at the end.',
    )
    .argument('<file>', 'scenario file; or the file of an unfinished evening, to continue it')
    .option('--as <seats>', 'the seats or offices that you play, separated by commas', parseNames)
    .option('--arm <arm>', 'an arm of the scenario (default: the file as written)')
    .option('--seed <seed>', 'the luck of the run (default: 1)', parseSeed)
    .addOption(worldOption())
    .option(
      '--player <office=command>',
      'a program that plays another office and exchanges lines of JSON; may be repeated',
      parsePlayer,
    )
    .option('--player-timeout <seconds>', 'how long a program may take to answer', parseCount(LONGEST_TIMEOUT), 60)
    .option('--out <run>', 'the file that keeps the evening (default: ./<id>-<seed>.evening.jsonl)', parsePath)
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline play polish-border-classroom --as nato-border\n  brinkline play polish-border-strike --arm open --seed k7 --as nato.local-commander,nato.chief-of-staff --out monday.jsonl\n  brinkline play polish-border-strike --as nato.chief-of-staff --player "russia.chief-of-staff=node examples/players/hold.mjs"\n  brinkline play monday.jsonl                                  # continues it\n\nType help at any question to see what you can do. At the end, the file of the evening is an ordinary run file, for replay and why.',
    )
    .action(play);
}

async function play(file: string, flags: PlayFlags): Promise<void> {
  const read = await readText(file);
  const text = 'text' in read ? read.text : '';
  if (isFirstLineCut(text)) {
    throw new CommandError(
      `${file} was cut off in its first line, before anything was done at the table. Begin again.`,
      EXIT.wrongFile,
    );
  }
  const begun = await (isRunFile(text) ? goOn(file, flags) : begin(file, flags));
  const { table, journal, players } = begun;
  const person = await personHere();
  introduce(begun, person.hint);
  if (isRunFile(text) && !text.endsWith('\n'))
    print('The file was cut off: the evening goes on from the last whole line.');
  const evening = new Evening(table, journal, person, new Programs(table, players));
  let hasEnded = false;
  try {
    hasEnded = await evening.play();
  } finally {
    person.close();
    await endPlayers(players);
  }
  if (hasEnded) return finish(table, journal);
  const how = `Go on with  npx brinkline play ${shellQuote(journal.file)}`;
  if (person.isInterrupted) throw new CommandError(`Stopped. ${how}`, EXIT.interrupted);
  if (!evening.hasHeard) {
    const nothing = 'There was nothing to read: play needs a terminal, or a pipe with an answer on each line.';
    throw new CommandError(`${nothing} ${how}`, EXIT.wrongUsage);
  }
  print(`\nStopped. ${how}`);
}

function introduce({ table: { scenario, offices }, journal }: Begun, hint: string): void {
  const names = new Names(scenario);
  const sides = [...new Set(offices.map(sideOf))];
  const seats = seatsOf(scenario).filter((seat) => !seat.observer && seat.offices.some((one) => offices.includes(one)));
  const briefings = [
    ...sides.map((side) => scenario.sides[side]?.briefing ?? ''),
    ...seats.flatMap(({ briefing, wants }) => [briefing, wants]),
  ];
  print(`This evening is kept in ${visibleLine(journal.file)}\n`);
  print(`${oneLine(scenario.title)}\n${DISCLAIMER}\n`);
  for (const text of [scenario.background, ...briefings]) if (text.trim() !== '') print(`${oneLine(text.trim())}\n`);
  print(`You play ${names.actors(offices)}. ${hint}`);
}

function finish(table: Table, journal: Journal): void {
  const { scenario, arm, seed } = table.seating;
  const result = journal.complete(scenario, table.inputs);
  if (result.hash !== table.result().hash)
    throw new Error('internal error: the recorded run is not the one that was played');
  print(`\nThe end. ${sentence(armAndSeed({ arm, seed, world: journal.world }))}\n`);
  print(`${wholeStory(table)}\n\n${summary(table.scenario, result)}\n`);
  const file = shellQuote(journal.file);
  print(`Next:  npx brinkline why ${file} peak\n       npx brinkline replay ${file} --verify`);
}

function print(text: string): void {
  writeOut(`${text}\n`);
}

/** Whether a file is the beginning of the first line of a run file, and no more. */
function isFirstLineCut(text: string): boolean {
  const begins = '{"arm":';
  return text !== '' && !text.includes('\n') && (text.startsWith(begins) || begins.startsWith(text));
}
