import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  brinkline,
  expectNoStack,
  expectRefusal,
  isAlive,
  QUICK,
  SHIPPED,
  start,
  temporaryFolder,
  write,
} from './brinkline.js';
import { carriedOut } from './carriedOut.js';

const folder = temporaryFolder();

/** The command of a program that handles each message by these statements. `m` is the message, `send` writes one. */
function program(name: string, statements: string): string {
  const file = write(
    folder,
    `${name}.mjs`,
    `import { createInterface } from 'node:readline';
     import { appendFileSync } from 'node:fs';
     const send = (message) => console.log(JSON.stringify(message));
     for await (const line of createInterface({ input: process.stdin })) {
       const m = JSON.parse(line);
       ${statements}
     }`,
  );
  return `node '${file}'`;
}

const READY = `if (m.type === 'hello') send({ type: 'ready', name: 'test' });`;

/** Runs the quick scenario with a player in an office, and verifies its run file. Gives that file, by line. */
async function play(name: string, player: string, ...more: string[]) {
  const out = `${folder}/${name}.run.jsonl`;
  const finished = await carriedOut(['run', QUICK, '--player', player, '--out', out, '--quiet', ...more]);
  expect(finished.code).toBe(0);
  expectNoStack(finished);
  expect(await carriedOut(['replay', out, '--verify'])).toMatchObject({ code: 0 });
  const text = readFileSync(out, 'utf8');
  const lines = text.trimEnd().split('\n');
  return { ...finished, text, lines: lines.map((line) => JSON.parse(line) as Line) };
}

interface Line {
  readonly kind: string;
  readonly origin?: string;
  readonly at: number;
  readonly event: object;
  readonly facts?: readonly { readonly fact: string; readonly by?: string }[];
}
type Played = Awaited<ReturnType<typeof play>>;

function inputsOf({ lines }: Played) {
  return lines.filter(({ kind }) => kind === 'input');
}

function factsOf({ lines }: Played) {
  return lines.flatMap(({ at, facts = [] }) => facts.map((fact) => ({ at, ...fact })));
}

