import type { CheckedScenario } from '../scenario/index.js';

type Action = CheckedScenario['actions'][string];
/** What a decision is about. */
export type ForWhat = Action['for'][number];

const DECIDED_BY: Readonly<Record<ForWhat, CheckedScenario['actors'][string]['role']>> = {
  local: 'local',
  ally: 'ally',
  national: 'national',
  setback: 'head',
  statement: 'national',
};

/** What can be decided, by kind of decision: the role that decides it, and the options that this ladder has room for. */
export function optionsFor({ actions, ladder }: CheckedScenario) {
  return (Object.keys(DECIDED_BY) as ForWhat[]).flatMap((what) => {
    const options = Object.entries(actions).flatMap(([id, action]) =>
      action.for.includes(what) && fits(action, ladder.length) ? { id, ...action } : [],
    );
    return options.length === 0 ? [] : { what, role: DECIDED_BY[what], options };
  });
}

function fits(action: Action, rungs: number): boolean {
  return action['from-rung'] < rungs && action.rung < rungs;
}
