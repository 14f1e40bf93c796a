import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brinkline, QUICK, temporaryFolder, write } from '../brinkline.js';

const folder = temporaryFolder();
/** The local commander, who is asked first, with these lines. Nobody calls on them unless a decision says so. */
function withLines(name: string, ...lines: readonly string[]): string {
  const channels = lines.map((line) => `  ${line.replace('{', '{ asks-after: 20h,')}\n`);
  const text = readFileSync(QUICK, 'utf8').replace(/^channels:\n/m, `channels:\n${channels.join('')}`);
  return write(folder, `${name}.yaml`, text);
}
const ATTACHE = 'attache: { kind: attache, between: [north.local, south.head] }';
const THEATRE = 'theatre: { kind: theatre-commanders-call, between: [north.local, south.chief] }';
const ONE_LINE = withLines('one-line', ATTACHE);
const TWO_LINES = withLines('two-lines', ATTACHE, THEATRE);

/** Chooses to call at the first decision, with these lines after it. Returns what was printed, and the first call that was placed. */
async function call(file: string, name: string, after: readonly string[]) {
  const out = join(folder, `${name}.jsonl`);
  const args = ['play', file, '--as', 'north.local', '--arm', 'open', '--out', out];
  const { code, stdout } = await brinkline(args, { input: ['call', ...after, 'quit'].join('\n') });
  const answer = readFileSync(out, 'utf8')
    .split('\n')
    .find((line) => line.includes('"option":"call"'));
  return { code, stdout, channel: /"channel":"([^"]+)"/.exec(answer ?? '')?.[1] };
}

describe.concurrent('a call that the person chooses', () => {
  test.each([
    ['by its name', 'theatre', 'theatre'],
    ['by its number', '1', 'attache'],
    ['the usual one', 'usual', undefined],
    ['an empty line', '', undefined],
  ])('is placed on one of the lines of the office: %s', async (name, typed, channel) => {
    const found = await call(TWO_LINES, name, [typed, 'to ask them']);
    expect(found).toMatchObject({ code: 0, channel });
    expect(found.stdout).toMatch(
      /On which line\?\n {2}1 {2}attache {2}the attache line, to South’s head of state\n {2}2 {2}theatre .*\n {2}3 {2}usual /,
    );
  });

  test('asks again for a line that the office does not have', async () => {
    const { stdout, channel } = await call(TWO_LINES, 'unknown', ['theatr', '9', 'attache', '']);
    expect(stdout).toContain('“theatr” is not a line of that office. Did you mean theatre?');
    expect(stdout).toContain('“9” is not a line of that office. Choose 1 to 3.');
    expect(channel).toBe('attache');
  });

  test('asks for no line where the office has only one', async () => {
    const { stdout, channel } = await call(ONE_LINE, 'one', ['to ask them']);
    expect(stdout).not.toContain('On which line?');
    expect(channel).toBeUndefined();
  });
});
