import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ProcessLock } from '../../../src/record/files/index.js';

const folder = mkdtempSync(join(tmpdir(), 'brinkline-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function taken(file: string): ProcessLock {
  const lock = ProcessLock.take(file);
  if (!(lock instanceof ProcessLock)) throw new Error('the lock is held by another process');
  return lock;
}

test('is held until it is released, by one holder at a time', () => {
  const file = join(folder, 'one');
  const lock = taken(file);
  expect(ProcessLock.take(file)).toEqual({ owner: process.pid });
  lock.release();
  expect(existsSync(file)).toBe(false);
  taken(file).release();
});

test('of a process that is gone, or whose number another process has by now, is taken over', () => {
  const file = join(folder, 'two');
  // No process has a number as high; the second is of this process, but was started at another time.
  for (const left of ['4194999 1\n', `${process.pid} 1\n`, 'nonsense', '']) {
    writeFileSync(file, left);
    const lock = taken(file);
    expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`^${process.pid} `));
    lock.release();
  }
});

test('without a starting time counts as held while a process has its number', () => {
  const file = join(folder, 'three');
  writeFileSync(file, `${process.pid}\n`);
  expect(ProcessLock.take(file)).toEqual({ owner: process.pid });
});
