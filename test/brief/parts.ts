import { readFileSync, readdirSync } from 'node:fs';
import { briefOf } from '../../src/brief/index.js';
import type { Block, Part } from '../../src/brief/document.js';
import { applyArm, checkScenario } from '../../src/scenario/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';

/** Every scenario that comes with the package. */
export const SHIPPED = readdirSync('scenarios')
  .filter((name) => name.endsWith('.yaml'))
  .map((name): CheckedScenario => {
    const { scenario } = checkScenario(readFileSync(`scenarios/${name}`, 'utf8'), name);
    if (scenario === null) throw new Error(`${name} is not good`);
    return scenario;
  });

const [first] = SHIPPED.filter(({ id }) => id === 'polish-border-strike');
if (first === undefined) throw new Error('the default scenario is not there');
export const DEFAULT = first;

/** Every way to brief a scenario: as written, and as each arm makes it. */
export function played(scenario: CheckedScenario): { arm: string | null; scenario: CheckedScenario }[] {
  const arms = Object.keys(scenario.arms).map((arm) => ({ arm, scenario: applyArm(scenario, arm) }));
  return [{ arm: null, scenario }, ...arms];
}

/** The part of this name. */
export function partOf(scenario: CheckedScenario, id: string, arm: string | null = null): Part {
  const part = briefOf(scenario, arm).find((each) => each.id === id);
  if (part === undefined) throw new Error(`there is no part ${id}`);
  return part;
}

/** All texts of a part, a line each; the cells of a row stand in one line. */
export function textOf({ title, audience, blocks }: Part): string {
  return [title, audience, ...blocks.flatMap(linesOf)].join('\n');
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'list':
      return [...block.items];
    case 'facts':
      return block.facts.map((fact) => fact.join(': '));
    case 'table':
      return [block.head, ...block.rows].map((row) => ('across' in row ? row.across : row.join(' | ')));
    case 'writing':
      return [];
    case 'heading':
    case 'paragraph':
    case 'aloud':
      return [block.text];
  }
}
