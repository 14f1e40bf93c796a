import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brinkline, SHIPPED, temporaryFolder, write } from './brinkline.js';

const folder = temporaryFolder();
const RUN = ['run', SHIPPED, '--arm', 'closed'];
const EXAMPLE = readFileSync('examples/answers.inputs.yaml', 'utf8');

describe.concurrent('a file that answers asks', () => {
  test('makes a run file that verifies, and tells the reasons', async () => {
    const inputs = write(folder, 'good.yaml', EXAMPLE);
    const out = join(folder, 'answered.jsonl');
    const { code, stdout, stderr } = await brinkline([...RUN, '--inject', inputs, '--out', out]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.replaceAll(/\n {16}/g, '')).toMatch(
      /local commander asks .* for authority: limited retaliation .*\(decided at the table: “they aimed at us”/,
    );
    expect((await brinkline(['replay', out, '--verify'])).code).toBe(0);
  });

  test('is refused where it answers what is not asked under that seed', async () => {
    const inputs = write(folder, 'early.yaml', EXAMPLE.replace('day 1 09:20', 'day 1 09:10'));
    const { code, stderr } = await brinkline([...RUN, '--inject', inputs]);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^\S*early\.yaml:6:\d+: error: nato\.local-commander has not got its ask 1 at 6h10m \[no-such-ask\]\n {2}asks of /,
    );
  });

  test('is told for another arm, with the answers that have no ask there', async () => {
    // With the line open, the second question is another, or never comes.
    const late = `inputs:
  - { at: 0s, hold: { by: nato.chief-of-staff } }
  - { at: 12h, answer: { by: nato.chief-of-staff, ask: 2, option: hold } }
`;
    const inputs = write(folder, 'beside.yaml', late);
    const run = ['run', 'polish-border-strike', '--arm', 'closed', '--seed', '6'];
    const { code, stdout } = await brinkline([...run, '--inject', inputs, '--counterfactual', 'open']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/arm open: /);
    expect(stdout).toMatch(
      /\d inputs? of the recorded run not applied:\n.* answer hold by table \(NATO’s chief of staff/,
    );
  });

  test('does not go with a program', async () => {
    const inputs = write(folder, 'player.yaml', EXAMPLE);
    const player = ['--player', 'russia.chief-of-staff=node examples/players/hold.mjs'];
    const { code, stderr } = await brinkline([...RUN, '--inject', inputs, ...player]);
    expect(code).toBe(2);
    expect(stderr).toContain('--player does not go with a file that answers asks');
  });
});