describe.concurrent('run --player', () => {
  test('the shipped example holds: the file verifies without it, and has its name and reason, not its command', async () => {
    const played = await play('hold', 'north.local=node examples/players/hold.mjs');
    const answers = inputsOf(played).filter(({ event }) => 'ask' in event);
    expect(played.stderr).toBe('');
    expect(answers.length).toBeGreaterThan(0);
    for (const { event } of answers) {
      expect(event).toMatchObject({ option: 'hold', by: 'player:hold', reason: 'wait and see' });
    }
    expect(played.text).not.toContain('hold.mjs');
  });

  test.each([
    [
      'the first rule that counts',
      [{ options: ['hold'], kind: 'answer-call' }, { options: ['none', 'posture'] }],
      'posture',
    ],
    [
      'a rule for the case',
      [
        { options: ['hold'], case: 'submarine' },
        { options: ['call'], case: 'CUTTER' },
      ],
      'call',
    ],
    ['what stands under otherwise, where no rule counts', [{ options: ['no-such-option'] }], 'limited-retaliation'],
  ])('the shipped example in Python follows its table: %s', async (name, rules, option) => {
    const reasoned = rules.map((rule) => ({ ...rule, reason: 'by the table' }));
    const table = { name: 'my table', rules: reasoned, otherwise: ['none', 'limited-retaliation'] };
    const file = write(folder, `${option}.json`, JSON.stringify(table));
    const played = await play(option, `north.local=python3 examples/players/table.py '${file}'`);
    expect(played.stderr).toBe('');
    const [answer] = inputsOf(played).flatMap(({ event }) => ('ask' in event ? [event] : []));
    const reason = name.includes('otherwise') ? {} : { reason: 'by the table' };
    expect(answer).toMatchObject({ option, by: 'player:my table', ...reason });
  });

  test('the table that comes with the example can be played', async () => {
    const player = 'north.local=python3 examples/players/table.py examples/players/careful.json';
    const played = await play('careful', player);
    expect(played.stderr).toBe('');
    expect(inputsOf(played).at(-1)?.event).toMatchObject({ by: 'player:careful', option: 'hold' });
  });

  test('a program is told what its office knows, and nothing else', async () => {
    const heard = `${folder}/heard.jsonl`;
    const answer = `if (m.type === 'ask') send({ type: 'answer', id: m.id, option: m.options[0].id });`;
    const keep = `appendFileSync(${JSON.stringify(heard)}, line + '\\n');`;
    const ready = READY.replace(`'test'`, `'test', news: true`);
    await play('heard', `north.chief=${program('heard', `${keep} ${ready} ${answer}`)}`);
    const text = readFileSync(heard, 'utf8');
    const messages = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(messages[0]).toMatchObject({ type: 'hello', protocol: 1, office: 'north.chief', side: 'north' });
    expect(messages.at(-1)).toEqual({ type: 'end' });
    const ask = messages.find((m) => m['type'] === 'ask' && m['case'] !== null);
    expect(ask).toMatchObject({
      case: { id: 'case 1', name: expect.stringContaining('cutter') },
      view: { seat: 'north.chief' },
    });
    expect(messages.some(({ type }) => type === 'news')).toBe(true);
    expect(text).not.toMatch(/"(?:seq|formula|truth|luck|lnRatio|because)"|shell\/|aiming-error/);
  });

  test('an answer after some time is given then', async () => {
    const later = `if (m.type === 'ask') send({ type: 'answer', id: m.id, option: m.options[0].id, after: '3m' });`;
    const played = await play('later', `north.local=${program('later', READY + later)}`);
    const asked = factsOf(played).find(({ fact }) => fact === 'ask');
    const answered = factsOf(played).find(({ fact }) => fact === 'answered');
    expect(answered).toMatchObject({ at: (asked?.at ?? 0) + 180, by: 'player:test' });
  });

  describe('where a program breaks a rule, that is told with the office and with what decides now:', () => {
    const bad = (how: string, ...more: string[]) => `node test/cli/fixtures/misbehaves.mjs '${how}' ${more.join(' ')}`;
    const OUT = 'Doctrine decides for this office from now on.';
    const ONCE = '; doctrine decides.';

    test.each([
      ['ends at once', 'false', `player:unnamed is out: it ended with exit code 1. ${OUT}`],
      ['is not there', './no-such-program', 'player:unnamed is out: it cannot be started: '],
      ['is no program', SHIPPED, 'player:unnamed is out: it cannot be started: '],
      ['is a folder', 'examples', 'player:unnamed is out: it cannot be started: '],
      ['writes before it is greeted', null, `player:unnamed is out: it did not get ready: type: `],
      ['ends when asked', null, `player:bad is out: it ended with exit code 3. ${OUT}`],
      ['never answers', null, `player:bad, ask 1: no answer came within 1 second${ONCE}`],
      ['writes a line without end', null, `player:bad is out: it wrote a line of more than 1 MiB. ${OUT}`],
      ['writes lines without end', null, `player:bad is out: it wrote more than 100 lines without being asked. ${OUT}`],
      ['writes no JSON', null, `player:bad, ask 1: the line is not JSON${ONCE}`],
      ['writes no UTF-8', null, `player:bad, ask 1: the line is not UTF-8${ONCE}`],
      ['chooses what is no option', null, 'player:bad, ask 1: option: “constructor” is not one of hold, '],
      ['answers what nobody asked', null, `player:bad, ask 1: id: there is no ask “ask 99”${ONCE}`],
    ])('it %s, and doctrine decides', async (name, command, told) => {
      const limit = ['--player-timeout', name === 'never answers' ? '1' : '30'];
      const played = await play(name.replaceAll(' ', '-'), `north.local=${command ?? bad(name)}`, ...limit);
      expect(played.stderr).toContain(`north.local: ${told}`);
      const answered = factsOf(played).filter(({ fact }) => fact === 'answered');
      expect(answered.length).toBeGreaterThan(0);
      expect(answered.every(({ by }) => by === 'doctrine')).toBe(true);
    });

    test.each([
      ['writes before it is asked', 'player:bad: it wrote 1 unexpected line; this does not count.'],
      ['answers twice', 'player:bad: it wrote 1 unexpected line; this does not count.'],
      ['answers an ask that is over', 'player:bad, ask 2: it answered an earlier ask; that does not count.'],
    ])('it %s, and its right answers count', async (name, told) => {
      const played = await play(name.replaceAll(' ', '-'), `north.chief=${bad(name)}`);
      expect(played.stderr).toContain(`north.chief: ${told}`);
      const answers = inputsOf(played).flatMap(({ event }) => ('ask' in event ? [event] : []));
      expect(answers.length).toBeGreaterThan(1);
      const right = await play(`right-${name.replaceAll(' ', '-')}`, `north.chief=${bad('keeps to the rules')}`);
      expect(played.text).toBe(right.text);
    });

    test.each([
      ['closes its output', 'it closed its output'],
      ['closes its input', 'it closed its input'],
    ])('it %s, and nothing that it says counts from then on', async (name, told) => {
      const played = await play(name.replaceAll(' ', '-'), `north.chief=${bad(name)}`);
      expect(played.stderr).toBe(`north.chief: player:bad is out: ${told}. ${OUT}\n`);
      expect(factsOf(played).filter(({ fact }) => fact === 'ask').length).toBeGreaterThan(1);
      const answered = factsOf(played).filter(({ fact }) => fact === 'answered');
      expect(answered.filter(({ by }) => by !== 'doctrine').map(({ by }) => by)).toEqual(['player:bad']);
    });

    test('it ignores SIGTERM and does not end, and is stopped after the run', async () => {
      const file = `${folder}/pid`;
      const played = await play('ignores', `north.chief=${bad('ignores SIGTERM', file)}`);
      expect(played.stderr).toBe('');
      expect(isAlive(Number(readFileSync(file, 'utf8')))).toBe(false);
    });

    test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
      'it ends with a command that is ended by %s',
      async (signal) => {
        const file = `${folder}/pid-${signal}`;
        // It takes no notice of a closed input either.
        const player = `north.chief=sh -c 'sleep 1000 & echo $! > ${file}; wait'`;
        const { child, finished } = start(['run', QUICK, '--player', player]);
        while (!existsSync(file) || readFileSync(file, 'utf8') === '') await setTimeout(10);
        child.kill(signal);
        expect((await finished).code).toBe({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal]);
        const pid = Number(readFileSync(file, 'utf8'));
        for (let tries = 0; isAlive(pid) && tries < 1500; tries += 1) await setTimeout(10);
        expect(isAlive(pid)).toBe(false);
      },
    );
  });

  test('--inject goes with a player: the file has both, and verifies', async () => {
    const inputs = write(folder, 'inputs.yaml', 'inputs: [{ at: 30m, incident: shell }]');
    const player = 'north.local=node examples/players/hold.mjs';
    const played = await play('inject', player, '--inject', inputs);
    const origins = new Set(inputsOf(played).flatMap(({ origin }) => origin ?? []));
    expect(origins).toEqual(new Set(['facilitator', 'player:hold']));
  });

  test('--counterfactual asks the player in both arms', async () => {
    const file = `${folder}/both`;
    const player = `north.local=${program('both', `${READY} if (m.type === 'ask') { appendFileSync('${file}', 'x'); send({ type: 'answer', id: m.id, option: 'posture' }); }`)}`;
    const flags = ['--arm', 'open', '--counterfactual', 'closed'];
    expect(await carriedOut(['run', QUICK, '--player', player, ...flags])).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(file, 'utf8')).toBe('xx');
  });

  test('--history tells its milestones of the run that was played', async () => {
    const flags = ['run', 'scenarios/przewodow-2022.yaml', '--history', '--quiet'];
    const held = await brinkline([...flags, '--player', 'nato.chief-of-staff=false']);
    const formula = await brinkline(flags);
    expect(held.code).toBe(0);
    expect(held.stdout).toContain('It was calm within two days.');
    expect(held.stdout).not.toBe(formula.stdout);
  });

  test('what a program writes to standard error is passed on, without what a terminal would obey', async () => {
    const shouts = program('errors', `console.error('\\x1b[2Jhello'); process.exit();`);
    const played = await play('errors', `north.local=${shouts}`);
    expect(played.stderr).toContain(String.raw`north.local | \u001b[2Jhello`);
  });

  test.each([
    ['an unknown office', ['north.lokal=node x.mjs'], 'Did you mean “north.local”?'],
    ['no command', ['north.local'], 'Expected OFFICE=COMMAND'],
    ['an open quote', [`north.local=node 'x.mjs`], 'is not closed'],
    ['two players for one office', ['north.local=a', 'north.local=b'], 'has two players'],
  ])('%s is refused with the cure', async (_, players, cure) => {
    const finished = await carriedOut(['run', QUICK, ...players.flatMap((player) => ['--player', player])]);
    expectRefusal(finished, 2);
    expect(finished.stderr).toContain(cure);
  });

  test('a file that would be replaced is refused before anything is played', async () => {
    const there = write(folder, 'there.txt', 'mine');
    const file = `${folder}/started`;
    const player = `north.local=${program('started', `appendFileSync(${JSON.stringify(file)}, 'x');`)}`;
    expectRefusal(await carriedOut(['run', QUICK, '--player', player, '--out', there]), 2);
    expect(existsSync(file)).toBe(false);
  });
});
