import type { FullScenario } from '../format/schema.js';
import { ACTIONS } from '../format/library.js';
import { secondsIn } from '../format/units.js';
import { finding, findingAtKey } from '../text/problem.js';
import type { Finding } from '../text/problem.js';

/** Statements that are made at their time even if the crisis is over by then. */
export function* statementsWhateverHappens({ injects }: FullScenario): Iterable<Finding> {
  for (const [index, { id, at, if: only, statement }] of injects.entries()) {
    if (statement === undefined || at === undefined || only !== undefined) continue;
    const message = `${id} is said at ${at}, even if nothing has happened or all is over`;
    yield finding('statement-unconditional', ['injects', index, 'statement'], message, 'if: { not: calm }');
  }
}

/** Windows to answer in that are longer than their case can stay open. */
export function* windowsThatOutliveTheirCase({ incidents, ladder, parameters }: FullScenario): Iterable<Finding> {
  const marked = ladder.findIndex(({ mark }) => mark === 'crisis');
  const crisisRung = marked < 0 ? 4 : marked;
  for (const [id, { rung, 'respond-within': window }] of Object.entries(incidents)) {
    const field = rung < crisisRung ? 'small-case-lasts' : 'stale';
    const lasts = String(parameters[field]);
    if (secondsIn(window) <= secondsIn(lasts)) continue;
    const message = `${id} may be answered within ${window}, but its case is dropped after ${lasts} (parameters.${field})`;
    const hint = `a shorter window, or a longer parameters.${field}`;
    yield finding('window-outlives-case', ['incidents', id, 'respond-within'], message, hint);
  }
}

/** New actions of which nobody but the deciding office would ever hear. */
export function* actionsThatDoNothing({ actions }: FullScenario): Iterable<Finding> {
  for (const [id, action] of Object.entries(actions)) {
    if (Object.hasOwn(ACTIONS, id) || action.does !== 'nothing' || action.for.length === 0 || action.rung === 0)
      continue;
    const message = `${id} is to reach rung ${action.rung}, but does nothing: it moves no rung, and the other side never sees it`;
    yield findingAtKey('action-does-nothing', ['actions', id], message, 'does: posture, strike or signal; or rung: 0');
  }
}
