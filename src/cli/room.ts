import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { toString as qrText } from 'qrcode';
import type { EveningHeader, Links } from '../room/server/index.js';
import { JOURNAL, Room, RoomProblem, isLoopback, ownAddresses, readJournal } from '../room/server/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { applyArm, visibleLine } from '../scenario/index.js';
import { oneLine } from '../telling/index.js';
import { CommandError, EXIT } from './exit.js';
import { onInterrupt } from './interrupt.js';
import { parseCount, parsePath, parseSeed, worldOption } from './options.js';
import { endPlayers, meetPlayers } from './players/meeting.js';
import { LONGEST_TIMEOUT, parsePlayer, requireOffices } from './players/option.js';
import type { PlayerCommand } from './players/player.js';
import { tellProblem } from './players/problem.js';
import type { BeginningFlags } from './room/beginning.js';
import { newEvening, scenarioOf } from './room/beginning.js';
import { builtPage } from './roomPages.js';
import { askPrograms } from './room/programs.js';
import { loadScenario } from './scenarioFile.js';
import { shellQuote } from './shellQuote.js';
import { writeError, writeOut } from './terminal.js';

interface RoomFlags extends BeginningFlags {
  readonly player?: readonly PlayerCommand[];
  readonly playerTimeout: number;
  readonly folder?: string;
  readonly host: string;
  readonly port: number;
  readonly json?: true;
}

/** `brinkline room FILE` */
export function roomCommand(): Command {
  return new Command('room')
    .description(
      'Run a crisis live: people in the seats, on phones and laptops in the same network, and you at the console. Prints a link for you and one for each seat.',
    )
    .argument('<file>', 'scenario file; or the folder of an evening, to go on with it')
    .option('--arm <arm>', 'an arm of the scenario, or random (default: the file as written)')
    .option('--seed <seed>', 'the luck of the evening (default: nobody can know it)', parseSeed)
    .addOption(worldOption())
    .option('--player <office=command>', 'a program that can play an office; may be repeated', parsePlayer)
    .option('--player-timeout <seconds>', 'how long a program may take to answer', parseCount(LONGEST_TIMEOUT), 60)
    .option('--folder <dir>', 'where the evening is kept (default: ./evenings/<id>-<date>)', parsePath)
    .option('--host <host>', 'the address to listen at; 0.0.0.0 lets other machines in', '127.0.0.1')
    .option('--port <port>', 'the port to listen at; 0 takes a free one', parsePort, 4310)
    .option('--json', 'print the links as one line of JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline room polish-border-classroom --host 0.0.0.0\n  brinkline room polish-border-strike --arm random --folder monday\n  brinkline room monday                                        # goes on with it\n  brinkline room polish-border-classroom --player "russia.chief-of-staff=node examples/players/hold.mjs"\n\nStop with Ctrl-C. Everything that was accepted is in the folder, and the evening goes on from there.',
    )
    .action(room);
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 70_000;
  if (port > 65_535) throw new CommandError('--port: expected a whole number from 0 to 65535.', EXIT.wrongUsage);
  return port;
}

async function room(file: string, flags: RoomFlags): Promise<void> {
  const { host, port, player: commands = [], playerTimeout, json } = flags;
  try {
    const { folder, begun } = await eveningOf(file, flags);
    const scenario = scenarioOf(begun);
    requireOffices(scenario, commands);
    const players = await meetPlayers(scenario, commands, playerTimeout, { notify: tellProblem });
    const opened = await Room.open({
      folder,
      host,
      port,
      begin: () => begun,
      scenarioOf,
      programs: new Map([...players].map(([office, { label }]) => [office, label])),
      askProgram: askPrograms(begun.arm === null ? scenario : applyArm(scenario, begun.arm), players),
      page: builtPage,
      say: (line) => writeError(`${visibleLine(line)}\n`),
    });
    writeOut(
      json === true ? `${JSON.stringify(opened.links)}\n` : await introduction(opened.links, scenario, folder, host),
    );
    await new Promise<void>((resolve) => onInterrupt(resolve));
    await opened.close();
    await endPlayers(players);
    writeError(`Stopped. Go on with  npx brinkline room ${shellQuote(folder)}\n`);
  } catch (error) {
    if (!(error instanceof RoomProblem)) throw error;
    throw new CommandError(error.message, error.kind === 'file' ? EXIT.wrongFile : EXIT.wrongUsage);
  }
}

/** The folder of the evening, and how the evening begins or began. */
async function eveningOf(
  file: string,
  flags: RoomFlags,
): Promise<{ readonly folder: string; readonly begun: EveningHeader }> {
  if (isEvening(file)) {
    if (flags.folder !== undefined)
      throw new CommandError(`${file} is the folder of an evening: leave out --folder.`, EXIT.wrongUsage);
    return { folder: file, begun: goOn(file, flags) };
  }
  if (flags.folder !== undefined && isEvening(flags.folder)) {
    const { text } = await loadScenario(file, flags.world);
    const begun = goOn(flags.folder, flags);
    if (text !== begun.scenario.text) {
      writeError(
        `The evening goes on with the scenario as it was when it began; ${visibleLine(file)} differs from it.\n`,
      );
    }
    return { folder: flags.folder, begun };
  }
  const { scenario, text } = await loadScenario(file, flags.world);
  return { folder: flags.folder ?? newFolder(scenario), begun: newEvening(scenario, text, flags) };
}

function isEvening(folder: string): boolean {
  return existsSync(folder) && statSync(folder).isDirectory() && existsSync(join(folder, JOURNAL));
}

/** How an evening that is in a folder began. It keeps its arm, seed and world. */
function goOn(folder: string, { arm, seed, world }: RoomFlags): EveningHeader {
  const header = readJournal(folder)?.header;
  if (header === undefined) {
    throw new CommandError(
      `${folder}/${JOURNAL} was cut off in its first line. Remove it and begin again.`,
      EXIT.wrongFile,
    );
  }
  const differs = (arm !== undefined && arm !== header.arm) || (seed !== undefined && seed !== header.seed);
  if (differs || world !== undefined) {
    const message = `${folder} holds an evening that has its arm, seed and world. Leave out --arm, --seed and --world, or choose another --folder.`;
    throw new CommandError(message, EXIT.wrongUsage);
  }
  return header;
}

function newFolder({ id }: CheckedScenario): string {
  const day = new Date().toISOString().slice(0, 16).replace('T', '-').replace(':', '');
  return join('evenings', `${id}-${day}`);
}

async function introduction(links: Links, { title }: CheckedScenario, folder: string, host: string): Promise<string> {
  const lines = [
    oneLine(title),
    `The evening is kept in ${visibleLine(folder)}`,
    '',
    `You, the facilitator:  ${links.facilitator}`,
    `The projector:         ${links.projector}`,
    '',
    'The seats. Each link is for the people in that seat alone:',
  ];
  for (const { name, url } of links.seats) {
    lines.push(`  ${name}`, `  ${url}`);
    if (process.stdout.isTTY && !isLoopback(host)) lines.push(await qrText(url, { type: 'terminal', small: true }));
  }
  lines.push('', ...reach(host), '');
  return lines.join('\n');
}

/** Who can reach the room. */
function reach(host: string): string[] {
  if (isLoopback(host)) {
    return ['Only this machine can open these links. For phones and laptops in your network, add --host 0.0.0.0.'];
  }
  return [
    `Everybody in your network can reach this machine (${ownAddresses().join(', ')}). Without its link, nobody gets in.`,
    'The network itself can listen: what is sent is not encrypted.',
  ];
}
