import { expect, test } from 'vitest';
import { sideBySide } from '../../src/cli/sideBySide.js';
import { tellRun } from '../../src/telling/index.js';
import { run } from '../telling/runs.js';

const [a, b] = [run('open', '1/7'), run('closed', '1/7')];

test('two stories side by side hold every sentence of both', () => {
  const text = sideBySide({ title: 'open', ...a }, { title: 'closed', ...b }, 0, 2000);
  for (const { scenario, entries } of [a, b]) {
    for (const row of tellRun(scenario, entries, 'story')) expect(text).toContain(row.text);
  }
});

test('two stories side by side keep to the width', () => {
  for (const line of sideBySide({ title: 'open', ...a }, { title: 'closed', ...b }, 0, 100).split('\n')) {
    expect(line.length).toBeLessThanOrEqual(101);
  }
});
