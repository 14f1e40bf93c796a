import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DISCLAIMER, PARAMETERS } from '../../src/model/index.js';
import { checkInputs, inputsJsonSchema } from '../../src/play/index.js';
import { checkScenario, formatProblem, scenarioJsonSchema } from '../../src/scenario/index.js';
import { fieldOf } from '../../src/scenario/format/fields.js';
import { ACTIONS, CHANNEL_KINDS, LADDERS, OFFICES } from '../../src/scenario/format/library.js';
import { MEASURES } from '../../src/scenario/format/measures.js';
import { PROBLEMS } from '../../src/scenario/text/problem.js';
import { makeDuration } from '../../src/scenario/format/units.js';

/** Compares what the documents say about the code with the code. `node scripts/writeDocs.mjs` updates the generated parts. */

const SCENARIOS = readFileSync('docs/scenarios.md', 'utf8');
const MODEL = readFileSync('docs/model.md', 'utf8');
const ROWS = Array.from({ length: 60 }, (_, index) => `S-${String(index + 1).padStart(2, '0')}`);

/** A generated part of a document. */
function block(document: string, name: string): string {
  return document.split(`<!-- ${name} -->`)[1]?.split(`<!-- end of ${name} -->`)[0] ?? '';
}

/** The rows that a text cites; a range such as S-43 to S-46 counts as all of its rows. */
function cited(text: string): Set<string> {
  const found = new Set(text.match(/S-\d\d/g));
  for (const [, from, to] of text.matchAll(/S-(\d\d)\s+to\s+S-(\d\d)/g)) {
    for (let row = Number(from); row <= Number(to); row++) found.add(`S-${String(row).padStart(2, '0')}`);
  }
  return found;
}

/** The links of a page to files of the repository. */
function linksOf(page: string): { page: string; file: string; anchor: string | undefined }[] {
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links
    .filter((link) => !/^https?:/.test(link))
    .map((link) => {
      const [path = '', anchor] = link.split('#');
      return { page, file: path === '' ? page : join(dirname(page), path), anchor };
    });
}

