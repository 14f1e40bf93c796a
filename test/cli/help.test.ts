import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EntryLine } from '../../src/record/index.js';
import { splitWords } from '../../src/cli/players/words.js';
import { brinkline, expectRefusal, QUICK, REPOSITORY, temporaryFolder } from './brinkline.js';
import { carriedOut } from './carriedOut.js';

const folder = temporaryFolder();
const isRunFile = (word: string) => word.endsWith('.run.jsonl');

/** The first decision of the recorded run in which another option than holding was chosen, and holding was open. */
function decision(): number {
  const lines = readFileSync(join(folder, 'strike.run.jsonl'), 'utf8').trimEnd().split('\n');
  const entries = lines.map((line) => JSON.parse(line) as EntryLine).filter(({ kind }) => kind === 'entry');
  const found = entries.find(({ facts }) =>
    facts.some(
      (fact) =>
        fact.fact === 'decision' &&
        fact.chosen !== 'hold' &&
        Object.hasOwn(fact.options as Record<string, number>, 'hold'),
    ),
  );
  if (found === undefined) throw new Error('nobody who could hold does anything else');
  return found.seq;
}

describe.concurrent('help', () => {
  test('every command is listed, and its help has examples', async () => {
    const { code, stdout, stderr } = await brinkline(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Examples:$/m);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('Not a forecast, intelligence assessment or operational advice.');
    const listed = stdout.slice(stdout.indexOf('Commands:')).matchAll(/^ {2}([a-z]+) /gm);
    const commands = [...listed].map(([, name = '']) => name).filter((name) => name !== 'help' && name !== 'brinkline');
    expect(commands).toEqual(expect.arrayContaining(['check', 'run', 'compare', 'schema']));
    await Promise.all(
      commands.map(async (command) => {
        const help = await brinkline([command, '--help']);
        expect(help).toMatchObject({ code: 0, stderr: '' });
        expect(help.stdout).toMatch(new RegExp(`^Usage: brinkline ${command} `));
        expect(help.stdout).toMatch(new RegExp(`^Examples?:\\n  brinkline ${command}`, 'm'));
      }),
    );
  });

  test('help COMMAND is the same as COMMAND --help', async () => {
    const [a, b] = await Promise.all([carriedOut(['help', 'compare']), carriedOut(['compare', '--help'])]);
    expect(a).toEqual(b);
    expect(a.code).toBe(0);
  });

  test('the examples of run, replay and why work one after the other', async () => {
    const failed: string[] = [];
    for (const command of ['run', 'replay', 'why']) {
      const { stdout } = await brinkline([command, '--help']);
      // A pipe to another program is left out.
      const examples = [...stdout.matchAll(/^ {2}brinkline ([^|\n]+)/gm)].map(([, words = '']) => words.trim());
      expect(examples.length).toBeGreaterThan(3);
      const check = async (example: string) => {
        // A decision has another number after each change of the model: any decision in which one could hold will do.
        const words = (splitWords(example) ?? []).map((word) =>
          /^#\d+ hold$/.test(word) ? `#${decision()} hold` : word,
        );
        const { code, stderr } = await carriedOut(words.map((word) => (isRunFile(word) ? join(folder, word) : word)));
        if (code !== 0) failed.push(`${example}: ${stderr}`);
      };
      // The examples of run record the file that the others read.
      if (command === 'run') for (const example of examples) await check(example);
      else await Promise.all(examples.map(check));
    }
    expect(failed).toEqual([]);
  });

  test('--version is the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as { version: string };
    expect(await brinkline(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe.concurrent('wrong usage is told, with exit code 2', () => {
  test.each<[what: string, args: string[], says: string]>([
    ['no command', [], 'Usage: brinkline'],
    ['an unknown command', ['comapre'], 'Did you mean compare?'],
    ['an unknown flag', ['run', QUICK, '--sed', '1'], 'Did you mean --seed?'],
    ['no file', ['run'], `missing required argument 'file'`],
    ['too many files', ['run', QUICK, QUICK], 'too many arguments'],
    ['a flag without its value', ['run', QUICK, '--seed'], 'argument missing'],
    ['an empty seed', ['run', QUICK, '--seed', ''], 'Expected a seed of 1 to 200 characters.'],
    [
      'an unknown arm',
      ['run', QUICK, '--arm', 'clsed'],
      'quick has no arm “clsed”: it has open, closed. Did you mean “closed”?',
    ],
    ['an unknown arm to compare', ['compare', QUICK, '--arms', 'open,close'], 'Did you mean “closed”?'],
    [
      'an arm without a name',
      ['compare', QUICK, '--arms', 'open,,closed'],
      'Expected names separated by commas, each once.',
    ],
    [
      'an arm twice',
      ['compare', QUICK, '--arms', 'open,closed,open'],
      'Expected names separated by commas, each once.',
    ],
    ['no run', ['compare', QUICK, '--runs', '0'], 'Expected a whole number from 1 to 10000000.'],
    [
      'more runs than there are numbers',
      ['compare', QUICK, '--runs', '1e99'],
      'Expected a whole number from 1 to 10000000.',
    ],
    ['no worker', ['compare', QUICK, '--workers', '0'], 'Expected a whole number from 1 to 256.'],
    ['an empty folder name', ['compare', QUICK, '--out', ''], 'Expected the name of a file or folder.'],
    [
      'an unknown schema',
      ['schema', 'ladder'],
      'Allowed choices are scenario, inputs, experiment, run, compare, exact, check, replay,',
    ],
  ])('%s', async (_, args, says) => {
    const finished = await carriedOut(args);
    expectRefusal(finished, 2);
    expect(finished.stderr).toContain(says);
  });
});
