import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DISCLAIMER } from '../../src/model/index.js';
import { brinkline, documentOf, SHIPPED, temporaryFolder, write } from './brinkline.js';
import { carriedOut } from './carriedOut.js';

const RUIN = 'scenarios/gamblers-ruin.yaml';
const folder = temporaryFolder();

describe.concurrent('exact', () => {
  test('a table of computed values beside those of runs', async () => {
    const { code, stdout, stderr } = await brinkline(['exact', RUIN, '--arm', 'fair', '--runs', '300']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n')[0]).toMatch(
      /^The ladder as a gambler's ruin · arm fair · \d+ states, .* 300 runs, seed 1$/,
    );
    expect(stdout).toMatch(/^general war \(rung 11\) +36\.36 % +36\.36 % +\d[\d.]* % +[+−]\d\.\d$/m);
    expect(stdout).toMatch(/^ {2}after, on average +28 h +28 h /m);
    // Half the horizon: what compare watches each run for.
    expect(stdout).toMatch(/^ {2}within 240 h +36\.36 % +\d[\d.]* % +[+−]\d\.\d$/m);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(DISCLAIMER);
    expect(stdout).not.toMatch(/undefined|NaN|\[object/);
  });

  test('--json prints one document and nothing else', async () => {
    const args = ['exact', RUIN, '--runs', '50', '--seed', 's', '--json'];
    const { code, stdout, stderr } = await carriedOut(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const document = documentOf('exact', stdout);
    expect(document).toMatchObject({ scenario: 'gamblers-ruin', arm: null, seed: 's', runs: 50, agree: true });
    expect(document.outcomes.map(({ kind }) => kind)).toEqual([
      'binary',
      'binary',
      'binary',
      'binary',
      'time',
      'time',
      'number',
    ]);
    const times = document.outcomes.filter((outcome) => outcome.kind === 'time');
    expect(times.map(({ withinLimit }) => withinLimit?.limit)).toEqual([240 * 3600, 240 * 3600]);
    expect(times.map(({ within }) => within)).toMatchObject([{ n: 50, estimate: 1 }, { n: 50 }]);
    expect((await carriedOut(args)).stdout).toBe(stdout);
  });

  test('a scenario of offices is refused with place, cause and cure, and exit code 1', async () => {
    const { code, stdout, stderr } = await carriedOut(['exact', SHIPPED]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^scenarios\/polish-border-strike\.yaml:\d+:\d+: no exact answer: injects: director waits for conditions$/m,
    );
    expect(stderr).toMatch(/\n {2}hint: .*brinkline compare/);
  });

  test('so is a fixed time, at its line', async () => {
    const text = readFileSync(RUIN, 'utf8').replace('every: ~1h', 'every: 1h');
    const line = text.split('\n').findIndex((each) => each.includes('every: 1h')) + 1;
    const file = write(folder, 'fixed.yaml', text);
    const { code, stderr } = await carriedOut(['exact', file]);
    expect(code).toBe(1);
    expect(stderr).toContain(`fixed.yaml:${line}:22: no exact answer: processes.crisis.moves.step.every: `);
    expect(stderr).toContain('hint: exact needs exponential times: write ~1h instead of 1h');
  });

  test('an arm that is not there is wrong usage', async () => {
    const { code, stderr } = await carriedOut(['exact', RUIN, '--arm', 'fairr']);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean “fair”?');
  });
});
