import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Links } from '../../src/room/server/index.js';
import { Client, FILE, asksOf, folder } from './table.js';

/** What went wrong in rounds of killing a room at a random moment. */
export interface Kills {
  readonly rounds: number;
  readonly accepted: number;
  readonly wrong: readonly string[];
}

/**
 * Kills the server of one evening again and again while it takes commands, and starts it again. After each start, every accepted
 * command must be there, once. `random`: numbers from 0 to 1.
 */
export async function killAgainAndAgain(rounds: number, random: () => number): Promise<Kills> {
  const place = folder();
  const wrong: string[] = [];
  let accepted = 0;
  let links: Links | null = null;
  for (let round = 1; round <= rounds; round += 1) {
    const { child, links: now } = await start(place);
    if (links !== null && JSON.stringify(links) !== JSON.stringify(now)) wrong.push(`round ${round}: other links`);
    links = now;
    const nato = await Client.enter(links, links.seats[0]?.url ?? '');
    const cell = await Client.enter(links, links.facilitator);
    const [welcome] = nato.heard;
    const kept = welcome?.type === 'welcome' ? welcome.last : -1;
    if (kept < accepted) wrong.push(`round ${round}: ${accepted} was accepted, ${kept} is kept`);
    if (kept > 0) {
      const again = { type: 'do', no: kept, what: { type: 'rename', name: 'twice' } };
      if ((await nato.answerTo(again, kept)) !== 'replayed') wrong.push(`round ${round}: ${kept} is taken twice`);
    }
    const killing = new Promise<void>((resolve) => {
      setTimeout(
        () => {
          child.once('exit', () => resolve());
          child.kill('SIGKILL');
        },
        20 + random() * 150,
      );
    });
    void cell.do({ type: 'play', speed: 600 }).catch(() => {});
    accepted = kept;
    for (;;) {
      const [asked] = asksOf(nato);
      const option = asked?.options[0]?.id;
      const what =
        asked !== undefined && option !== undefined && random() < 0.5
          ? ({ type: 'answer', ask: asked.id, option } as const)
          : ({ type: 'rename', name: `name ${nato.no + 1}` } as const);
      const answer = await nato.do(what).catch(() => 'closed');
      if (answer === 'closed') break;
      if (answer === 'done') accepted = nato.no;
      // The limit on messages is not what is tested here.
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    await killing;
  }
  return { rounds, accepted, wrong };
}

async function start(place: string): Promise<{ readonly child: ChildProcess; readonly links: Links }> {
  const command = ['dist/cli/main.js', 'room', FILE, '--folder', place, '--port', '0', '--json'];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (text) => void (errors += String(text)));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', () => reject(new Error(`the room did not start: ${errors}`)));
  });
  return { child, links: JSON.parse(line) as Links };
}
