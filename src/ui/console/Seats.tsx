import { create } from 'qrcode';
import { useState } from 'preact/hooks';
import { act, room } from './state.js';
import { SendForm } from '../parts/SendForm.js';

/** Who sits where, with the links. */
export function Seats() {
  const { seats = [] } = room.value ?? {};
  return (
    <section aria-label="Seats">
      <h2>Seats</h2>
      <ul class="seats">
        {seats.map((seat) => (
          <Seat key={seat.id} seat={seat} />
        ))}
      </ul>
    </section>
  );
}

type SeatOf = NonNullable<typeof room.value>['seats'][number];

function Seat({ seat: { id, name, by, canBeProgram, observes, link, people } }: { readonly seat: SeatOf }) {
  const [isShown, setShown] = useState(false);
  return (
    <li>
      <div class="row between">
        <strong>{name}</strong>
        {!observes && (
          <label class="row">
            <span class="unseen">Who decides for {name}</span>
            <select
              value={by}
              onChange={(event) =>
                void act({ type: 'seat', seat: id, by: event.currentTarget.value as 'people' | 'formula' | 'program' })
              }
            >
              <option value="people">people</option>
              <option value="formula">the formula</option>
              {canBeProgram && <option value="program">programs</option>}
            </select>
          </label>
        )}
      </div>
      <p>
        {people.length === 0 && <span class="note">Nobody has come yet.</span>}
        {people.map((person) => (
          <span key={person.id} class={person.isHere ? 'here-dot chip' : 'away-dot chip'}>
            {person.name === '' ? person.id : person.name}
            {person.isHere ? '' : ', away'}
          </span>
        ))}
      </p>
      {link !== null && (
        <details open={isShown} onToggle={(event) => setShown(event.currentTarget.open)}>
          <summary>Link and code</summary>
          {isShown && (
            <div class="form">
              <input
                type="text"
                readOnly
                aria-label={`Link of ${name}`}
                value={link}
                onFocus={(event) => event.currentTarget.select()}
              />
              <Code link={link} name={name} />
              <button onClick={() => void act({ type: 'revoke', seat: id })}>New link; the old one ends</button>
            </div>
          )}
        </details>
      )}
    </li>
  );
}

/** A code to scan. */
function Code({ link, name }: { readonly link: string; readonly name: string }) {
  const { modules } = create(link, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const cells = Array.from(modules.data, (dark, i) =>
    dark === 0 ? '' : `M${(i % size) + 2} ${Math.floor(i / size) + 2}h1v1h-1z`,
  );
  return (
    <svg class="code" viewBox={`0 0 ${size + 4} ${size + 4}`} role="img" aria-label={`Code of the link of ${name}`}>
      <rect width={size + 4} height={size + 4} fill="#fff" />
      <path d={cells.join('')} fill="#000" />
    </svg>
  );
}

/** Words to one seat or to all. */
export function Words() {
  const [to, setTo] = useState('everybody');
  const [words, setWords] = useState('');
  const { seats = [] } = room.value ?? {};
  return (
    <SendForm send={() => void act({ type: 'tell', to, words }).then((done) => done && setWords(''))}>
      <h2>Words</h2>
      <label class="field">
        <span>To</span>
        <select value={to} onChange={(event) => setTo(event.currentTarget.value)}>
          <option value="everybody">everybody</option>
          {seats
            .filter(({ observes }) => !observes)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name} alone
              </option>
            ))}
        </select>
      </label>
      <label class="field">
        <span>What they read</span>
        <textarea rows={2} maxLength={2000} value={words} onInput={(event) => setWords(event.currentTarget.value)} />
      </label>
      <button disabled={words.trim() === ''}>Send</button>
    </SendForm>
  );
}

/** What the facilitator or an observer sees, against an objective. */
export function Marks() {
  const [words, setWords] = useState('');
  const [objective, setObjective] = useState('');
  const { marks = [], notes = [], injects = [] } = room.value ?? {};
  const objectives = [...new Set(injects.flatMap((inject) => (inject.objective === null ? [] : [inject.objective])))];
  return (
    <SendForm
      send={() => {
        const against = objective.trim() === '' ? {} : { objective };
        void act({ type: 'mark', words, ...against }).then((done) => done && setWords(''));
      }}
    >
      <h2>Seen</h2>
      <label class="field">
        <span>What did you see? It goes into the report.</span>
        <textarea rows={2} maxLength={2000} value={words} onInput={(event) => setWords(event.currentTarget.value)} />
      </label>
      <label class="field">
        <span>Objective</span>
        <input
          type="text"
          list="objectives"
          maxLength={60}
          value={objective}
          onInput={(event) => setObjective(event.currentTarget.value)}
        />
        <datalist id="objectives">
          {objectives.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      </label>
      <button disabled={words.trim() === ''}>Write down</button>
      <ul class="note">
        {[
          ...marks.map(({ when, words: text }) => `${when} ${text}`),
          ...notes.map(({ when, by, text }) => `${when} ${by}: ${text}`),
        ].map((text, i) => (
          <li key={i}>{text}</li>
        ))}
      </ul>
    </SendForm>
  );
}
