import { useState } from 'preact/hooks';
import { Peaks } from '../room/Peaks.js';
import { act, ask, counting, fromHere, isHidden, room, rows } from './state.js';

const MARKS: Readonly<Record<string, string>> = {
  connected: '●',
  refused: '▏',
  unanswered: '○',
  barred: '✕',
  busy: '◐',
  'out-of-scope': '⊘',
};
const STATES = ['open', 'closed', 'suspended', 'cut'] as const;

/** The lines, and what came of the calls on them. */
export function Lines() {
  const { lines = [] } = room.value ?? {};
  return (
    <section aria-label="Lines">
      <div class="row between">
        <h2>Lines</h2>
        <span class="note">● through ▏ refused ○ nobody answered ✕ barred ⊘ not its purpose</span>
      </div>
      <table class="board">
        <thead class="unseen">
          <tr>
            <th>line</th>
            <th>state</th>
            <th>calls so far</th>
            <th>now</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name, state, call, contacts }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>
                <select
                  aria-label={`State of ${name}`}
                  value={state}
                  onChange={(event) =>
                    void act({ type: 'line', line: id, state: event.currentTarget.value as (typeof STATES)[number] })
                  }
                >
                  {STATES.map((each) => (
                    <option key={each}>{each}</option>
                  ))}
                </select>
              </td>
              <td aria-label={contacts.map(({ result }) => result).join(', ')}>
                {contacts.map(({ result }) => MARKS[result] ?? '·').join(' ')}
              </td>
              <td>{call ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What is true, what offices believe, and what is coming: for the facilitator alone. */
export function OnlyYou() {
  const { truths = null, beliefs = null, coming = [] } = room.value ?? {};
  if (truths === null || isHidden.value) return null;
  return (
    <section class="hatched" aria-label="Only you see this">
      <h2>Only you see this</h2>
      <ul>
        {truths.map(({ case: about, text }, i) => (
          <li key={i}>
            {about} <strong>{text}</strong>
          </li>
        ))}
      </ul>
      <details>
        <summary>What offices believe</summary>
        <table class="board">
          <tbody>
            {(beliefs ?? []).map(({ office, case: about, belief }) => (
              <tr key={`${office} ${about}`}>
                <th scope="row">{office}</th>
                <td>about {Math.round(belief * 10) * 10} % that it was meant</td>
                <td class="note">{about}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <details>
        <summary>What is coming</summary>
        <ul>
          {coming.map(({ when, text }, i) => (
            <li key={i}>
              {when} {text}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** The story so far, newest first. */
export function Feed() {
  const [query, setQuery] = useState('');
  const wanted = query.toLowerCase();
  const told = isHidden.value ? [] : rows.value.filter(({ text }) => text.toLowerCase().includes(wanted)).slice(-200);
  return (
    <section aria-label="What is happening">
      <div class="row between">
        <h2>What is happening</h2>
        <input
          type="search"
          aria-label="Search the story"
          placeholder="search"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
      <ol class="feed">
        {told.toReversed().map(({ seq, day, time, mark, text }, i) => (
          <li key={`${seq} ${i}`}>
            <time class="note">
              d{day} {time}
            </time>
            <span>
              {mark} {text}
            </span>
            <span class="note">#{seq}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What usually happens from here: only behind a click, as it anchors. */
export function FromHere() {
  const { ladder, isStudy = false } = room.value ?? {};
  if (isStudy || isHidden.value) return null;
  const told = fromHere.value;
  return (
    <section aria-label="What usually happens from here">
      <h2>What usually happens from here</h2>
      <button disabled={counting.value !== ''} onClick={() => void ask({ type: 'from-here' }, 'from here')}>
        {counting.value === 'from here' ? 'Counting…' : '500 runs by the formula'}
      </button>
      {told !== null && ladder !== undefined && (
        <>
          <Peaks
            runs={told.runs}
            counts={[{ name: 'from here', peaks: told.peaks }]}
            rungs={ladder.rungs.map(({ name }) => name)}
          />
          <p class="note">Not this room, and not a forecast: the formula decides for everybody.</p>
        </>
      )}
    </section>
  );
}

/** The branches of the evening, and the way back. */
export function Branches() {
  const [name, setName] = useState('');
  const { branches = [], steps = [] } = room.value ?? {};
  return (
    <section aria-label="Branches">
      <h2>Branches</h2>
      <ul>
        {branches.map(({ id, name: own, from, isNow }) => (
          <li key={id} class="row between">
            <span>
              {isNow ? '● ' : '○ '}
              {own}
              {from === null ? '' : `, from ${from}`}
            </span>
            {!isNow && <button onClick={() => void act({ type: 'branch', branch: id })}>Go there</button>}
          </li>
        ))}
      </ul>
      <details>
        <summary>Rewind…</summary>
        <label class="field">
          <span>What the new branch is called</span>
          <input type="text" maxLength={60} value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <ol class="steps-back">
          {steps.toReversed().map(({ n, when, text }) => (
            <li key={n} class="row between">
              <span>
                <time class="note">{when}</time> {text}
              </span>
              <button onClick={() => void act({ type: 'rewind', before: n, name })}>Back to before this</button>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
