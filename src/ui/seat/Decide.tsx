import { useState } from 'preact/hooks';
import type { SeenAsk } from '../../room/index.js';
import { OptionIcon } from '../parts/OptionIcon.js';
import { DraftField, useDraft } from '../room/Draft.js';
import { act, clock, room, sees, toEstimate } from './state.js';
import { sentence } from './words.js';
import { AskedEstimate } from './Estimate.js';
import { Unasked } from './Unasked.js';

/** What the seat must decide, oldest first, and what it can do without having been asked. */
export function Decide() {
  const { asks } = sees.value;
  const { isPlayed = false } = room.value ?? {};
  return (
    <section class="decide" aria-label="Decide">
      <h2>Your decisions</h2>
      {toEstimate.value !== null && <AskedEstimate />}
      {asks.map((ask) => (
        <AskCard key={ask.id} ask={ask} />
      ))}
      {asks.length === 0 && (
        <p class="sub">{isPlayed ? 'Nothing is asked of you now.' : 'Nobody in the room decides for this seat now.'}</p>
      )}
      {isPlayed && <Unasked />}
    </section>
  );
}

function AskCard({ ask }: { readonly ask: SeenAsk }) {
  const chosen = useDraft(`${ask.id} option`);
  const reason = useDraft(`${ask.id} reason`);
  const words = useDraft(`${ask.id} words`);
  const dissent = useDraft(`${ask.id} dissent`);
  const [line, setLine] = useState('');
  const [isSending, setSending] = useState(false);
  const option = ask.options.find(({ id }) => id === chosen.text);
  const speaks = ask.kind === 'say' && option?.id === 'explain';
  const decide = async () => {
    if (option === undefined || isSending) return;
    setSending(true);
    const text = (each: { readonly text: string }) => (each.text.trim() === '' ? undefined : each.text.trim());
    const [why, said, against] = [text(reason), speaks ? text(words) : undefined, text(dissent)];
    const done = await act({
      type: 'answer',
      ask: ask.id,
      option: option.id,
      ...(why === undefined ? {} : { reason: why }),
      ...(said === undefined ? {} : { words: said }),
      ...(line === '' ? {} : { line }),
      ...(against === undefined ? {} : { dissent: against }),
    });
    setSending(false);
    if (!done) return;
    for (const each of [chosen, reason, words, dissent]) each.clear();
    if (ask.kind === 'decision' && ask.case !== null && room.value?.asksEstimates === true)
      toEstimate.value = { case: ask.case.id, says: ask.case.says };
  };
  return (
    <form
      class="ask"
      onSubmit={(event) => {
        event.preventDefault();
        void decide();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey) void decide();
      }}
    >
      <div class="row between">
        <h3>{ask.title}</h3>
        <TimeLeft ask={ask} />
      </div>
      {ask.case !== null && (
        <p>
          <span class="chip">{ask.case.id}</span> {ask.case.says}
        </p>
      )}
      <fieldset class="options">
        <legend class="unseen">{ask.title}</legend>
        {ask.options.map(({ id, says, does, authority }) => (
          <label key={id} class={id === chosen.text ? 'option chosen' : 'option'}>
            <input type="radio" name={ask.id} checked={id === chosen.text} onChange={() => chosen.set(id)} />
            <OptionIcon does={does ?? undefined} />
            <span>
              <strong>{sentence(says)}</strong>
              {authority !== null && <span class="needs">needs: {authority}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      {option !== undefined && option.lines.length > 0 && (
        <label class="field">
          <span>On which line?</span>
          <select value={line} onChange={(event) => setLine(event.currentTarget.value)}>
            <option value="">the usual one</option>
            {option.lines.map(({ id, name, to }) => (
              <option key={id} value={id}>
                {name}, to {to}
              </option>
            ))}
          </select>
        </label>
      )}
      {speaks && <DraftField draft={words} label="What do you say? The other end reads it." />}
      <DraftField draft={reason} label="Why? Only you and the white cell see it." />
      <details>
        <summary>Somebody in this seat disagrees</summary>
        <DraftField draft={dissent} label="Who, and why" rows={1} />
      </details>
      <p class="note">Kept on this device until you decide.</p>
      <button class="main big" disabled={option === undefined || isSending}>
        {option === undefined ? 'Choose one' : sentence(option.says)}
      </button>
    </form>
  );
}

/** How long an ask is open, on the clock of the game and in real minutes. */
function TimeLeft({ ask: { until, untilWhen, otherwise } }: { readonly ask: SeenAsk }) {
  const now = clock.value;
  if (until === null || now === null) return <span class="note">{otherwise}</span>;
  const left = Math.max(0, until - now.at);
  const isRunning = now.mode === 'running';
  return (
    <span class="left">
      <strong class={left < 600 ? 'soon' : ''}>{minutes(left)} left</strong>
      <span class="note">
        until {untilWhen}
        {isRunning ? `, ${minutes(left / now.speed)} real time` : ''}. {otherwise}
      </span>
    </span>
  );
}

function minutes(seconds: number): string {
  const whole = Math.ceil(seconds / 60);
  return whole < 120 ? `${whole} min` : `${Math.round(whole / 60)} h`;
}