describe('the scenario reference', () => {
  test('is what writeDocs makes of the code', () => {
    const { stderr } = spawnSync(process.execPath, ['scripts/writeDocs.mjs', '--check'], { encoding: 'utf8' });
    expect(stderr).toBe('');
  });

  test('has the sentence of every field', () => {
    const sentences = JSON.stringify(scenarioJsonSchema()).match(/"description":"(?:[^"\\]|\\.)*"/g) ?? [];
    const said = sentences.map((text) => (JSON.parse(`{${text}}`) as { description: string }).description);
    expect(said.length).toBeGreaterThan(250);
    const fields = block(SCENARIOS, 'fields').replaceAll('\\|', '|');
    const own = said.filter((text) => !text.startsWith('A crisis to play, run and compare.'));
    expect(own.filter((text) => !fields.includes(text.replace(/ Unit: .*$/, '')))).toEqual([]);
  });

  test.each([
    ['ladders', LADDERS],
    ['offices', OFFICES],
    ['kinds of channel', CHANNEL_KINDS],
    ['actions', ACTIONS],
    ['outcomes', MEASURES],
  ])('has all %s', (_, library) => {
    const names = Object.keys(library).filter((name) => !block(SCENARIOS, 'libraries').includes(`\`${name}\``));
    expect(names).toEqual([]);
  });

  test('has every problem', () => {
    const problems = block(SCENARIOS, 'problems');
    expect(
      Object.entries(PROBLEMS).filter(([code, [, means]]) => !problems.includes(`| \`${code}\` | ${means} |`)),
    ).toEqual([]);
  });

  test('has a line on each of the sixty mechanisms, with fields that there are', () => {
    const lines = [...SCENARIOS.matchAll(/^\| (S-\d\d) \| .* \| (.*) \| .*\|$/gm)];
    expect(lines.map(([, row]) => row)).toEqual(ROWS);
    const known = JSON.stringify(scenarioJsonSchema()) + Object.keys(ACTIONS).join();
    const names = lines.flatMap(([, , fields = '']) => [...fields.matchAll(/`([^`]*)`/g)].map(([, name = '']) => name));
    const words = names.flatMap((name) => name.replaceAll('<id>', '').match(/[a-z][a-z-]*/g) ?? []);
    expect(words.filter((word) => !known.includes(word))).toEqual([]);
  });

  test('shows what a check really says', () => {
    const folder = mkdtempSync(join(tmpdir(), 'brinkline-'));
    try {
      execFileSync(process.execPath, [resolve('dist/cli/main.js'), 'new', 'my-crisis'], { cwd: folder, stdio: 'pipe' });
      const text = readFileSync(join(folder, 'my-crisis.yaml'), 'utf8')
        .replace('connects: ~40m', 'connects: 40')
        .replace('between: [north.chief-of-staff', 'between: [north.chief-of-stafff');
      const { problems } = checkScenario(text, 'my-crisis.yaml');
      const shown = /<!-- check -->\n```text\n([^]*?)```/.exec(SCENARIOS)?.[1];
      expect(shown).toBe(`${problems.map(formatProblem).join('\n')}\n`);
      const inputs = /```yaml\n(inputs:[^]*?)```/.exec(SCENARIOS)?.[1] ?? '';
      writeFileSync(join(folder, 'inputs.yaml'), inputs);
      const told = ['run', 'my-crisis.yaml', '--arm', 'open', '--inject', 'inputs.yaml'];
      const story = execFileSync(process.execPath, [resolve('dist/cli/main.js'), ...told], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(story).toContain('decided at the table');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the model', () => {
  const shown = (name: keyof typeof PARAMETERS) => {
    const { kind, value } = PARAMETERS[name];
    return kind === 'duration' ? makeDuration(value) : String(value);
  };
  const defaults = new Map(
    (Object.keys(PARAMETERS) as (keyof typeof PARAMETERS)[]).map((name) => [fieldOf(name), shown(name)]),
  );

  test('gives every number of the model with its default', () => {
    const given = new Map(
      [...MODEL.matchAll(/`([a-z-]+)`\s+=\s+([\d.]*\d[smhd]?)/g)].map(([, name = '', value = '']) => [name, value]),
    );
    const bare = [...given].filter(([name]) => defaults.has(name));
    expect(Object.fromEntries(bare)).toEqual(Object.fromEntries(bare.map(([name]) => [name, defaults.get(name)])));
    expect([...defaults.keys()].filter((name) => !given.has(name))).toEqual([]);
  });

  test('gives the utilities of the library', () => {
    const row = (name: string) =>
      new RegExp(String.raw`^\| ${name} \| (.*) \|$`, 'm').exec(MODEL)?.[1]?.split(' | ') ?? [];
    const numbers = (cell: string) => cell.replaceAll('−', '-').split(' / ').map(Number);
    const pair = (utility: { hostile: number; accident: number } | null | undefined) => [
      utility?.hostile,
      utility?.accident,
    ];
    const names = ['hold', 'call', 'posture', 'limited-retaliation', 'signal', 'major-strike', 'nuclear-use'];
    expect(row('review').map(numbers)).toEqual(names.map((name) => pair(ACTIONS[name]?.utility)));
    expect(numbers(row('local decision')[3] ?? '')).toEqual(pair(ACTIONS['limited-retaliation']?.['utility-local']));
    for (const name of ['endure', 'widen', 'coerce', 'explain', 'admit', 'deny', 'silence']) {
      const said = new RegExp(String.raw`\b${name}\s+(−?[\d.]+ / −?[\d.]+)`).exec(MODEL)?.[1] ?? '';
      expect([name, ...numbers(said)]).toEqual([name, ...pair(ACTIONS[name]?.utility)]);
    }
  });

  test('cites every mechanism', () => {
    const own = cited(MODEL);
    expect(ROWS.filter((row) => !own.has(row))).toEqual([]);
  });

  test('has items for what comments in the code call “Model, 2.9”', () => {
    const items = new Set([...MODEL.matchAll(/^\*\*(\d\.\d+) /gm)].map(([, item]) => item));
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const comments = files.flatMap((name) => [
      ...readFileSync(`src/${name}`, 'utf8').matchAll(/\bmodel, ((?:\d\.\d+(?:, | and )?)+)/gi),
    ]);
    const meant = comments.flatMap(([, list = '']) => list.match(/\d\.\d+/g) ?? []);
    expect(meant.length).toBeGreaterThan(50);
    expect(meant.filter((item) => !items.has(item))).toEqual([]);
  });

  test('shows how the headline depends on every parameter', () => {
    const varied = new Set(
      [...block(MODEL, 'tornado').matchAll(/^\| `([a-z-]+)` \| /gm)].map(([, name]) => name ?? ''),
    );
    // The batch takes half an hour, so that the page may say what it does not have yet.
    const [, since = ''] = /^The table was made before the rules of 0\.4\.0\. [^:]*:\s([^.]*)\.$/m.exec(MODEL) ?? [];
    const named = [...since.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name);
    const differing = [...varied, ...defaults.keys()].filter((name) => varied.has(name) !== defaults.has(name));
    expect(differing.toSorted()).toEqual(named.toSorted());
  });
});

describe('the page on run files', () => {
  const page = readFileSync('docs/run-files.md', 'utf8');
  const FILE = 'scenarios/polish-border-strike.yaml';
  const { scenario } = checkScenario(readFileSync(FILE, 'utf8'), FILE);
  if (scenario === null) throw new Error('the default scenario is not good');

  test('shows the example of answers, which can be given', () => {
    const name = 'examples/answers.inputs.yaml';
    const [, shown = ''] = /<!-- file: .* -->\n```yaml\n([^]*?)```/.exec(page) ?? [];
    const text = readFileSync(name, 'utf8');
    expect(text.replaceAll(/^#.*\n/gm, '')).toBe(shown);
    expect(checkInputs(text, name, scenario, { arm: 'closed', seed: '1' }).problems).toEqual([]);
  });

  test('lists every kind of input', () => {
    const { properties } = (inputsJsonSchema() as { properties: { inputs: { items: { properties: object } } } })
      .properties.inputs.items;
    const kinds = Object.keys(properties);
    expect(kinds).toContain('answer');
    const examples = [...page.matchAll(/```yaml\n(inputs:[^]*?)```/g)].map(([, example = '']) => example);
    const run = { arm: 'closed', seed: '1' };
    expect(examples.map((text) => checkInputs(text, 'i', scenario, run).problems)).toEqual(examples.map(() => []));
    const shown = (kind: string) => examples.join('').includes(`${kind}: `) || page.includes(`\`${kind}: {`);
    expect(kinds.filter((kind) => !shown(kind))).toEqual([]);
  });
});

