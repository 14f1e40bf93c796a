import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brinkline, REPOSITORY, SHIPPED, temporaryFolder, write } from '../brinkline.js';

const folder = temporaryFolder();
const TEXT = readFileSync(join(REPOSITORY, SHIPPED), 'utf8');

/** Two arms that differ only in what the missile really was, while nothing shows it to NATO. */
const QUIET = ['explain', 'admit', 'limited-retaliation', 'signal', 'major-strike'];
const REPORTS = [0, 1, 2].flatMap((i) =>
  ['hostile', 'accident'].map((sign) => `incidents.stray-missile.reports[${i}].${sign}`),
);
const MUTE: Readonly<Record<string, unknown>> = {
  'parameters.repeats': 0,
  'channels[*].state': 'closed',
  ...Object.fromEntries(QUIET.map((id) => [`actions.${id}.for`, []])),
  ...Object.fromEntries(REPORTS.map((path) => [path, 0.5])),
};
const TRUTHS = ['navigation-fault', 'third-party-air-defence', 'deliberate'];

function armOf(name: string, truth: string): string {
  const weights = TRUTHS.map((each) => [`incidents.stray-missile.truth.${each}.weight`, each === truth ? 1 : 1e-6]);
  const set = { ...MUTE, ...Object.fromEntries(weights) };
  return `  ${name}: { about: A test., set: ${JSON.stringify(set)} }\n`;
}

const FILE = write(
  folder,
  'two-truths.yaml',
  TEXT.replace(/^arms:\n/m, `arms:\n${armOf('accident', 'navigation-fault')}${armOf('attack', 'deliberate')}`),
);

/** What a person might type: mostly choices, and all that does not end the evening or reveal the truth. */
const typed = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('1', '2', '3', '4', '5') },
  { weight: 1, arbitrary: fc.constantFrom('wait 40m', 'wait 5h', 'undo', 'undo 2', 'know', 'help', 'hodl', '') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('estimate 70', 'estimate none', 'call chiefs', 'call theatre', 'say chiefs hello'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('public insult russia', 'else send somebody', 'recall hold', 'hang-up chiefs'),
  },
);
const evenings = fc.sample(fc.array(typed, { minLength: 120, maxLength: 120 }), { seed: 15, numRuns: 4 });

/** What is printed before the end, or all where the evening does not come to its end. */
async function printed(name: string, arm: string, as: string, lines: readonly string[], seed: string): Promise<string> {
  const out = join(folder, `${name}-${arm}.jsonl`);
  const args = ['play', FILE, '--arm', arm, '--seed', seed, '--as', as, '--out', out];
  const { code, stdout } = await brinkline(args, { input: lines.join('\n') });
  expect(code).toBe(0);
  const [before = ''] = stdout.split(/\n(?:The end|Stopped)\./);
  return before.replace(out, '');
}

describe.concurrent('what a person reads before the end', () => {
  test.each(evenings.map((lines, i) => [i + 1, lines] as const))(
    'evening %i: no truth, rung, chance or number of the engine',
    async (i, lines) => {
      const as = i % 2 === 0 ? 'nato.chief-of-staff,nato.local-commander' : 'nato.theatre-commander';
      const text = await printed(`plain-${i}`, 'open', as, lines, `${i}`);
      expect(text).not.toMatch(/truth:|formula|\brung\b|\bseed\b|arm open|[▲▼]|drift|inadvertent|knowing better|#\d/i);
      // Neither ids of the engine nor those of offices and incidents.
      expect(text).not.toMatch(/russia\.[a-z]|stray-missile|navigation|strikes-near-border|decision\//i);
      expect(text.length).toBeGreaterThan(2000);
    },
  );

  test.each(evenings.slice(0, 2).map((lines, i) => [i + 1, lines] as const))(
    'evening %i is the same whatever an act of the other side really was',
    async (i, lines) => {
      const as = 'nato.chief-of-staff,nato.head-of-state';
      const told = await printed(`same-${i}`, 'accident', as, lines, `${i}`);
      expect(await printed(`same-${i}`, 'attack', as, lines, `${i}`)).toBe(told);
      expect(told).toMatch(/must decide on case \d/);
      // The side that did it is told.
      const own = await printed(`own-${i}`, 'accident', 'russia.chief-of-staff', lines, `${i}`);
      expect(await printed(`own-${i}`, 'attack', 'russia.chief-of-staff', lines, `${i}`)).not.toBe(own);
    },
  );
});
