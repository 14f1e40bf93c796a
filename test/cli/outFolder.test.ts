import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { requireFolder, writeFiles } from '../../src/cli/outFolder.js';
import { temporaryFolder } from './brinkline.js';

const folder = temporaryFolder();

test('files come whole, also where they are given in pieces', () => {
  const out = join(folder, 'a', 'b');
  requireFolder(out);
  expect(readdirSync(out)).toEqual([]);
  writeFiles(out, { 'one.txt': 'one\n', 'two.txt': ['t', 'w', 'o'] });
  expect(readdirSync(out)).toEqual(['one.txt', 'two.txt']);
  expect(readFileSync(join(out, 'two.txt'), 'utf8')).toBe('two');
});

test('where the disk is full in the middle, what was there stays, and nothing half-written is left', () => {
  const out = join(folder, 'full');
  requireFolder(out);
  writeFiles(out, { 'one.txt': 'old' });
  function* fills(): Generator<string> {
    yield 'new';
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  }
  expect(() => writeFiles(out, { 'one.txt': 'new', 'two.txt': fills() })).toThrow(
    `The results cannot be written to ${out}: the disk is full.`,
  );
  expect(readdirSync(out)).toEqual(['one.txt']);
  expect(readFileSync(join(out, 'one.txt'), 'utf8')).toBe('old');
});