describe('the pages', () => {
  const documents = readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
  const packed = ['README.md', 'scenarios/README.md', ...documents];

  test.each([
    'README.md',
    ...['facilitators', 'students', 'researchers', 'scenarios', 'model'].map((name) => `docs/${name}.md`),
  ])('%s carries the line that every output carries', (name) => {
    expect(readFileSync(name, 'utf8')).toContain(DISCLAIMER);
  });

  test.each([...packed, 'CONTRIBUTING.md', 'CHANGELOG.md'])('%s has only links that lead somewhere', (name) => {
    const anchors = (text: string) =>
      new Set(
        [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
          title
            .toLowerCase()
            .replace(/[^\p{L}\p{N} -]/gu, '')
            .replaceAll(' ', '-'),
        ),
      );
    const broken = linksOf(name).filter(({ file, anchor }) => {
      return !existsSync(file) || (anchor !== undefined && !anchors(readFileSync(file, 'utf8')).has(anchor));
    });
    expect(broken).toEqual([]);
  });

  test('have only links that also hold in the packed package', () => {
    const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
    const [tarball] = JSON.parse(execFileSync('npm', args, { encoding: 'utf8', stdio: 'pipe' })) as {
      files: { path: string }[];
    }[];
    const files = new Set(tarball?.files.map(({ path }) => path));
    expect(packed.filter((name) => !files.has(name))).toEqual([]);
    expect(packed.flatMap(linksOf).filter(({ file }) => !files.has(file))).toEqual([]);
  });
});
