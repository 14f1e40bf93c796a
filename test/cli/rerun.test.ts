import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EntryLine, RunHeader } from '../../src/record/index.js';
import { recordRun } from '../../src/record/index.js';
import { checkScenario } from '../../src/scenario/index.js';
import { brinkline, documentOf, expectRefusal, temporaryFolder, write } from './brinkline.js';
import { carriedOut } from './carriedOut.js';

const FOLDER = temporaryFolder();
const FILE = join(FOLDER, 'strike.run.jsonl');
const HELD = join(FOLDER, 'held.run.jsonl');
const HOLD = 'node examples/players/hold.mjs';

beforeAll(async () => {
  const strike = ['run', 'polish-border-strike', '--arm', 'closed', '--quiet'];
  await carriedOut([...strike, '--seed', '3', '--out', FILE]);
  const players = ['nato.local-commander', 'nato.chief-of-staff'].flatMap((each) => ['--player', `${each}=${HOLD}`]);
  await carriedOut([...strike, '--seed', '7', ...players, '--out', HELD]);
});

/** The entry, in the recorded run, in which the chief of staff first decides to strike back. */
function retaliation(): number {
  const lines = readFileSync(FILE, 'utf8').trimEnd().split('\n');
  const entries = lines.map((line) => JSON.parse(line) as EntryLine).filter(({ kind }) => kind === 'entry');
  const chosen = entries.find(({ facts }) =>
    facts.some(
      (fact) =>
        fact.fact === 'decision' && fact.actor === 'nato.chief-of-staff' && fact.chosen === 'limited-retaliation',
    ),
  );
  if (chosen === undefined) throw new Error('the chief of staff never decides to strike back');
  return chosen.seq;
}

