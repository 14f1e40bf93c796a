import { officeName } from '../../telling/index.js';
import { Waterfall } from '../parts/Waterfall.js';
import { DecisionCardView } from '../parts/DecisionCardView.js';
import { WhyView } from '../parts/WhyView.js';
import { bandOf } from '../parts/words.js';
import type { Moment, Sentence } from '../work/panel.js';
import type { Opened } from '../work/picture.js';
import { choose, goToEntry, showWhy, takeInstead, takeSide, toggleTruth } from './actions.js';
import { ChangedRuns } from './ChangedRuns.js';
import { ChangeSomething, canChange } from './ChangeSomething.js';
import { asked } from './guess.js';
import { GuessCard } from './GuessCard.js';
import { Debrief } from './Debrief.js';
import { sideNumber } from './Chart.js';
import { CommandLines } from './CommandLines.js';
import { SideChoice } from './SideChoice.js';
import * as state from './state.js';

/** What the chosen office knew, did not know and could do at the cursor; or why something happened. */
export function Panel({ run }: { readonly run: Opened }) {
  const why = state.why.value;
  return (
    <aside class="panel" aria-label="At the cursor">
      <OfficeHead run={run} />
      <SideChoice run={run} style="narrow noprint" />
      <GuessCard run={run} />
      {why === null ? (
        <AtCursor run={run} />
      ) : (
        <section>
          <h2>
            Why #{why.target} came about
            <button
              class="small quiet noprint"
              onClick={() => {
                state.why.value = null;
              }}
            >
              Back <kbd>W</kbd>
            </button>
          </h2>
          <WhyView why={why} onChoose={goToEntry} />
        </section>
      )}
      {asked.value === null && <CommandLines run={run} />}
      <p class="note disclaimer">{run.heading.notice}</p>
    </aside>
  );
}

function OfficeHead({ run }: { readonly run: Opened }) {
  const { lanes } = run.picture;
  const lane = lanes.find(({ office }) => office === state.office.value);
  const belief = state.moment.value?.belief ?? null;
  const band = belief === null ? null : bandOf(belief.value);
  return (
    <div class="office">
      <div>
        <select
          class={lane === undefined ? '' : `side-${sideNumber(run.cast.sides, lane.side)}`}
          aria-label="Office"
          value={state.office.value ?? ''}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {run.cast.sides.map(({ id, name }) => (
            <optgroup key={id} label={name}>
              {lanes
                .filter(({ side }) => side === id)
                .map(({ office, title }) => (
                  <option key={office} value={office}>
                    {officeName({ side: name, title })}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        {belief !== null && (
          <p class="sub">
            {belief.case === null
              ? `what it expects of ${belief.about}`
              : `${belief.about}${belief.isOpen ? '' : ', closed'}`}
          </p>
        )}
      </div>
      {band !== null && (
        <p class="big" title={`exactly ${band.exact}`}>
          {band.text.replace('about ', '≈ ')}
          <small>likely that it was meant</small>
        </p>
      )}
    </div>
  );
}

function AtCursor({ run }: { readonly run: Opened }) {
  const moment = state.moment.value;
  if (moment === null) return <p class="note">…</p>;
  const { decision, grounds } = moment;
  const isAsked = asked.value !== null;
  return (
    <>
      {decision !== null && !isAsked && (
        <section>
          <h2>
            {decision.isNow ? 'What it could do' : 'Its last decision'}
            <span class="right">
              {decision.isNow ? (decision.deadline === null ? '' : `due ${decision.deadline}`) : decision.when}
            </span>
          </h2>
          {decision.about !== null && <p class="sub about">{decision.about}</p>}
          <DecisionCardView
            card={decision}
            options={run.cast.options}
            instead={insteadAt(decision.seq)}
            onInstead={
              state.side.value === null && decision.canReplace && canChange()
                ? (option) => void takeInstead({ kind: 'option', seq: decision.seq, option })
                : null
            }
          />
          <p class="buttons noprint">
            <button class="small" onClick={() => void showWhy(decision.seq)}>
              Why? <kbd>W</kbd>
            </button>
            {!decision.isNow && (
              <button class="small" onClick={() => goToEntry(decision.seq)}>
                Go there
              </button>
            )}
          </p>
        </section>
      )}
      <ChangedRuns run={run} />
      {grounds !== null && (
        <section>
          <h2>
            What its belief rests on <span class="right">points</span>
          </h2>
          <Waterfall
            grounds={grounds}
            tips={!isAsked && decision?.isNow === true ? (decision.tips?.at ?? null) : null}
          />
        </section>
      )}
      <Sentences title="What it knew" none="Nothing yet." sentences={moment.knew} />
      {isAsked ? null : state.side.value === null ? (
        <>
          <Sentences title="What it did not know" none="Nothing that would have moved it." sentences={moment.unknown} />
          <Truth moment={moment} />
          <ChangeSomething run={run} />
        </>
      ) : (
        <section>
          <button class="hatched" onClick={() => void takeSide(null)}>
            <span>What the others knew, and the rest</span>
            <span class="right">reveal</span>
          </button>
        </section>
      )}
      {!isAsked && <Debrief run={run} />}
    </>
  );
}

/** The option that is drawn instead of the one chosen in an entry. */
function insteadAt(seq: number): string | null {
  const change = state.insteads.value.find(({ change: each }) => each.kind === 'option' && each.seq === seq)?.change;
  return change?.kind === 'option' ? change.option : null;
}

function Sentences({
  title,
  none,
  sentences,
}: {
  readonly title: string;
  readonly none: string;
  readonly sentences: readonly Sentence[];
}) {
  return (
    <section>
      <h2>{title}</h2>
      {sentences.length === 0 ? (
        <p class="note">{none}</p>
      ) : (
        <ul class="sentences">
          {sentences.map(({ seq, when, text }, i) => (
            <li key={i}>
              <span class="pale">{when} </span>
              {text}
              {seq !== null && (
                <button class="jump quiet" onClick={() => goToEntry(seq)}>
                  #{seq}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What every act so far really was: only after the reader asked for it. */
function Truth({ moment }: { readonly moment: Moment }) {
  const isShown = state.isTruthShown.value;
  return (
    <section class={isShown ? 'truth shown' : 'truth'}>
      <button class="hatched" aria-expanded={isShown} onClick={() => void toggleTruth()}>
        <span>The truth</span>
        <span class="right">
          {isShown ? 'hide' : 'reveal'} <kbd>T</kbd>
        </span>
      </button>
      {isShown && (
        <ul class="sentences">
          {moment.truth.length === 0 && <li>Nothing has happened yet.</li>}
          {moment.truth.map(({ when, text }, i) => (
            <li key={i}>
              <span class="pale">{when} </span>
              {text}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
