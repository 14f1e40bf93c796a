import { useState } from 'preact/hooks';
import type { ConsoleAsk } from '../../room/index.js';
import { SendForm } from '../parts/SendForm.js';
import { act, clock, isHidden, room } from './state.js';

/** Whom the room waits for. The largest thing on the page. */
export function Waiting() {
  const { asks = [] } = room.value ?? {};
  return (
    <section aria-label="Waiting for">
      <div class="row between">
        <h2>Waiting for</h2>
        <span class="note">
          {asks.length === 0 ? 'Nobody. Play, or go to the next question.' : `${asks.length} open`}
        </span>
      </div>
      {asks.map((ask) => (
        <Ask key={ask.ask} ask={ask} />
      ))}
      <Wants />
    </section>
  );
}

function Ask({ ask }: { readonly ask: ConsoleAsk }) {
  const [option, setOption] = useState('');
  const [reason, setReason] = useState('');
  const left = ask.until === null || clock.value === null ? null : Math.ceil((ask.until - clock.value.at) / 60);
  return (
    <div class="ask">
      <div class="row between">
        <h3>
          {ask.office}: {ask.kind}
        </h3>
        <strong>{left === null ? '' : `${left} min left`}</strong>
      </div>
      <p class="sub">
        {ask.about} {ask.seat === null ? `· ${ask.holder}` : `· in the seat ${ask.seat}`}
        {ask.untilWhen === null ? '' : ` · until ${ask.untilWhen}`}
      </p>
      <div class="row">
        {ask.formula !== null && !isHidden.value && (
          <button onClick={() => void act({ type: 'dice', ask: ask.ask })}>
            Let the formula decide <span class="note">{ask.formula}</span>
          </button>
        )}
        <details>
          <summary>Overrule…</summary>
          <SendForm send={() => void act({ type: 'answer-for', ask: ask.ask, option, reason })}>
            <label class="field">
              <span>In place of the seat</span>
              <select value={option} onChange={(event) => setOption(event.currentTarget.value)}>
                <option value="">choose</option>
                {ask.options.map(({ id, says }) => (
                  <option key={id} value={id}>
                    {says}
                  </option>
                ))}
              </select>
            </label>
            <label class="field">
              <span>Why? It is kept in the record.</span>
              <input type="text" value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
            </label>
            <button disabled={option === '' || reason.trim() === ''}>Overrule</button>
          </SendForm>
        </details>
      </div>
    </div>
  );
}

/** What seats wanted that no option offers. */
function Wants() {
  const open = (room.value?.wants ?? []).filter(({ isSettled }) => !isSettled);
  return (
    <>
      {open.map((want) => (
        <Want key={want.entry} {...want} />
      ))}
    </>
  );
}

function Want({
  entry,
  office,
  words,
  when,
}: {
  readonly entry: number;
  readonly office: string;
  readonly words: string;
  readonly when: string;
}) {
  const [what, setWhat] = useState<'nothing' | 'action' | 'says'>('nothing');
  const [about, setAbout] = useState('');
  const [option, setOption] = useState('');
  const [says, setSays] = useState('');
  const [reason, setReason] = useState('');
  const { cases = [], actions = [] } = room.value ?? {};
  const as =
    what === 'action'
      ? ({ what, case: about, option } as const)
      : what === 'says'
        ? ({ what: 'inject', body: { says } } as const)
        : ({ what } as const);
  const isReady =
    reason.trim() !== '' &&
    (what === 'nothing' || (what === 'says' ? says.trim() !== '' : about !== '' && option !== ''));
  return (
    <SendForm class="ask" send={() => void act({ type: 'adjudicate', words: entry, as, reason })}>
      <h3>{office} wants something else</h3>
      <p>
        “{words}” <span class="note">{when}</span>
      </p>
      <div class="row">
        <label class="field">
          <span>It becomes</span>
          <select value={what} onChange={(event) => setWhat(event.currentTarget.value as typeof what)}>
            <option value="nothing">nothing</option>
            <option value="action">an action</option>
            <option value="says">news for everybody</option>
          </select>
        </label>
        {what === 'action' && (
          <>
            <Choose label="Case" value={about} set={setAbout} from={cases} />
            <Choose label="Action" value={option} set={setOption} from={actions} />
          </>
        )}
        {what === 'says' && (
          <label class="field">
            <span>What everybody hears</span>
            <input type="text" value={says} onInput={(event) => setSays(event.currentTarget.value)} />
          </label>
        )}
        <label class="field grow">
          <span>What the seat reads</span>
          <input type="text" value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        </label>
        <button disabled={!isReady}>Settle</button>
      </div>
    </SendForm>
  );
}

function Choose(props: {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly from: readonly { readonly id: string; readonly says: string }[];
}) {
  const { label, value, set, from } = props;
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => set(event.currentTarget.value)}>
        <option value="">choose</option>
        {from.map(({ id, says }) => (
          <option key={id} value={id}>
            {says}
          </option>
        ))}
      </select>
    </label>
  );
}
