import type { Parameters } from '../model/index.js';
import { delegationChance, inWords } from '../model/index.js';
import { Names, percent, sentence, delayText, DECIDES, points } from '../telling/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { choicesOf, habitsOf, sideOf } from '../scenario/index.js';
import type { Block } from './document.js';
import { NONE, list, subheading, table } from './document.js';
import { rollFor } from './roll.js';

/** The offices, and what each does if nobody plays it: a table for each side. */
export function seatTables(scenario: CheckedScenario): Block[] {
  const names = new Names(scenario);
  const { parameters } = choicesOf(scenario);
  const thinks = `Thinks hostile (default ${percent(parameters.prior)})`;
  const head = [
    'Office',
    'Reports to',
    'Decides',
    'Passes on after',
    'Grants after',
    'Alone when time runs out',
    'Misreads',
    'Weighs evidence',
    thinks,
    'Other sides',
  ];
  const superiors = new Set(Object.values(scenario.actors).map((actor) => actor['reports-to']));
  return Object.keys(scenario.sides).flatMap((side) => {
    const own = Object.entries(scenario.actors).filter(([id]) => sideOf(id) === side);
    if (own.length === 0) return [];
    const rows = own.map(([id, actor]) => {
      const { misreads, relay, weights } = habitsOf(actor, parameters);
      return [
        sentence(actor.title),
        scenario.actors[actor['reports-to'] ?? '']?.title ?? NONE,
        DECIDES[actor.role] || NONE,
        delayText(relay),
        superiors.has(id) ? delayText(actor.grants) : NONE,
        withDoctrine(alone(actor, parameters), actor),
        percent(misreads),
        weighs(weights),
        Object.entries(actor.believes)
          .map(([other, belief]) => `${names.side(other)} ${percent(belief)}`)
          .join(', ') || NONE,
        [
          ...(actor.barred ? ['a policy bars it from talking to them'] : []),
          ...(actor.watches === undefined
            ? []
            : [`follows what happens between ${actor.watches.map((other) => names.side(other)).join(' and ')}`]),
        ].join('; ') || NONE,
      ];
    });
    const home = atHome(scenario.sides[side]);
    return [subheading(sentence(names.side(side))), ...(home.length === 0 ? [] : [list(home)]), table(head, rows)];
  });
}

/** The weights that an office gives to evidence for and against intent, if they differ from 1. */
function weighs({ confirming, disconfirming }: ReturnType<typeof habitsOf>['weights']): string {
  return confirming === 1 && disconfirming === 1 ? NONE : `for intent ×${confirming}, against it ×${disconfirming}`;
}

/** A side’s domestic standing and publicity, if they are not the default. */
function atHome(side: CheckedScenario['sides'][string] | undefined): string[] {
  if (side === undefined) return [];
  const { 'domestic-standing': standing, publicity } = side;
  return [
    ...(standing === 1
      ? []
      : [
          `Standing at home: ${points(standing)} at the start. The less there is, the less ready it is to call, to take calls and to take risks.`,
        ]),
    ...(publicity === null
      ? []
      : [
          `If it raises its readiness, that becomes a public threat, and backing down then costs: ${rollFor(publicity)}.`,
        ]),
  ];
}

/** Adds the doctrine of an office, if the scenario gives one: what is chosen when its holder lets a window pass. */
function withDoctrine(text: string, { doctrine }: CheckedScenario['actors'][string]): string {
  return doctrine === undefined ? text : `${text}; if its player lets a window pass: ${inWords(doctrine)}`;
}

/** Whether a local commander acts when its time runs out without an answer from above. Model, 2.10. */
function alone({ role, delegated }: CheckedScenario['actors'][string], parameters: Parameters): string {
  if (role !== 'local') return NONE;
  const [at, next] = [parameters.crisisRung, parameters.crisisRung + 1].map((rung) =>
    rollFor(delegationChance(delegated, rung, parameters)),
  );
  return at === next ? (at ?? '') : `rung ${parameters.crisisRung}: ${at}; rung ${parameters.crisisRung + 1}: ${next}`;
}
