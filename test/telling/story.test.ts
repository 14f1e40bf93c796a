import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/engine/index.js';
import { runScenario } from '../../src/play/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { LEVELS, tellRun, story } from '../../src/telling/index.js';
import { everyScenario, shipped } from '../laws/shipped.js';

function entriesOf(scenario: CheckedScenario, arm: string | null, seed: string): Entry[] {
  const entries: Entry[] = [];
  runScenario(scenario, { arm, seed, trace: (entry) => void entries.push(entry) });
  return entries;
}

function lines(scenario: CheckedScenario, entries: readonly Entry[], level: (typeof LEVELS)[number]): number {
  return story(scenario, entries, { level }).split('\n').length;
}

const SHIPPED = everyScenario();
const STRIKE = shipped();

describe.each(SHIPPED.map(([file, scenario]) => ({ file, scenario })))('$file', ({ scenario }) => {
  const arm = Object.keys(scenario.arms)[0] ?? null;
  const entries = entriesOf(scenario, arm, 'told/1');
  const seqs = new Set(entries.map(({ seq }) => seq));

  test.each(LEVELS)('%s: in the order of time, each line about an entry of the run, no sentence broken', (level) => {
    const rows = tellRun(scenario, entries, level);
    expect(rows.length).toBeGreaterThan(0);
    for (const [i, { at, seq, text }] of rows.entries()) {
      expect(at).toBeGreaterThanOrEqual(rows[i - 1]?.at ?? 0);
      expect(seqs.has(seq)).toBe(true);
      expect(text).toMatch(/^[\p{Lu}\d(“]|^rung /u);
      expect(text).not.toMatch(/undefined|NaN|null|\n/);
    }
  });

  test('each level tells no more than the next', () => {
    const [headlines = 0, told = 0, all = 0] = LEVELS.map((level) => tellRun(scenario, entries, level).length);
    expect(headlines).toBeLessThanOrEqual(told);
    expect(told).toBeLessThanOrEqual(all);
  });

  test('the story tells every rise to a crisis, every shot and the end of the crisis', () => {
    const texts = tellRun(scenario, entries, 'story').map(({ text }) => text);
    const all = tellRun(scenario, entries, 'all');
    const shots = all.filter(({ mark, text }) => mark === '!' && text.includes('fires back'));
    expect(texts.filter((text) => text.includes('fires back'))).toHaveLength(shots.length);
    const ends = all.filter(({ text }) => text === 'The crisis is calm.');
    expect(texts.filter((text) => text === 'The crisis is calm.')).toHaveLength(ends.length);
  });
});

describe('the default scenario', () => {
  const runs = ['open', 'unanswered', 'closed'].flatMap((arm) =>
    Array.from({ length: 10 }, (_, i) => entriesOf(STRIKE, arm, `lines/${i + 1}`)),
  );

  test('half of the stories are under 105 lines, and hardly any has 160', () => {
    const counts = runs.map((entries) => lines(STRIKE, entries, 'story')).toSorted((a, b) => a - b);
    expect(counts[counts.length / 2]).toBeLessThan(105);
    expect(counts.filter((count) => count >= 160).length).toBeLessThanOrEqual(3);
  });

  test('headlines are at most 17 rows and the end', () => {
    for (const entries of runs) expect(tellRun(STRIKE, entries, 'headlines').length).toBeLessThanOrEqual(18);
  });

  test('a closed line is told once and then counted', () => {
    const [entries = []] = runs.slice(20);
    const texts = tellRun(STRIKE, entries, 'story').map(({ text }) => text);
    const closed = texts.filter((text) => /^The \S+ line is closed: /.test(text)).map((text) => text.split(' ')[1]);
    expect(closed.length).toBeGreaterThan(2);
    expect(new Set(closed).size).toBe(closed.length);
    expect(texts.join('\n')).toMatch(/Also on day \d: .*tries on closed lines \d/);
  });

  test('beliefs and decisions name their case, and the reasons say for what they speak', () => {
    const texts = runs.flatMap((entries) => tellRun(STRIKE, entries, 'story')).map(({ text }) => text);
    const hears = texts.filter((text) => text.includes(' hears of ') && text.includes('command'));
    expect(hears.length).toBeGreaterThan(10);
    for (const text of hears) expect(text).toMatch(/hears of (?:the|NATO’s|Russia’s) [^(]*\d\d:\d\d/);
    expect(texts.join('\n')).toMatch(/impact report, (?:for|against) intent/);
    for (const text of texts.filter((each) => / raises readiness/.test(each)))
      expect(text).toMatch(/(?:over|\() ?.*\d\d:\d\d/);
  });

  test('an inadvertent rung is explained', () => {
    const texts = runs.flatMap((entries) => tellRun(STRIKE, entries, 'story')).map(({ text }) => text);
    expect(texts.filter((text) => /^rung 5 .*inadvertent: /.test(text)).length).toBeGreaterThan(0);
  });
});
