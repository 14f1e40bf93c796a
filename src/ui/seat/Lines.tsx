import { useState } from 'preact/hooks';
import type { SeenLine } from '../../room/index.js';
import { DraftField, useDraft } from '../room/Draft.js';
import { titleOf } from './words.js';
import { act, card, room, sees } from './state.js';
import { CaseSelect } from './Unasked.js';

/** The lines of the seat: their state, and calls on them. */
export function Lines() {
  const { lines } = sees.value;
  return (
    <section aria-label="Your lines">
      <h2>Your lines</h2>
      <ul class="lines">
        {lines.map((line) => (
          <LineCard key={line.id} line={line} />
        ))}
      </ul>
      <Below />
    </section>
  );
}

function LineCard({ line: { id, name, state, ends, canCall } }: { readonly line: SeenLine }) {
  const [about, setAbout] = useState('');
  const aboutCase = about === '' ? {} : { case: about };
  const isPlayed = room.value?.isPlayed === true;
  return (
    <li>
      <div class="row between">
        <span>
          <strong>{name}</strong> <span class={`state ${state}`}>{state}</span>
          <br />
          <span class="note">{ends.map(({ office, to }) => `${titleOf(office)} to ${to}`).join('; ')}</span>
        </span>
      </div>
      {isPlayed && canCall && (
        <details>
          <summary>Call and talk</summary>
          <div class="form">
            <CaseSelect value={about} set={setAbout} none="what there is to talk about" />
            {ends.map(({ office }) => (
              <button
                key={office}
                type="button"
                onClick={() => void act({ type: 'call', office, line: id, ...aboutCase })}
              >
                Call as {titleOf(office)}
              </button>
            ))}
            <Talk line={id} offices={ends.map(({ office }) => office)} about={about} />
          </div>
        </details>
      )}
    </li>
  );
}

const KINDS = [
  ['explain', 'Explain'],
  ['assure', 'Say that you mean no harm'],
  ['accuse', 'Accuse'],
  ['threaten', 'Threaten'],
] as const;

/** In a call: tagged statements and free words; afterwards: what one heard, and whether one believes it. */
function Talk({
  line,
  offices,
  about,
}: {
  readonly line: string;
  readonly offices: readonly string[];
  readonly about: string;
}) {
  const words = useDraft(`say ${line}`);
  const heard = useDraft(`heard ${line}`);
  const [office = ''] = offices;
  const free = words.text.trim() === '' ? {} : { words: words.text.trim() };
  const aboutCase = about === '' ? {} : { case: about };
  const say = async (kind?: (typeof KINDS)[number][0]) => {
    const what = kind === undefined ? free : { kind, ...free, ...(kind === 'explain' ? aboutCase : {}) };
    if (await act({ type: 'say', office, line, ...what })) words.clear();
  };
  return (
    <>
      <DraftField draft={words} label="While the call lasts: your words" />
      <div class="row">
        <button type="button" disabled={words.text.trim() === ''} onClick={() => void say()}>
          Say
        </button>
        {KINDS.map(([kind, label]) => (
          <button key={kind} type="button" onClick={() => void say(kind)}>
            {label}
          </button>
        ))}
        <button type="button" onClick={() => void act({ type: 'hang-up', office, line })}>
          Hang up
        </button>
      </div>
      <DraftField draft={heard} label="After the call: what did they say?" />
      <div class="row">
        <span class="note">Do you believe it?</span>
        {(['yes', 'no', 'unsure'] as const).map((believed) => (
          <button
            key={believed}
            type="button"
            disabled={heard.text.trim() === ''}
            onClick={() =>
              void act({ type: 'heard', line, words: heard.text.trim(), believed }).then(
                (done) => done && heard.clear(),
              )
            }
          >
            {believed}
          </button>
        ))}
      </div>
    </>
  );
}

/** Offices below that can be ordered to call. */
function Below() {
  const { offices = [] } = card.value ?? {};
  const orders = offices.flatMap(({ id, below }) =>
    below.flatMap(({ id: to, title, lines }) => lines.map((line) => ({ office: id, to, title, line }))),
  );
  if (orders.length === 0 || room.value?.isPlayed !== true) return null;
  return (
    <details>
      <summary>Order an office below to call…</summary>
      <div class="form">
        {orders.map(({ office, to, title, line }) => (
          <button
            key={`${office} ${to} ${line}`}
            type="button"
            onClick={() => void act({ type: 'order', office, to, line })}
          >
            {titleOf(office)} orders the {title}: the {line} line
          </button>
        ))}
      </div>
    </details>
  );
}
