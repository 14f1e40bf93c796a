import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/brief/document.js';
import { minutePlan } from '../../src/brief/minutePlan.js';
import { observersPart } from '../../src/brief/observers.js';
import { seatingPlan } from '../../src/brief/seatingPlan.js';
import { parseDuration, seatsOf } from '../../src/scenario/index.js';
import { patched, scenarioOf, SMALL } from '../scenario/small.js';
import { SHIPPED, partOf, textOf } from './parts.js';
import { SEATED } from './rich.js';

function rowsOf([block]: readonly Block[]): readonly (readonly string[])[] {
  if (block?.kind !== 'table') throw new Error('no table');
  return block.rows.flatMap((row) => ('across' in row ? [] : [row]));
}

test.each(SHIPPED.map((scenario) => [scenario.id, scenario] as const))(
  'the plan of %s fills its playing time',
  (_, scenario) => {
    const rows = rowsOf(minutePlan(scenario));
    const spans = rows.map(([span = '']) => span.split('–').map(Number));
    const minutes = Math.round(parseDuration(scenario['playing-time']) / 60);
    expect(spans.map(([from]) => from)).toEqual([0, ...spans.slice(0, -1).map(([, to]) => to)]);
    expect(spans.at(-1)?.[1]).toBe(minutes);
  },
);

describe('seating', () => {
  test.each(SHIPPED.map((scenario) => [scenario.id, scenario] as const))(
    'of %s gives everybody a place',
    (_, scenario) => {
      const players = seatsOf(scenario).filter(({ observer }) => !observer);
      const plan = seatingPlan(scenario);
      expect(plan.length).toBe(players.length === 0 ? 0 : 1);
      const [block] = plan;
      const watchers = block?.kind === 'table' ? block.head.indexOf('Observers') : -1;
      for (const row of players.length === 0 ? [] : rowsOf(plan)) {
        const [people, tables = ''] = row;
        const watching = row[watchers] ?? '–';
        const placed = [...tables.matchAll(/ (\d+)(?:;|$)/g)].reduce((sum, [, each]) => sum + Number(each), 0);
        expect(placed + (watching === '–' ? 0 : Number(watching)) + 1, `${people}: ${tables}`).toBe(Number(people));
      }
    },
  );

  test('joins the tables of a side before it leaves a side out', () => {
    const rows = rowsOf(seatingPlan(SEATED)).map((row) => row.slice(0, 3));
    expect(rows[0]).toEqual(['3', 'The border with The capital 1; Red 1', 'Green']);
    expect(rows[1]).toEqual(['4', 'The border with The capital 1; Red 1; Green 1', '–']);
    expect(rows[2]).toEqual(['5', 'The border 1; The capital 1; Red 1; Green 1', '–']);
  });
});

test('the observer’s sheet has what each inject is for, and room for what is seen', () => {
  const scenario = patched(scenarioOf(SMALL), {
    'injects[0].objective': 'To wait.',
    'injects[0].expect': 'Somebody asks who saw it.',
  });
  expect(textOf(observersPart(scenario))).toContain('To wait. | Somebody asks who saw it. |  | ');
  expect(observersPart(scenario).audience).toContain('No player may see it');
});

test.each(SHIPPED.map((scenario) => [scenario.id, scenario] as const))(
  'no handout of %s names a rung or a firebreak',
  (_, scenario) => {
    for (const { id, observer } of seatsOf(scenario)) {
      if (observer) continue;
      expect(textOf(partOf(scenario, `handout-${id}`))).not.toMatch(/\brungs?\b|firebreak/i);
    }
  },
);
