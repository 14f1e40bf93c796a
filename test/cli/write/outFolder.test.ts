import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OutFolder } from '../../../src/cli/write/outFolder.js';
import { temporaryFolder } from '../brinkline.js';

const folder = temporaryFolder();
const FRESH = { force: false, inputs: [], files: ['one.txt', 'two.txt'] };
const FORCED = { ...FRESH, force: true };

async function filled(name: string): Promise<string> {
  const path = join(folder, name);
  const out = await OutFolder.open(path, FRESH);
  out.write('one.txt', 'old');
  await out.finish({});
  return path;
}

describe('a folder for results', () => {
  test('gets whole files at the end, also those written in pieces, and a manifest of them', async () => {
    const path = join(folder, 'a', 'b');
    const out = await OutFolder.open(path, FRESH);
    out.write('one.txt', 'one\n');
    for (const piece of ['t', 'w', 'o']) out.write('two.txt', piece);
    expect(readdirSync(path)).not.toContain('one.txt');
    await out.finish({ command: 'test' });
    expect(readdirSync(path).toSorted()).toEqual(['manifest.json', 'one.txt', 'two.txt']);
    expect(readFileSync(join(path, 'two.txt'), 'utf8')).toBe('two');
    expect(JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8'))).toEqual({
      brinkline: 'manifest',
      command: 'test',
      files: {
        'one.txt': { bytes: 4, sha256: '2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806' },
        'two.txt': { bytes: 3, sha256: '3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3' },
      },
    });
  });

  test('keeps what was there, and nothing half-written, where a file cannot be written', async () => {
    const path = await filled('full');
    const before = readdirSync(path);
    const out = await OutFolder.open(path, FORCED);
    out.write('one.txt', 'new');
    expect(() => out.write(`${'x'.repeat(300)}.txt`, 'new')).toThrow('its name is too long');
    expect(readdirSync(path)).toEqual(before);
    expect(readFileSync(join(path, 'one.txt'), 'utf8')).toBe('old');
  });

  test('that is empty counts as new', async () => {
    const path = join(folder, 'empty');
    mkdirSync(path);
    await expect(OutFolder.open(path, FRESH)).resolves.toBeInstanceOf(OutFolder);
  });

  test('is not replaced without force', async () => {
    const path = await filled('kept');
    await expect(OutFolder.open(path, FRESH)).rejects.toThrow('is not empty. Choose another --out, or add --force');
  });

  test('with force gives way to new results, those that are not written again included', async () => {
    const path = await filled('forced');
    const out = await OutFolder.open(path, FORCED);
    out.write('two.txt', 'new');
    await out.finish({});
    expect(readdirSync(path).toSorted()).toEqual(['manifest.json', 'two.txt']);
  });

  test.each([
    ['a file of somebody else', 'two.txt'],
    ['a file that somebody has changed', 'one.txt'],
  ])('keeps %s, forced or not', async (_, name) => {
    const path = await filled(`of others ${name}`);
    writeFileSync(join(path, name), 'mine');
    await expect(OutFolder.open(path, FORCED)).rejects.toThrow(`${join(path, name)} was not written by brinkline`);
    expect(readFileSync(join(path, name), 'utf8')).toBe('mine');
  });

  test('leaves files alone whose names it does not use', async () => {
    const path = await filled('notes');
    writeFileSync(join(path, 'notes.txt'), 'mine');
    const out = await OutFolder.open(path, FORCED);
    await out.finish({});
    expect(readFileSync(join(path, 'notes.txt'), 'utf8')).toBe('mine');
  });

  test('never replaces an input, also behind a link', async () => {
    const path = await filled('input');
    symlinkSync(path, join(folder, 'link'));
    const inputs = [join(folder, 'link', 'one.txt')];
    await expect(OutFolder.open(path, { ...FORCED, inputs })).rejects.toThrow('is an input of this command');
  });

  test('has one writer at a time; a lock that a killed command left is no obstacle', async () => {
    const path = join(folder, 'locked');
    const first = await OutFolder.open(path, FORCED);
    await expect(OutFolder.open(path, FORCED)).rejects.toThrow(`another command (process ${process.pid})`);
    await first.finish({});
    writeFileSync(join(path, '.brinkline.lock'), '999999999\n');
    await expect(OutFolder.open(path, FORCED)).resolves.toBeInstanceOf(OutFolder);
  });
});
