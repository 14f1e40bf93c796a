import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SHIPPED, temporaryFolder } from './brinkline.js';
import { carriedOut } from './carriedOut.js';

const folder = temporaryFolder();
const [LIST, NEW] = [join(folder, 'list.csv'), join(folder, 'new.yaml')];

test('injects go to a spreadsheet and back: the same file, then one with a change', async () => {
  expect(await carriedOut(['injects', SHIPPED, '--csv', LIST])).toMatchObject({ code: 0, stderr: '' });
  expect(await carriedOut(['injects', SHIPPED, '--import', LIST, '--out', NEW])).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(NEW, 'utf8')).toBe(readFileSync(SHIPPED, 'utf8'));
  writeFileSync(LIST, readFileSync(LIST, 'utf8').replace(',40h,', ',day 2 20:00,'));
  const changed = join(folder, 'changed.yaml');
  expect((await carriedOut(['injects', SHIPPED, '--import', LIST, '--out', changed])).code).toBe(0);
  expect(readFileSync(changed, 'utf8')).toContain('at: day 2 20:00');
});

test('nothing is replaced, and what is wrong with a list is told by row', async () => {
  const again = await carriedOut(['injects', SHIPPED, '--csv', LIST]);
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('--force') });
  const over = await carriedOut(['injects', SHIPPED, '--import', LIST, '--out', NEW]);
  expect(over.code).toBe(2);
  const wrong = join(folder, 'wrong.csv');
  writeFileSync(wrong, readFileSync(LIST, 'utf8').replace('statement: insult', 'incident x'));
  const told = await carriedOut(['injects', SHIPPED, '--import', wrong, '--out', join(folder, 'none.yaml')]);
  expect(told).toMatchObject({ code: 1, stderr: expect.stringContaining('row 2 (insult): medium cannot be changed') });
  const bad = join(folder, 'bad.csv');
  writeFileSync(bad, readFileSync(LIST, 'utf8').replace('day 2 20:00', 'teatime'));
  expect((await carriedOut(['injects', SHIPPED, '--import', bad, '--out', join(folder, 'none.yaml')])).code).toBe(1);
});
