import { describe, expect, test } from 'vitest';
import { QUICK } from './brinkline.js';
import { carriedOut } from './carriedOut.js';

describe('history', () => {
  test('lists the milestones of the run that the file names, and says that it meets them', async () => {
    const { code, stdout } = await carriedOut(['history', 'przewodow-2022']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/arm \S+ · seed \S+/);
    expect(stdout).toContain('It meets every milestone.');
    expect(stdout).not.toContain('otherwise');
  });

  test('exits with 1 where a run misses one, and says which', async () => {
    const { code, stdout } = await carriedOut(['history', 'przewodow-2022', '--seed', 'another']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ {2}otherwise /m);
    expect(stdout).toMatch(/It misses \d+ of \d+ milestones\./);
  });

  test('--find counts the seeds and names the first, which then meets every milestone', async () => {
    const found = await carriedOut(['history', 'przewodow-2022', '--find', '--seeds', '200', '--json']);
    const document = JSON.parse(found.stdout) as {
      seed: string;
      tried: number;
      follow: number;
      milestones: { met: number }[];
    };
    expect(found.code).toBe(0);
    expect(document.tried).toBe(200);
    for (const { met } of document.milestones) expect(met).toBeGreaterThanOrEqual(document.follow);
    expect((await carriedOut(['history', 'przewodow-2022', '--seed', document.seed])).code).toBe(0);
    const none = await carriedOut(['history', 'przewodow-2022', '--find', '--seeds', '1', '--json']);
    const first = JSON.parse(none.stdout) as { seed: string | null };
    expect(none.code).toBe(first.seed === null ? 1 : 0);
  });

  test('a file without a history is refused with the cure', async () => {
    const { code, stderr } = await carriedOut(['history', QUICK]);
    expect(code).toBe(2);
    expect(stderr).toContain('has no history: give it the field history');
  });
});
