import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brinkline, COMMAND, expectRefusal, QUICK, SHIPPED, start, temporaryFolder, write } from './brinkline.js';

const folder = temporaryFolder();
const LOCAL = ['--as', 'north.local'];
const CHIEF = ['--arm', 'open', '--seed', '3', '--as', 'nato.chief-of-staff'];

/** Plays the first option at every ask, with a reason. */
const FIRST = '1\nwait and see\n'.repeat(40);

function play(args: readonly string[], input: string) {
  return brinkline(['play', ...args], { input });
}

/** What was printed before the end was told. */
function evening(stdout: string): string {
  const [before = '', after] = stdout.split('\nThe end.');
  expect(after).toBeDefined();
  return before;
}

describe.concurrent('an evening over a pipe', () => {
  test('stops where the office is asked, goes on with its answer, and leaves a run file that verifies', async () => {
    const out = join(folder, 'whole.jsonl');
    const { code, stdout, stderr } = await play([QUICK, ...LOCAL, '--out', out], FIRST);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^This evening is kept in ${out}\n`));
    expect(stdout).toContain("must decide on case 1: “A shell hits a cutter of North's coastguard”.");
    expect(stdout).toContain('decided at the table: “wait and see”');
    expect(stdout).toMatch(/What the formula would have chosen:\n {2}day 1 /);
    expect((await brinkline(['replay', out, '--verify'])).stdout).toMatch(/: verified, \d+ entries, to the byte\.\n$/);
    expect((await brinkline(['why', out])).code).toBe(0);
  });

  test('tells nothing before the end that the office does not know', async () => {
    const out = join(folder, 'hidden.jsonl');
    const { stdout } = await play([SHIPPED, ...CHIEF, '--out', out], FIRST);
    const before = evening(stdout);
    expect(before).not.toMatch(/truth:|formula|rung \d|seed|arm open|[▲▼]|drift|russia\.[a-z]|stray-missile|defence/i);
    expect(stdout).toMatch(/\(In truth: .*formula/s);
  });

  test('an unknown answer is asked again, and names the nearest option', async () => {
    const { stdout } = await play([QUICK, ...LOCAL, '--out', join(folder, 'near.jsonl')], 'hodl\n99\n\n1 2\n');
    expect(stdout).toContain('“hodl” is not an option here. Did you mean hold?');
    expect(stdout).toMatch(/“99” is not an option here\. Choose 1 to \d, or type help\./);
    expect(stdout).toContain('Choose an option, or type help.');
    expect(stdout).toContain('“1 2” is more than one answer. Choose one.');
  });

  test('what is typed cannot steer the terminal', async () => {
    const out = join(folder, 'escaped.jsonl');
    const { stdout } = await play([QUICK, ...LOCAL, '--out', out], '\u001b[2J\nhold\n\u001b[31mred\n');
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain(String.raw`\u001b[31mred`);
  });

  test('undo goes back to the question before, in the file too', async () => {
    const [plain, undone] = [join(folder, 'plain.jsonl'), join(folder, 'undone.jsonl')];
    await play([SHIPPED, ...CHIEF, '--out', plain], FIRST);
    const { stdout } = await play([SHIPPED, ...CHIEF, '--out', undone], `undo\n3\nrashly\nundo\n${FIRST}`);
    expect(stdout).toContain('There is no question before this one.');
    expect(stdout).toContain('Back to day 1 ');
    expect(readFileSync(undone, 'utf8')).toBe(readFileSync(plain, 'utf8'));
  });

  test('a question that waits too long falls to the standing orders', async () => {
    const { stdout } = await play([QUICK, ...LOCAL, '--out', join(folder, 'late.jsonl')], 'wait\nwait 12h\n');
    expect(stdout).toContain('How long? For example: wait 10m');
    expect(stdout).toMatch(/North’s local commander did not answer in time\. Standing orders: hold\./);
    expect(stdout).toMatch(/no answer, so hold; the formula: /);
  });

  test('stops at a time at which nothing is asked, where the office can act, and undo goes back there', async () => {
    const out = join(folder, 'stopped.jsonl');
    const lines = [
      'stop',
      'stop 10m',
      'hold',
      '',
      'stop 20m',
      'else Ask them.',
      'wait 1h',
      'undo',
      'else Ask us.',
      '',
      'quit',
    ];
    const { code, stdout } = await play([QUICK, ...LOCAL, '--out', out], lines.join('\n'));
    expect(code).toBe(0);
    expect(stdout).toContain('When? A time to come, for example: stop 09:40, or stop 30m');
    expect(stdout).toMatch(/Time will stop at day 1 \d\d:\d\d, even if nothing is asked\. Now answer\./);
    const kept = readFileSync(out, 'utf8');
    expect(kept).toContain('Ask us.');
    expect(kept).not.toContain('Ask them.');
    expect(stdout).toMatch(/to the white cell: “Ask them”\.[^]*Back to day 1 08:32[^]*to the white cell: “Ask us”\./);
  });

  test('a case is decided unasked, with a reason; nothing else is put in the place of what is refused', async () => {
    const out = join(folder, 'decided-unasked.jsonl');
    const lines = ['decide hodl', 'decide hold case 7', 'decide major-strike', 'decide posture To be seen. case 1'];
    const { stdout } = await play([QUICK, ...LOCAL, '--out', out], `${lines.join('\n')}\n${FIRST}`);
    expect(stdout).toContain('There is no action “hodl”: did you mean hold?\n');
    expect(stdout).toContain('You know of no case 7.');
    expect(stdout).toContain('Major-strike: it is not an option now.');
    expect(stdout).toMatch(/decides: raises readiness \(case 1\)/);
    expect(stdout.match(/decided at\s+the\s+table/g)).toHaveLength(1);
    expect(stdout).toMatch(/decided\s+at\s+the\s+table: “To\s+be\s+seen.”/);
    expect(evening(stdout).match(/commander decides: /g)).toHaveLength(1);
    expect((await brinkline(['replay', out, '--verify'])).code).toBe(0);
  });

  test('know tells all again, and reveal tells the truth', async () => {
    const { stdout } = await play([QUICK, ...LOCAL, '--out', join(folder, 'know.jsonl')], 'know\nhelp\nreveal\nquit\n');
    expect(stdout.match(/hears \(case 1\)/g)).toHaveLength(2);
    expect(stdout).toContain('  wait 10m    let time pass');
    expect(stdout).toMatch(/\(In truth: /);
    expect(stdout).toMatch(/Stopped\. Go on with {2}npx brinkline play /);
  });
});

describe.concurrent('an evening that is not finished', () => {
  test('stops cleanly where the input ends, and goes on to the same file', async () => {
    const [parts, whole] = [join(folder, 'parts.jsonl'), join(folder, 'at-once.jsonl')];
    const empty = await play([SHIPPED, ...CHIEF, '--out', parts], '');
    expect(empty.code).toBe(2);
    expect(empty.stderr).toMatch(/^There was nothing to read: .* Go on with {2}npx brinkline play .*parts\.jsonl\n$/);
    const stopped = await play([parts], '1\nwait and see\n');
    expect(stopped).toMatchObject({ code: 0, stderr: '' });
    expect(stopped.stdout).toMatch(/Stopped\. Go on with {2}npx brinkline play .*parts\.jsonl\n$/);
    await play([parts], FIRST);
    await play([SHIPPED, ...CHIEF, '--out', whole], FIRST);
    expect(readFileSync(parts, 'utf8')).toBe(readFileSync(whole, 'utf8'));
  });

  test('is whole after a kill, with a last line that was cut off', async () => {
    const [killed, whole] = [join(folder, 'killed.jsonl'), join(folder, 'unkilled.jsonl')];
    const child = spawn(process.execPath, [COMMAND, 'play', SHIPPED, ...CHIEF, '--out', killed], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    child.stdin.write('1\nwait and see\n');
    let shown = '';
    // The second question follows the first answer, which is then on the disk.
    for await (const piece of child.stdout) {
      shown += String(piece);
      if (shown.split('Answer within').length > 2) break;
    }
    const closed = once(child, 'exit');
    child.kill('SIGKILL');
    await closed;
    appendFileSync(killed, '{"after":99,"at":');
    const { stdout } = await play([killed], FIRST);
    expect(stdout).toContain('The file was cut off: the evening goes on from the last whole line.');
    await play([SHIPPED, ...CHIEF, '--out', whole], FIRST);
    expect(readFileSync(killed, 'utf8')).toBe(readFileSync(whole, 'utf8'));
  });

  test('is kept at Ctrl-C, and says how it goes on', async () => {
    const out = join(folder, 'interrupted.jsonl');
    const { child, finished } = start(['play', QUICK, ...LOCAL, '--out', out], { input: '\n', isOpen: true });
    let shown = '';
    child.stdout?.on('data', (piece) => {
      shown += String(piece);
      if (shown.includes('Answer within')) child.kill('SIGINT');
    });
    const { code, stderr } = await finished;
    expect(code).toBe(130);
    expect(stderr).toMatch(/^Stopped\. Go on with {2}npx brinkline play .*interrupted\.jsonl\n$/);
    expect((await play([out], FIRST)).stdout).toContain('\nThe end.');
  });

  test.each(['{', '{"arm"', '{"arm":null,"brinkline":"run","engine":"0.3'])(
    'cut off after %j says that it must begin again',
    async (left) => {
      const out = write(folder, `first-line-${left.length}.jsonl`, left);
      const finished = await play([out], FIRST);
      expectRefusal(finished, 1);
      expect(finished.stderr).toContain('was cut off in its first line');
    },
  );

  test('is told as incomplete', async () => {
    const out = join(folder, 'incomplete.jsonl');
    await play([QUICK, ...LOCAL, '--out', out], '');
    const { code, stdout } = await brinkline(['replay', out]);
    expect(code).toBe(0);
    expect(stdout).toContain('Incomplete');
    expect((await brinkline(['why', out])).stderr).toContain('it is incomplete');
    expect((await brinkline(['replay', out, '--verify'])).stdout).toContain('incomplete');
  });

  test('with an answer that it did not have is refused', async () => {
    const out = join(folder, 'forged.jsonl');
    await play([SHIPPED, ...CHIEF, '--out', out], '1\n\n');
    writeFileSync(out, readFileSync(out, 'utf8').replace('"option":"hold"', '"option":"nuke"'));
    const finished = await play([out], '');
    expectRefusal(finished, 1);
    expect(finished.stderr).toContain(':3: this cannot have been done at the table at that point.');
  });
});

describe.concurrent('a seat at the terminal', () => {
  const classroom = 'scenarios/polish-border-classroom.yaml';

  test('plays the offices of the seat, and reads what is written for it and its side alone', async () => {
    const out = join(folder, 'seat.jsonl');
    const { code, stdout } = await play([classroom, '--as', 'nato-capital', '--out', out], '');
    expect(code).toBe(2);
    expect(stdout).toContain('You play NATO’s head of state and chief of staff.');
    expect(stdout).toContain('Your orders are to defend every metre');
    expect(stdout).toContain('To show the allies at the border');
    expect(stdout).not.toMatch(/Your crews have slept little|To keep NATO out of the war/);
  });

  test('a side is all its offices, whatever its seats', async () => {
    const { stdout } = await play([classroom, '--as', 'nato', '--out', join(folder, 'side.jsonl')], '');
    expect(stdout).toContain('You play NATO’s head of state, chief of staff, theatre commander and local commander.');
  });

  test('an observer’s plays nothing', async () => {
    const finished = await play([classroom, '--as', 'watcher', '--out', join(folder, 'none.jsonl')], '');
    expectRefusal(finished, 2);
    expect(finished.stderr).toContain('watcher is an observer’s seat, which plays no office');
  });
});

describe.concurrent('wrong usage of play', () => {
  test.each<[what: string, args: string[], says: string]>([
    ['no office', [QUICK], 'Whom do you play? Name seats or offices with --as: quick has north, south, north.head,'],
    ['an unknown office', [QUICK, '--as', 'north.locl'], 'Did you mean “north.local”?'],
    ['an unknown arm', [QUICK, ...LOCAL, '--arm', 'opn'], 'Did you mean “open”?'],
  ])('%s', async (_, args, says) => {
    const finished = await play([...args, '--out', join(folder, 'none.jsonl')], '');
    expectRefusal(finished, 2);
    expect(finished.stderr).toContain(says);
  });

  test('a file that is there is never replaced', async () => {
    const out = join(folder, 'there.jsonl');
    await play([QUICK, ...LOCAL, '--out', out], '');
    const before = readFileSync(out, 'utf8');
    const again = await play([QUICK, ...LOCAL, '--out', out], FIRST);
    expectRefusal(again, 2);
    expect(again.stderr).toMatch(/there\.jsonl is there already\. Continue it with npx brinkline play /);
    expect(readFileSync(out, 'utf8')).toBe(before);
  });

  test('an evening has its own offices, and one that is over does not go on', async () => {
    const out = join(folder, 'over.jsonl');
    await play([QUICK, ...LOCAL, '--out', out], '');
    expectRefusal(await play([out, '--seed', '2'], ''), 2);
    await play([out], FIRST);
    const over = await play([out], '');
    expectRefusal(over, 2);
    expect(over.stderr).toContain('is a run that is over');
  });
});

describe.concurrent('others at the table', () => {
  test('a program plays beside the person, and is named again to go on', async () => {
    const out = join(folder, 'program.jsonl');
    const player = ['--player', 'north.chief=node examples/players/hold.mjs'];
    await play([QUICK, ...LOCAL, ...player, '--out', out], 'quit\n');
    const missing = await play([out], FIRST);
    expectRefusal(missing, 2);
    expect(missing.stderr).toContain(
      'name it with --player north.chief=COMMAND, or play it yourself with --as north.chief',
    );
    const { code, stdout } = await play([out, ...player], FIRST);
    expect(code).toBe(0);
    expect(stdout.replace(/\n {16}/g, ' ')).toMatch(/North’s chief of staff .*decided by player:/);
    expect((await brinkline(['replay', out, '--verify'])).code).toBe(0);
  });

  test('what an office does unasked is told, kept and taken up again', async () => {
    const out = join(folder, 'unasked.jsonl');
    const typed = 'estimate 25\nestimate 400\ncall chiefs\nelse Ask the harbour master.\nquit\n';
    const { stdout } = await play([QUICK, ...LOCAL, '--out', out], typed);
    expect(stdout).toMatch(/thinks of case 1: hostile\? \d+ % → 25 %/);
    expect(stdout).toContain('“400” is not an estimate: expected a number from 0 to 100, or none.');
    expect(stdout).toContain('There is no line of north.local “chiefs”');
    expect(stdout).toContain('North’s local commander to the white cell: “Ask the harbour master”.');
    expect((await play([out], FIRST)).stdout).toContain('thinks: hostile? 25 %.');
  });
});
