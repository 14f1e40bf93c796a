import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { formWords } from '../../src/record/index.js';
import { inspectRun } from '../../src/record/inspect.js';
import { verifyRun } from '../../src/record/index.js';
import { LINES } from './forging.js';
import { chunks, open } from './recording.js';

const FILE = `${LINES.join('\n')}\n`;
const WINDOWS = FILE.replaceAll('\n', '\r\n');

/** What verifying and inspecting a file say, and in which form they found it. */
async function read(content: string | Uint8Array, size?: number) {
  const run = await open(content, size);
  const { ok, incomplete } = await verifyRun(run);
  const { state, form } = await inspectRun(chunks(content, size), 'small.run.jsonl');
  expect(formWords(form)).toEqual(formWords(run.form));
  return { ok, incomplete, state, found: formWords(form) };
}

describe('a run file in another form', () => {
  test.each<[string, string | Uint8Array, string[]]>([
    ['as it was written', FILE, []],
    ['Windows line ends', WINDOWS, ['it has Windows line ends (CRLF)']],
    ['a byte order mark', `\uFEFF${FILE}`, ['it begins with a byte order mark']],
    ['no newline at the end', FILE.slice(0, -1), ['the newline at its end is missing']],
    ['blank lines', `${FILE}\n \n`, ['there are blank lines at its end']],
    ['gzip', gzipSync(FILE), ['it is compressed with gzip']],
    [
      'all of it',
      gzipSync(`\uFEFF${WINDOWS}\r\n`),
      [
        'it is compressed with gzip',
        'it begins with a byte order mark',
        'it has Windows line ends (CRLF)',
        'there are blank lines at its end',
      ],
    ],
  ])('%s: is read, named and verified', async (_, content, found) => {
    const whole = { ok: true, incomplete: false, state: 'whole', found };
    expect(await read(content)).toEqual(whole);
    expect(await read(content, 5)).toEqual(whole);
  });

  const utf16 = new Uint8Array(new Uint16Array(Array.from(FILE, (mark) => mark.charCodeAt(0))).buffer);
  test.each<[string, Uint8Array, string]>([
    [
      'UTF-16 with a mark',
      Uint8Array.of(0xff, 0xfe, ...utf16.slice(0, 100)),
      'this is text in UTF-16, which is not read: save it as UTF-8.',
    ],
    ['UTF-16 without', utf16, 'this is text in UTF-16, which is not read: save it as UTF-8.'],
    [
      'UTF-32',
      Uint8Array.of(0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0),
      'this is text in UTF-32, which is not read: save it as UTF-8.',
    ],
    [
      'zip',
      Uint8Array.of(0x50, 0x4b, 3, 4, 0),
      'this is compressed as a zip file, which is not read: unpack it first.',
    ],
    ['gzip in gzip', gzipSync(gzipSync(FILE)), 'it is compressed twice: unpack it once with gzip -d.'],
    ['half a gzip', gzipSync(FILE).subarray(0, 2000), 'its gzip data is damaged or cut off: get the file again.'],
  ])('%s: is refused by name', async (_, content, message) => {
    for (const run of [inspectRun(chunks(content), 'a'), inspectRun(chunks(content, 1), 'a')]) {
      await expect(run).rejects.toMatchObject({ name: 'RunFileError', message: `a: ${message}` });
    }
  });

  test('a byte that is not UTF-8 is named by its line', async () => {
    const bytes = new TextEncoder().encode(FILE);
    bytes[(LINES[0]?.length ?? 0) * 2 + 40] = 0xe9;
    await expect(inspectRun(chunks(bytes), 'a')).rejects.toMatchObject({
      message: expect.stringMatching(/^a:\d+: a byte here is not UTF-8: save the file as UTF-8\.$/),
    });
  });

  test('a line without end stops being read', async () => {
    const endless = async function* () {
      for (;;) yield new Uint8Array(1_000_000).fill(0x61);
    };
    await expect(inspectRun(endless(), 'a')).rejects.toMatchObject({
      message: 'a:1: this line has more than 32 MB: a run file has no such line.',
    });
  });
});

describe('the digest', () => {
  const stateOf = async (content: string) => (await inspectRun(chunks(content), 'a')).state;

  test('shows a change, wherever it is, and a cut', async () => {
    expect(await stateOf(FILE)).toBe('whole');
    expect(await stateOf(FILE.replace('"rung":4', '"rung":5'))).toBe('changed');
    expect(await stateOf(`${LINES.toSpliced(5, 1).join('\n')}\n`)).toBe('changed');
    expect(await stateOf(`${LINES.toSpliced(5, 0, '').join('\n')}\n`)).toBe('changed');
    expect(await stateOf(FILE.replace(/"sha256":"(.)(?=[^{]*$)/, '"sha256":"x'))).toBe('changed');
    expect(await stateOf(`${LINES.slice(0, -1).join('\n')}\n`)).toBe('cut-off');
    expect(await stateOf(FILE.slice(0, -300))).toBe('cut-off');
    expect(await stateOf('')).toBe('cut-off');
  });
});
