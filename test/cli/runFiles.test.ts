import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replayShape } from '../../src/cli/shapes/index.js';
import { COMMAND, QUICK, brinkline, startProgram, temporaryFolder } from './brinkline.js';
import { carriedOut } from './carriedOut.js';

const folder = temporaryFolder();
const RUN = join(folder, 'a.run.jsonl');
const DISCLAIMER = 'Educational and research simulation.';

async function record(file: string, ...args: string[]): Promise<string> {
  const { code, stderr } = await carriedOut([
    'run',
    QUICK,
    '--seed',
    '7',
    '--out',
    file,
    '--force',
    '--quiet',
    ...args,
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return readFileSync(file, 'utf8');
}

describe('run files', () => {
  test('the same run is the same file, and it verifies', async () => {
    const [a, b] = [await record(RUN, '--arm', 'open'), await record(join(folder, 'b.run.jsonl'), '--arm', 'open')];
    expect(a).toBe(b);
    const { code, stdout } = await brinkline(['replay', RUN, '--verify', '--json']);
    expect(code).toBe(0);
    expect(replayShape.parse(JSON.parse(stdout))).toMatchObject({ ok: true, entries: a.split('\n').length - 3 });
  });

  test('a changed one does not: exit 1, with the first difference', async () => {
    const text = await record(RUN, '--arm', 'open');
    const changed = join(folder, 'changed.run.jsonl');
    writeFileSync(changed, text.replace(/"fact":"incident","rung":\d/, '"fact":"incident","rung":9'));
    const { code, stdout, stderr } = await carriedOut(['replay', changed, '--verify', '--json']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(replayShape.parse(JSON.parse(stdout))).toMatchObject({
      ok: false,
      firstDifference: { field: 'facts.0.rung', recorded: 9 },
    });
    expect((await carriedOut(['replay', changed, '--verify'])).stdout).toContain('First difference at entry #');
  });

  test('replay tells what run told, to a time or an entry too', async () => {
    await record(RUN, '--arm', 'open');
    const told = (await carriedOut(['run', QUICK, '--seed', '7', '--arm', 'open', '--tell', 'all'])).stdout.split('\n');
    const story = told.slice(3, told.findIndex((line) => line.startsWith('Peak rung')) - 1);
    expect(story.length).toBeGreaterThan(3);
    const again = (await carriedOut(['replay', RUN, '--tell', 'all'])).stdout;
    expect(again).toContain(story.join('\n'));
    expect(again).toContain(DISCLAIMER);
    const part = (await carriedOut(['replay', RUN, '--tell', 'all', '--until', '1h1m'])).stdout
      .split('\n')
      .slice(3)
      .filter(Boolean);
    expect(part.length).toBeLessThan(story.length);
    expect(story.slice(0, part.length)).toEqual(part);
    expect((await carriedOut(['replay', RUN, '--until', '#1'])).stdout.split('\n').length).toBeLessThan(8);
  });

  test('replay begins and stops where a case begins', async () => {
    await record(RUN, '--arm', 'open');
    const [from, until] = [
      await carriedOut(['replay', RUN, '--from', 'shell/exercise']),
      await carriedOut(['replay', RUN, '--until', 'shell/exercise']),
    ];
    const missing = await carriedOut(['replay', RUN, '--until', 'shell/exercice']);
    const told = '--until shell/exercice: the run has no such case. Did you mean shell/exercise?\n';
    expect(missing).toMatchObject({ code: 2, stderr: told });
    expect(from).toMatchObject({ code: 0, stderr: '' });
    expect(from.stdout).toMatch(/\n\n day 1 07:00 {4}A shell hits a cutter/);
    expect(
      until.stdout
        .split('\n')
        .filter((line) => / \d\d:\d\d /.test(line))
        .at(-1),
    ).toMatch(/07:00 .*A shell hits/);
  });

  test('replay tells the two sides of a minute, as the story prints it, and leaves nothing out', async () => {
    await record(RUN, '--arm', 'open');
    const tell = async (...flags: string[]) => {
      const { stdout } = await carriedOut(['replay', RUN, '--tell', 'all', ...flags]);
      return stdout.split('\n').flatMap((line) => (/^.{6} .{5}  . /.test(line) ? [line.slice(12)] : []));
    };
    const all = await tell();
    const [upTo, onwards] = [await tell('--until', 'day 1 08:00'), await tell('--from', 'day 1 08:01')];
    expect([upTo.length, onwards.length].every((length) => length > 1)).toBe(true);
    expect([...upTo, ...onwards]).toEqual(all);
    expect(await tell('--from', '#1')).toEqual(all);
    const missing = await carriedOut(['replay', RUN, '--until', '#999999']);
    expect(missing).toMatchObject({ code: 2, stderr: '--until #999999: the run has no such entry.\n' });
  });

  test('a torn one is told as far as it goes, and marked', async () => {
    const text = await record(RUN, '--arm', 'open');
    const torn = join(folder, 'torn.run.jsonl');
    writeFileSync(torn, text.slice(0, text.length - 900));
    expect(await carriedOut(['replay', torn])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Incomplete:'),
    });
    expect(await carriedOut(['replay', torn, '--verify'])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('incomplete'),
    });
  });

  test('what is wrong with a file is said in one line before it is told', async () => {
    const text = await record(RUN, '--arm', 'open');
    const as = (name: string, content: string) => {
      const file = join(folder, name);
      writeFileSync(file, content);
      return file;
    };
    const changed = as('told.run.jsonl', text.replace(/"says":"[^"]*"/g, '"says":"Nothing happened."'));
    const cut = as('cut.run.jsonl', text.slice(0, -900));
    const other = as('other.run.jsonl', text.replace('"engine":"', '"engine":"9.'));
    const windows = as('windows.run.jsonl', text.replaceAll('\n', '\r\n'));
    for (const command of [['replay'], ['why'], ['diff', RUN]]) {
      for (const [file, says] of [
        [changed, 'it was changed since it was recorded'],
        [cut, 'it is incomplete: it was cut off before the run ended'],
        [other, 'it was recorded by version 9.'],
        [windows, 'it has Windows line ends (CRLF)'],
      ] as const) {
        const { code, stdout, stderr } = await carriedOut([...command, file]);
        expect({ code, lines: stderr.split('\n').length }).toEqual({ code: 0, lines: 2 });
        expect(stderr).toContain(says);
        expect(stdout).toContain(DISCLAIMER);
      }
      expect((await carriedOut([...command, RUN])).stderr).toBe('');
    }
    expect((await carriedOut(['why', cut])).stdout).toContain('the peak so far');
    expect((await carriedOut(['why', RUN])).stdout).not.toContain('so far');
    expect(await carriedOut(['replay', windows, '--verify'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/verified.* Note: it has Windows line ends \(CRLF\)\.\n$/),
    });
  });

  test('a forged file is refused by its place, whatever reads it', async () => {
    const text = await record(RUN, '--arm', 'open');
    const forged = join(folder, 'forged.run.jsonl');
    writeFileSync(forged, text.replace(/"fact":"incident"/g, '"fact":"toString"'));
    for (const command of [['replay'], ['why'], ['why', '--json'], ['diff', RUN], ['replay', '--verify']]) {
      const { code, stderr } = await carriedOut([...command, forged]);
      expect(code).toBe(1);
      expect(stderr).toMatch(
        /forged\.run\.jsonl:\d+: this is not an entry of a run: no fact has the kind “toString”\./,
      );
      expect(stderr).not.toMatch(/^ {4}at /m);
    }
  });

  test('why explains the peak, in words, as data and as pictures', async () => {
    await record(RUN, '--arm', 'open');
    const text = (await carriedOut(['why', RUN, 'peak'])).stdout;
    expect(text).toContain(DISCLAIMER);
    const document = JSON.parse((await carriedOut(['why', RUN, '--json'])).stdout) as {
      target: number;
      links: unknown[];
    };
    expect(text).toContain(`#${document.target} day`);
    expect((await carriedOut(['why', RUN, String(document.target), '--tree'])).stdout).toContain(
      `#${document.target} day`,
    );
    expect((await carriedOut(['why', RUN, '--dot'])).stdout).toMatch(/^digraph why \{/);
    expect((await carriedOut(['why', RUN, '--mermaid'])).stdout).toMatch(/^flowchart TB/);
  });

  test('diff and --counterfactual show where two arms part', async () => {
    await record(RUN, '--arm', 'open');
    const other = join(folder, 'closed.run.jsonl');
    await record(other, '--arm', 'closed');
    const parts = /part on day \d+ at \d\d:\d\d: another state/;
    expect((await carriedOut(['diff', RUN, other])).stdout).toMatch(parts);
    expect((await carriedOut(['diff', RUN, RUN])).stdout).toContain('the same run, message by message');
    expect(JSON.parse((await carriedOut(['diff', RUN, other, '--json'])).stdout)).toMatchObject({
      parting: { what: 'state' },
    });
    const args = ['run', QUICK, '--seed', '7', '--arm', 'open', '--counterfactual', 'closed'];
    expect((await carriedOut(args)).stdout).toMatch(parts);
  });

  test('inputs from outside are recorded, replayed, and checked first', async () => {
    const inputs = join(folder, 'inputs.yaml');
    writeFileSync(inputs, 'inputs:\n  - { at: 90m, channel: { id: chiefs, state: cut } }\n');
    const text = await record(RUN, '--arm', 'open', '--inject', inputs);
    expect(text.split('\n')[1]).toContain('"kind":"input","origin":"facilitator"');
    expect((await carriedOut(['replay', RUN, '--verify'])).code).toBe(0);
    writeFileSync(inputs, 'inputs:\n  - { at: 90m, channel: { id: chief, state: cut } }\n');
    const refused = await carriedOut(['run', QUICK, '--inject', inputs]);
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/inputs\.yaml:2:\d+: error:/) });
  });

  test.each([
    [['replay', 'nowhere.run.jsonl'], 1, /no such file/],
    [['replay', QUICK], 1, /not a run file/],
    [['replay', RUN, '--until', 'noon'], 2, /a time from the start/],
    [['replay', RUN, '--from', 'noon'], 2, /expected a clock time such as/],
    [['replay', RUN, '--from', '2000-01-01T00:00:00Z'], 2, /before the start/],
    [['replay', RUN, '--from', '#999999'], 2, /nothing to tell/],
    [['replay', RUN, '--from', '2h', '--until', '1h'], 2, /nothing to tell/],
    [['replay', RUN, '--from', 'shell/exercice'], 2, /no such case\. Did you mean shell\/exercise\?/],
    [['replay', RUN, '--json'], 2, /--json needs --verify/],
    [['why', RUN, 'top'], 2, /expected peak/],
    [['why', RUN, '#999999'], 2, /no entry #999999/],
    [['diff', RUN], 2, /missing required argument/],
    [['run', QUICK, '--out', join(QUICK, 'x.jsonl')], 1, /cannot be written/],
    [['run', QUICK, '--counterfactual', 'opn'], 2, /Did you mean “open”/],
  ])('%j ends kindly', async (args, expected, says) => {
    await record(RUN, '--arm', 'open');
    const { code, stdout, stderr } = await carriedOut(args);
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  test('a large file streams: 100 MB in a heap of 40', async () => {
    const lines = (await record(RUN, '--arm', 'open')).split('\n').slice(0, -1);
    const quiet = lines.slice(1, -1).filter((line) => !line.includes('"facts":[{'));
    // Each entry needs a number of its own, and rests on none.
    const plain = quiet.map((line) => line.replace(/"because":\[[^\]]*\],"before"/, '"because":[],"before"'));
    let seq = 0;
    const numbered = (line: string) => {
      seq += 1;
      return line
        .replace(/"cause":(?:\d+|null),/, '"cause":null,')
        .replace(/"seq":\d+,"to"/, () => `"seq":${seq},"to"`);
    };
    const large = join(folder, 'large.run.jsonl');
    const handle = openSync(large, 'w');
    writeSync(handle, `${lines[0]}\n`);
    for (let size = 0; size < 100e6;) {
      const block = `${plain.map(numbered).join('\n')}\n`;
      writeSync(handle, block);
      size += block.length;
    }
    writeSync(handle, `${lines.at(-1)}\n`);
    closeSync(handle);
    const { finished } = startProgram(
      process.execPath,
      ['--max-old-space-size=40', COMMAND, 'replay', large, '--tell', 'all'],
      {},
    );
    expect(await finished).toMatchObject({ code: 0, stdout: expect.stringContaining('Peak rung') });
  });
});

describe('new', () => {
  test('writes a scenario that checks, runs and compares, and overwrites nothing', async () => {
    const around = { cwd: folder };
    expect((await brinkline(['new', 'my-crisis'], around)).code).toBe(0);
    expect(await brinkline(['check', 'my-crisis.yaml'], around)).toMatchObject({ code: 0, stderr: '' });
    expect((await brinkline(['run', 'my-crisis.yaml'], around)).stdout).toContain('Peak rung');
    expect((await brinkline(['compare', 'my-crisis.yaml', '--runs', '3'], around)).stdout).toContain(
      'rung 5: local exchange',
    );
    const before = readFileSync(join(folder, 'my-crisis.yaml'), 'utf8');
    expect(await brinkline(['new', 'my-crisis'], around)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Nothing was changed'),
    });
    expect(readFileSync(join(folder, 'my-crisis.yaml'), 'utf8')).toBe(before);
    expect((await brinkline(['new', 'My Crisis'], around)).code).toBe(2);
  });
});

test('the example of policies runs: a hawk rises higher than a dove', async () => {
  const { finished } = startProgram(process.execPath, ['examples/policy.mjs', '8'], {});
  const { code, stdout } = await finished;
  expect(code).toBe(0);
  const peakOf = (name: string) => Number(new RegExp(`${name}: ([\\d.]+)`).exec(stdout)?.[1]);
  expect(peakOf('hawk')).toBeGreaterThan(peakOf('dove'));
  expect(peakOf('patient')).toBeGreaterThan(0);
});

test('the example program runs', async () => {
  const { finished } = startProgram(process.execPath, ['examples/two-arms.mjs'], {});
  const { code, stdout } = await finished;
  expect(code).toBe(0);
  expect(stdout).toContain('closed: peak rung');
  expect(stdout).toContain(DISCLAIMER);
});
