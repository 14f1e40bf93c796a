import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OutFolder } from '../../src/cli/outFolder.js';
import { temporaryFolder } from './brinkline.js';

const folder = temporaryFolder();

test('files come whole, also where they are given in pieces', () => {
  const path = join(folder, 'a', 'b');
  const out = new OutFolder(path);
  expect(readdirSync(path)).toEqual([]);
  out.write('one.txt', 'one\n');
  for (const piece of ['t', 'w', 'o']) out.write('two.txt', piece);
  expect(readdirSync(path)).not.toContain('one.txt');
  out.finish();
  expect(readdirSync(path)).toEqual(['one.txt', 'two.txt']);
  expect(readFileSync(join(path, 'two.txt'), 'utf8')).toBe('two');
});

test('where a file cannot be written in the middle, what was there stays, and nothing half-written is left', () => {
  const path = join(folder, 'full');
  const before = new OutFolder(path);
  before.write('one.txt', 'old');
  before.finish();
  const out = new OutFolder(path);
  out.write('one.txt', 'new');
  expect(() => out.write(`${'x'.repeat(300)}.txt`, 'new')).toThrow(
    `The results cannot be written to ${path}: its name is too long`,
  );
  expect(readdirSync(path)).toEqual(['one.txt']);
  expect(readFileSync(join(path, 'one.txt'), 'utf8')).toBe('old');
});
