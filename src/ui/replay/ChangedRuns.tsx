import { PeakBars } from '../parts/PeakBars.js';
import type { Instead } from '../work/instead.js';
import type { Opened } from '../work/picture.js';
import { takeInstead } from './actions.js';
import { CopyLine, quoted } from './CommandLines.js';
import * as state from './state.js';

/** What came of the changes that are drawn: each with the same luck, and the newest beside it under much other luck. */
export function ChangedRuns({ run }: { readonly run: Opened }) {
  const insteads = state.insteads.value;
  const problem = state.changeProblem.value;
  if (insteads.length === 0 && problem === null) return null;
  return (
    <section class="changed" aria-label="With one thing changed">
      {problem !== null && <p role="alert">{problem}</p>}
      {insteads.map((instead, n) => (
        <Twin key={instead.name} run={run} instead={instead} number={n + 1} />
      ))}
      {insteads.length > 0 && <OneOfMany run={run} />}
    </section>
  );
}

function Twin({ run, instead, number }: { readonly run: Opened; readonly instead: Instead; readonly number: number }) {
  const { name, peak, peakBefore, finalRung, from, when, notes, flags, change } = instead;
  const rung = (n: number) => `${n} ${run.cast.ladder[n]?.name ?? ''}`;
  return (
    <div class="twin">
      <h2>
        <svg width="26" height="8" aria-hidden="true" class="curve">
          <path class={`other other-${number}`} d="M0 4H26" />
        </svg>
        Instead: {name}
        <button class="small quiet right noprint" onClick={() => void takeInstead(change)}>
          Remove
        </button>
      </h2>
      <p>
        {from === null ? (
          'With this luck the two runs are the same to the last message.'
        ) : peak === peakBefore ? (
          <>
            The same luck parts on {when} and reaches the same peak, rung {rung(peak)}; it ends on rung {finalRung}.
          </>
        ) : (
          <>
            The same luck parts on {when}. Peak <b>rung {rung(peak)}</b> instead of {peakBefore}; it ends on rung{' '}
            {finalRung}.
          </>
        )}
      </p>
      {notes.map((note) => (
        <p key={note} class="note">
          {note}
        </p>
      ))}
      {flags !== null && (
        <CopyLine
          text={`npx brinkline run ${[run.heading.file, ...flags].map(quoted).join(' ')}`}
          label="Copy the command for this change"
        />
      )}
    </div>
  );
}

/** So that a single twin is not taken for the lesson. */
function OneOfMany({ run }: { readonly run: Opened }) {
  const many = state.many.value;
  const problem = state.manyProblem.value;
  return (
    <div class="many">
      <h2>
        One of many <span class="right">{many === null ? '' : `${many.runs} of 200`}</span>
      </h2>
      {problem !== null && <p class="note">{problem}</p>}
      {many === null ? (
        problem === null && <p class="note">The same change with new luck from there…</p>
      ) : (
        <>
          <PeakBars many={many} ladder={run.cast.ladder} />
          <p>
            Of {many.runs} simulated continuations with new luck, the change went lower in <b>{many.lower}</b>, higher
            in <b>{many.higher}</b>, and made no difference to the peak in {many.runs - many.lower - many.higher}.
          </p>
        </>
      )}
    </div>
  );
}
