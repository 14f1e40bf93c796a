import { expect, test } from 'vitest';
import { RUN_FILE_PROBLEMS, RunFileError, openRun } from '../../src/record/index.js';

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function errorOf(text: string): Promise<RunFileError> {
  const failed: unknown = await openRun(bytes(text), 'a.jsonl').catch((error: unknown) => error);
  if (!(failed instanceof RunFileError)) throw new Error('it was opened');
  return failed;
}

test('an error has a code, the place, the cause and the cure, and says all of them', async () => {
  const error = await errorOf('brinkline: 1\n');
  expect(error).toMatchObject({ code: 'not-a-run-file', file: 'a.jsonl', line: 1 });
  expect(error.message).toBe('a.jsonl:1: this is not a run file: expected a header as run --out writes it.');
});

test('a file as a whole has no line', async () => {
  const error = await errorOf('');
  expect(error).toMatchObject({ code: 'empty', line: null });
  expect(error.message).toBe('a.jsonl: it is empty: expected a run file, made with run --out.');
});

test('every code has a meaning', () => {
  for (const meaning of Object.values(RUN_FILE_PROBLEMS)) expect(meaning).toMatch(/^[A-Z].*\.$/);
});
