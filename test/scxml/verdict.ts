import type { AnyStateMachine } from 'xstate';
import { convert } from './convert.js';
import type { Case, Script } from './document.js';
import { stateName } from './document.js';
import { NotConverted } from './notConverted.js';
import { asActor, atomicStates, play } from './play.js';

/** What XState makes of a case: the labels of its states, or why the case is not covered. */
export type Verdict =
  | { readonly machine: AnyStateMachine; readonly labels: readonly string[]; readonly not?: never }
  | { readonly not: string };

export function verdictOf(given: Case): Verdict {
  try {
    const machine = convert(given);
    const labels = play(asActor(machine), given.script);
    const differs = firstDifference(labels, given.script);
    return differs === null ? { machine, labels } : { not: `XState differs: ${differs}` };
  } catch (error) {
    if (error instanceof NotConverted) return { not: error.message };
    // What an expression throws is an event in SCXML; here it fails the run.
    if (error instanceof ReferenceError || error instanceof TypeError) return { not: 'errors as events' };
    throw error;
  }
}

/** Where the states are not those of the script; null where they are. */
function firstDifference(labels: readonly string[], { initialConfiguration, events }: Script): string | null {
  const expected = [initialConfiguration, ...events.map(({ nextConfiguration }) => nextConfiguration)];
  for (const [step, states] of expected.entries()) {
    const [is, should] = [atomicStates(labels[step] ?? '').join(' '), states.map(stateName).toSorted().join(' ')];
    if (is !== should) return `${step === 0 ? 'it begins' : `after event ${step} it is`} in ${is}, not ${should}`;
  }
  return null;
}
