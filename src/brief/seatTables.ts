import type { Parameters } from '../model/index.js';
import { delegationChance } from '../model/index.js';
import { Names, percent, sentence } from '../record/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { choicesOf, sideOf } from '../scenario/index.js';
import type { Block } from './document.js';
import { NONE, subheading, table } from './document.js';
import { rollFor } from './roll.js';
import { delayText } from './times.js';
import { DECIDES } from './words.js';

/** Who sits where, and what an office does where nobody plays it: a table for each side. */
export function seatTables(scenario: CheckedScenario): Block[] {
  const names = new Names(scenario);
  const { parameters } = choicesOf(scenario);
  const thinks = `Thinks hostile (${percent(parameters.prior)} unless told)`;
  const head = ['Office', 'Reports to', 'Decides', 'Grants after', 'Alone when time runs out', 'Misreads', thinks];
  const superiors = new Set(Object.values(scenario.actors).map((actor) => actor['reports-to']));
  return Object.keys(scenario.sides).flatMap((side) => {
    const own = Object.entries(scenario.actors).filter(([id]) => sideOf(id) === side);
    if (own.length === 0) return [];
    const rows = own.map(([id, actor]) => [
      sentence(actor.title),
      scenario.actors[actor['reports-to'] ?? '']?.title ?? NONE,
      DECIDES[actor.role] || NONE,
      superiors.has(id) ? delayText(actor.grants) : NONE,
      alone(actor, parameters),
      percent(actor.misreads),
      Object.entries(actor.believes)
        .map(([other, belief]) => `${names.side(other)} ${percent(belief)}`)
        .join(', ') || NONE,
    ]);
    return [subheading(sentence(names.side(side))), table(head, rows)];
  });
}

/** Whether a local commander acts when its time runs out without an answer from above. Model, 2.10. */
function alone({ role, delegated }: CheckedScenario['actors'][string], parameters: Parameters): string {
  if (role !== 'local') return NONE;
  const [at, next] = [parameters.crisisRung, parameters.crisisRung + 1].map((rung) =>
    rollFor(delegationChance(delegated, rung, parameters)),
  );
  return at === next ? (at ?? '') : `rung ${parameters.crisisRung}: ${at}; rung ${parameters.crisisRung + 1}: ${next}`;
}
