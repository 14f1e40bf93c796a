import { describe, expect, test } from 'vitest';
import {
  brinkline,
  documentOf,
  expectRefusal,
  marked,
  quick,
  QUICK,
  SHIPPED,
  temporaryFolder,
  write,
} from './brinkline.js';
import { carriedOut } from './carriedOut.js';

const folder = temporaryFolder();
/** Three errors, in this order, and no more. */
const WRONG = marked(
  quick(
    ['horizon: 12h', 'horizon: ▮12'],
    ['office: local-commander', 'office: ▮local-comander'],
    ['baseline: closed', 'baseline: ▮shut'],
  ),
);
const [HORIZON, OFFICE, BASELINE] = WRONG.places;
const WARNED = marked(
  quick(['at: 1h, incident: shell }', 'at: 1h, incident: shell }\n  - { id: late, at: ▮13h, incident: shell }']),
);

describe.concurrent('check', () => {
  test('a good file', async () => {
    expect(await brinkline(['check', SHIPPED])).toEqual({
      code: 0,
      stdout: `${SHIPPED}: good. “A missile strikes near the Polish border”, 21 actors, 9 arms.\n`,
      stderr: '',
    });
  });

  test('one of a thing is not several', async () => {
    const text = quick().replace('  open: { about: The chiefs may talk. }\n', '');
    const { stdout } = await carriedOut(['check', write(folder, 'one-arm.yaml', text)]);
    expect(stdout).toContain('5 actors, 1 arm.');
  });

  test('a good file, as JSON', async () => {
    const { code, stdout, stderr } = await carriedOut(['check', '--json', QUICK]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(documentOf('check', stdout)).toEqual({ ok: true, problems: [] });
  });

  test('several problems at once, each with its place, what is wrong and what to do', async () => {
    const file = write(folder, 'wrong.yaml', WRONG.text);
    const finished = await carriedOut(['check', file]);
    expectRefusal(finished, 1);
    expect(finished.stderr).toBe(
      [
        `${file}:${HORIZON}: error: horizon is 12: expected a duration such as 15m, 6h, 2d or 1h30m [wrong-type]`,
        '  say the unit: 12m, 12h or 12d',
        `${file}:${OFFICE}: error: actors[north.local].office is “local-comander”: there is no such office [no-such-office]`,
        '  did you mean “local-commander”?',
        `${file}:${BASELINE}: error: baseline is “shut”: there is no such arm [no-such-arm]`,
        '  known here: open, closed',
        '',
      ].join('\n'),
    );
  });

  test('several files at once: the good ones on stdout, the problems of all others on stderr', async () => {
    const wrong = write(folder, 'wrong-too.yaml', WRONG.text);
    const finished = await carriedOut(['check', QUICK, wrong, SHIPPED, 'nowhere/at-all.yaml']);
    expect(finished.code).toBe(1);
    expect(finished.stdout.match(/^.*: good\./gm)).toEqual([`${QUICK}: good.`, `${SHIPPED}: good.`]);
    expect(finished.stderr.match(/^.*?:\d+:\d+: error/gm)).toEqual([
      `${wrong}:${HORIZON}: error`,
      `${wrong}:${OFFICE}: error`,
      `${wrong}:${BASELINE}: error`,
      'nowhere/at-all.yaml:1:1: error',
    ]);
  });

  test('problems of several files as one document, with exit code 1', async () => {
    const wrong = write(folder, 'wrong-json.yaml', WRONG.text);
    const { code, stdout, stderr } = await carriedOut(['check', wrong, QUICK, 'nowhere.yaml', '--json']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const { ok, problems } = documentOf('check', stdout);
    expect(ok).toBe(false);
    expect(problems.map(({ file, line, column, code: kind }) => [file, `${line}:${column}`, kind])).toEqual([
      [wrong, HORIZON, 'wrong-type'],
      [wrong, OFFICE, 'no-such-office'],
      [wrong, BASELINE, 'no-such-arm'],
      ['nowhere.yaml', '1:1', 'unreadable'],
    ]);
  });

  test('warnings alone stop nobody: they are told on stderr, and a document stays alone on stdout', async () => {
    const file = write(folder, 'warned.yaml', WARNED.text);
    const warning = `${file}:${WARNED.places[0]}: warning: late never happens: 13h is after the horizon, 12h [never-happens]\n`;
    const [checked, asJson, ran, compared] = await Promise.all([
      carriedOut(['check', file]),
      carriedOut(['check', file, '--json']),
      carriedOut(['run', file, '--json']),
      carriedOut(['compare', file, '--runs', '1', '--json']),
    ]);
    expect(checked).toMatchObject({ code: 0, stderr: warning });
    expect(checked.stdout).toContain('good.');
    expect(asJson).toMatchObject({ code: 0, stderr: '' });
    expect(documentOf('check', asJson.stdout)).toMatchObject({ ok: true, problems: [{ severity: 'warning' }] });
    expect(ran).toMatchObject({ code: 0, stderr: warning });
    documentOf('run', ran.stdout);
    expect(compared).toMatchObject({ code: 0, stderr: warning });
    documentOf('compare', compared.stdout);
  });

  test('a name that is nearly that of a file there', async () => {
    write(folder, 'crisis.yaml', quick());
    const finished = await brinkline(['check', 'crises.yml'], { cwd: folder });
    expectRefusal(finished, 1);
    expect(finished.stderr).toBe(
      'crises.yml:1:1: error: cannot be read: there is no such file or folder [unreadable]\n  did you mean “crisis.yaml”?\n',
    );
  });
});
