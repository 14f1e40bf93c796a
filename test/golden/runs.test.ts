import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openRun, verifyRun } from '../../src/record/index.js';
import { checkScenario } from '../../src/scenario/index.js';
import { chunks } from '../record/recording.js';

/**
 * A recorded run of the default scenario in every arm, verified to the byte. A change of behaviour shows here first. One that is meant
 * is accepted by `npm run build && node scripts/recordGoldens.mjs`, in a commit that says why.
 */

const FOLDER = 'test/golden/runs';

const text = readFileSync('scenarios/polish-border-strike.yaml', 'utf8');
const { scenario } = checkScenario(text, 'polish-border-strike.yaml');
if (scenario === null) throw new Error('the default scenario is not good');
const cases = Object.keys(scenario.arms).map((arm) => ({ file: `${FOLDER}/${scenario.id}.${arm}.run.jsonl.gz` }));

describe('recorded runs', () => {
  test('there is one for every arm of it, and no other', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(cases.map(({ file }) => basename(file)).toSorted());
  });

  test.each(cases)('$file verifies to the byte', async ({ file }) => {
    const verification = await verifyRun(await openRun(chunks(gunzipSync(readFileSync(file))), file));
    expect(verification.firstDifference).toBe(undefined);
    expect(verification.ok).toBe(true);
  });

  test.each(cases)('$file is a run of the scenario as shipped', async ({ file }) => {
    const { header } = await openRun(chunks(gunzipSync(readFileSync(file))), file);
    expect(header.scenario.text).toBe(text);
  });
});
