import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { verifyRun } from '../../../src/record/index.js';
import { openRunFile } from '../../../src/record/files/index.js';
import { SMALL, recorded } from '../recording.js';

const folder = mkdtempSync(join(tmpdir(), 'brinkline-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('opens a run file on disk', async () => {
  const file = join(folder, 'small.run.jsonl');
  writeFileSync(file, recorded(SMALL));
  expect(await verifyRun(await openRunFile(file))).toMatchObject({ ok: true });
});

test.each([
  ['a folder', '.', 'EISDIR'],
  ['a file that is not there', 'none', 'ENOENT'],
])('refuses %s', async (_, name, code) => {
  await expect(openRunFile(join(folder, name))).rejects.toMatchObject({ code });
});
