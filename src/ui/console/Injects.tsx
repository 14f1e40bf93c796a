import { useState } from 'preact/hooks';
import { act, clock, room } from './state.js';
import { SendForm } from '../parts/SendForm.js';

/** What the facilitator can bring in. */
export function Injects() {
  const { injects = [] } = room.value ?? {};
  const [says, setSays] = useState('');
  return (
    <section aria-label="Injects">
      <div class="row between">
        <h2>Injects</h2>
        <span class="row">
          <button
            class="quiet"
            title="All that come at a time"
            onClick={() => void act({ type: 'shift-all', by: 1800 })}
          >
            all +30 min
          </button>
        </span>
      </div>
      <ol class="injects">
        {injects.map(({ id, text, done, at, when, condition, objective }) => (
          <li key={id} class={done ? 'done' : ''}>
            <div class="row between">
              <strong>{id}</strong>
              <span class="note">
                {done ? '✓ has come, or is left out' : (when ?? (condition === null ? 'by hand' : 'on a condition'))}
              </span>
            </div>
            <p class="sub">{text}</p>
            {objective !== null && <p class="note">Objective: {objective}</p>}
            {condition !== null && !done && (
              <p class="note">
                {condition.hold} of {condition.of} parts of its condition hold.
              </p>
            )}
            {!done && (
              <div class="row">
                <button onClick={() => void act({ type: 'fire', inject: id })}>Fire now</button>
                <button onClick={() => void act({ type: 'skip', inject: id })}>Skip</button>
                <button
                  onClick={() =>
                    void act({ type: 'shift', inject: id, to: Math.max(at ?? 0, clock.value?.at ?? 0) + 1800 })
                  }
                >
                  +30 min
                </button>
              </div>
            )}
          </li>
        ))}
      </ol>
      <SendForm send={() => void act({ type: 'add', body: { says } }).then((done) => done && setSays(''))}>
        <label class="field">
          <span>Add one: what everybody hears</span>
          <textarea rows={2} maxLength={2000} value={says} onInput={(event) => setSays(event.currentTarget.value)} />
        </label>
        <button disabled={says.trim() === ''}>Read it out now</button>
      </SendForm>
    </section>
  );
}

/** The ladder, with where each side stands. */
export function Ladder() {
  const { ladder } = room.value ?? {};
  if (ladder === undefined) return null;
  return (
    <section aria-label="Ladder">
      <h2>Ladder</h2>
      <ol class="ladder">
        {ladder.rungs.toReversed().map(({ rung, name, firebreak }) => (
          <li
            key={rung}
            class={[firebreak ? 'firebreak' : '', rung === ladder.rung ? 'now' : ''].join(' ')}
            aria-current={rung === ladder.rung}
          >
            <span>
              {rung} {name}
            </span>
            <span class="note">
              {ladder.sides.flatMap((side) => (side.rung === rung ? [side.name] : [])).join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