describe('run RUNFILE', () => {
  test('under another arm is the run of that arm, told beside the recorded one', async () => {
    const { code, stdout } = await brinkline(['run', FILE, '--arm', 'open']);
    expect(code).toBe(0);
    expect(stdout).toContain('part on day 1 at 10:17: another state.');
    expect(stdout).toMatch(/a: arm closed · seed 3 +│ b: arm open · seed 3/);
    expect(stdout).toMatch(/^a: arm closed · seed 3: Peak rung 5/m);
    expect(stdout).toMatch(/^b: arm open · seed 3: Peak rung 5/m);
    const again = documentOf('run', (await brinkline(['run', FILE, '--arm', 'open', '--json'])).stdout);
    const plain = ['run', 'polish-border-strike', '--arm', 'open', '--seed', '3', '--json'];
    const { run, events, outcome } = documentOf('run', (await brinkline(plain)).stdout);
    expect(again).toMatchObject({ run, events, outcome });
    expect(again.rerun).toMatchObject({ of: { run: { arm: 'closed', seed: '3' } }, instead: null, notApplied: [] });
    expect(again.rerun?.parting).toMatchObject({ what: 'state' });
    expect(again.rerun?.parting?.same).toBeGreaterThan(50);
  });

  test('under another seed keeps the arm; under its own arm and seed it is the same run', async () => {
    const seed = documentOf('run', (await carriedOut(['run', FILE, '--seed', '4', '--json'])).stdout);
    expect(seed.run).toMatchObject({ arm: 'closed', seed: '4' });
    const own = documentOf('run', (await carriedOut(['run', FILE, '--seed', '3', '--json'])).stdout);
    expect(own.rerun?.of.run).toEqual(own.run);
    expect(own.rerun?.parting).toBeNull();
    const { stdout } = await carriedOut(['run', FILE, '--arm', 'closed']);
    expect(stdout).toContain('are the same run, message by message');
  });

  test('under another seed says that the new luck of the recorded run is left out; under its own it stays', async () => {
    const text = readFileSync('scenarios/polish-border-strike.yaml', 'utf8');
    const { scenario } = checkScenario(text, 'file.yaml');
    if (scenario === null) throw new Error('the scenario is wrong');
    const lines: string[] = [];
    const epochs = [{ after: 120, seed: 'new' }];
    const recorded = { text, id: scenario.id, arm: 'closed', seed: '3', epochs, inputs: [] };
    recordRun(scenario, recorded, (line) => void lines.push(line));
    const file = write(FOLDER, 'epochs.run.jsonl', lines.join(''));
    const said = 'The new luck of the recorded run after #120 is left out: another seed is other luck';
    expect((await brinkline(['run', file, '--seed', '4', '--quiet'])).stdout).toContain(said);
    expect((await brinkline(['run', file, '--arm', 'open', '--quiet'])).stdout).not.toContain('left out');
    const json = documentOf('run', (await brinkline(['run', file, '--seed', '4', '--json'])).stdout);
    expect(json.rerun?.epochsLeftOut).toEqual(epochs);
  });

  test('names the inputs that do not apply, in the text, in JSON and in the file, which verifies', async () => {
    const out = join(FOLDER, 'open.run.jsonl');
    const told = await carriedOut(['run', HELD, '--arm', 'open', '--out', out]);
    expect(told.code).toBe(0);
    const { rerun } = JSON.parse(readFileSync(out, 'utf8').split('\n')[0] ?? '') as RunHeader;
    expect(rerun?.notApplied.length).toBeGreaterThan(0);
    for (const { why } of rerun?.notApplied ?? []) expect(told.stdout).toContain(`: ${why}.`);
    const json = documentOf('run', (await carriedOut(['run', HELD, '--arm', 'open', '--json'])).stdout);
    expect(json.rerun?.notApplied).toEqual(rerun?.notApplied);
    expect((await carriedOut(['replay', out, '--verify'])).code).toBe(0);
    expect((await carriedOut(['why', out, 'peak'])).code).toBe(0);
    const replayed = await carriedOut(['replay', out]);
    expect(replayed.stdout).toContain('of the recorded run not applied:');
  });

  test('with --instead replaces one decision, and all before it stays', async () => {
    const out = join(FOLDER, 'instead.run.jsonl');
    const seq = retaliation();
    const { stdout } = await carriedOut(['run', FILE, '--instead', `#${seq} call`, '--out', out]);
    expect(stdout).toContain(`Instead: #${seq} day 1 `);
    expect(stdout).toContain('  NATO’s chief of staff: call instead of limited retaliation.');
    expect(stdout).toMatch(new RegExp(`^b: .*#${seq} call: Peak rung \\d`, 'm'));
    expect((await carriedOut(['replay', out, '--verify'])).code).toBe(0);
    // A run that was made so can be run again under another arm.
    const again = await carriedOut(['run', out, '--arm', 'open', '--seed', '3', '--quiet']);
    expect(again.code).toBe(0);
  });

  test('refuses what is no decision or not open, with what is there', async () => {
    const seq = retaliation();
    const none = await carriedOut(['run', FILE, '--instead', `#${seq + 1} hold`]);
    expectRefusal(none, 2);
    expect(none.stderr).toContain(`entry #${seq + 1} is not a decision. The decisions nearest to it: `);
    expect(none.stderr).toContain(`#${seq} (nato.chief-of-staff: limited-retaliation)`);
    const wrong = await carriedOut(['run', FILE, '--instead', `#${seq} hodl`]);
    expectRefusal(wrong, 2);
    expect(wrong.stderr).toContain(
      'the options there are hold, call, posture, limited-retaliation. Did you mean “hold”?',
    );
    const closed = await carriedOut(['run', FILE, '--instead', `#${seq} strike-deep`]);
    expectRefusal(closed, 2);
    expectRefusal(await carriedOut(['run', FILE, '--instead', 'hold']), 2);
    expectRefusal(await carriedOut(['run', 'polish-border-strike', '--instead', '#1 hold']), 2);
    expectRefusal(await carriedOut(['run', FILE, '--arm', 'nonsense']), 2);
    expectRefusal(await carriedOut(['run', FILE, '--arm', 'open', '--counterfactual', 'closed']), 2);
    expectRefusal(await carriedOut(['run', FILE, '--arm', 'open', '--out', FILE, '--force']), 2);
  });

  test('takes a run file that is compressed; run, check and compare know one', async () => {
    const packed = write(FOLDER, 'strike.run.jsonl.gz', gzipSync(readFileSync(FILE)));
    const again = documentOf('run', (await carriedOut(['run', packed, '--arm', 'open', '--json'])).stdout);
    expect(again.rerun?.of.run).toMatchObject({ arm: 'closed', seed: '3' });
    for (const args of [
      ['run', packed],
      ['check', packed],
    ]) {
      const { code, stdout, stderr } = await carriedOut(args);
      expect(code).toBe(1);
      expect(stdout + stderr).toContain('this is a run file: expected a scenario');
    }
    const compared = await carriedOut(['compare', packed]);
    expect(compared.code).toBe(2);
    expect(compared.stderr).toContain('is a run file: name the moment');
    expect((await carriedOut(['compare', packed, '--at', 'day 1 12:00', '--runs', '2', '--json'])).code).toBe(0);
  });
});
