import { useSignal } from '@preact/signals';
import { DraftField, useDraft } from '../room/Draft.js';
import { SendForm } from '../parts/SendForm.js';
import { Decide } from './Decide.js';
import { Know, Messages } from './Know.js';
import { Lines } from './Lines.js';
import {
  act,
  card,
  clock,
  link,
  markRead,
  markWordsRead,
  news,
  person,
  room,
  sees,
  setName,
  unread,
  unreadWords,
  wrong,
} from './state.js';

const TABS = ['Decide', 'Know', 'Lines', 'Messages'] as const;
type Tab = (typeof TABS)[number];

export function App() {
  const tab = useSignal<Tab>('Decide');
  if (link.state.value === 'refused') {
    return (
      <main class="door">
        <h1>Brinkline</h1>
        <p role="alert">{link.refusal.value}</p>
      </main>
    );
  }
  if (card.value === null || room.value === null)
    return (
      <main class="door">
        <p>Connecting…</p>
      </main>
    );
  const { consent, stage } = room.value;
  if (consent !== null && consent.agrees !== true)
    return <Consent text={consent.text} refused={consent.agrees === false} />;
  return (
    <div class="seat" data-tab={tab.value}>
      <Top />
      <Banners />
      {person.value.name === '' && <AskName />}
      {stage === 'play' ? (
        <main class="columns">
          <div class="column know">
            <Know />
          </div>
          <div class="column main-column">
            <Decide />
          </div>
          <div class="column side-column">
            <div class="lines-part">
              <Lines />
            </div>
            <div class="messages-part">
              <Messages />
            </div>
          </div>
        </main>
      ) : (
        <Debrief />
      )}
      {stage === 'play' && (
        <nav class="tabs" aria-label="Parts of the page">
          {TABS.map((name) => (
            <button
              key={name}
              aria-pressed={tab.value === name}
              onClick={() => {
                if (tab.value === 'Know' && name !== 'Know') markRead();
                tab.value = name;
                if (name === 'Messages') markWordsRead();
              }}
            >
              {name}
              {badge(name) > 0 && <span class="badge">{badge(name)}</span>}
            </button>
          ))}
        </nav>
      )}
      <footer class="note">
        {card.value.notice} <StopWord />
      </footer>
    </div>
  );
}

function badge(tab: Tab): number {
  if (tab === 'Decide') return sees.value.asks.length;
  if (tab === 'Know') return unread.value;
  return tab === 'Messages' ? unreadWords.value : 0;
}

const MODES = {
  paused: 'the clock is stopped',
  waiting: 'the clock waits',
  stopped: 'everything is stopped',
  over: 'it is over',
};

function Top() {
  const now = clock.value;
  const { seat, offices } = card.value ?? { seat: { name: '', side: 0 }, offices: [] };
  const [only] = offices;
  return (
    <header class="top">
      <span class={`mark side-${seat.side}`} aria-hidden="true" />
      <div class="grow">
        <h1>{offices.length === 1 ? only?.title : seat.name}</h1>
        <p class="sub">
          {offices.length === 1 ? seat.name : `${offices.length} offices`}
          {person.value.name === '' ? '' : ` · ${person.value.name}`}
        </p>
      </div>
      <div class="time">
        <strong>{now?.when.replace(/^day \d+ /, '')}</strong>
        <p class="sub">
          {now?.when.replace(/ \d\d:\d\d$/, '')} ·{' '}
          {now === null ? '' : now.mode === 'running' ? `clock runs ×${now.speed}` : MODES[now.mode]}
        </p>
      </div>
    </header>
  );
}

function Banners() {
  const { isStopped = false, seats = [], isPlayed = true } = room.value ?? {};
  return (
    <>
      {link.state.value !== 'open' && (
        <p class="banner" role="status">
          Not connected. What you write is kept, and what you send will arrive.
        </p>
      )}
      {isStopped && (
        <p class="banner stop" role="alert">
          Everything is stopped. The facilitator goes on when all is well.
        </p>
      )}
      {news.value !== '' && (
        <p class="banner row between" role="status">
          {news.value} <button onClick={() => (news.value = '')}>All right</button>
        </p>
      )}
      {!isPlayed && card.value?.observes !== true && (
        <p class="banner">The facilitator has handed this seat over. You watch until it is yours again.</p>
      )}
      {wrong.value !== '' && (
        <p class="banner wrong row between" role="alert">
          {wrong.value} <button onClick={() => (wrong.value = '')}>All right</button>
        </p>
      )}
      <p class="note who">{seats.map(({ name, by }) => `${name}: ${by}`).join(' · ')}</p>
    </>
  );
}

function AskName() {
  const name = useDraft('name');
  return (
    <SendForm
      class="banner row"
      send={() => {
        const given = name.text.trim();
        void act({ type: 'rename', name: given }).then((done) => done && setName(given));
      }}
    >
      <label class="row">
        What are you called here?
        <input type="text" maxLength={40} value={name.text} onInput={(event) => name.set(event.currentTarget.value)} />
      </label>
      <button disabled={name.text.trim() === ''}>That is me</button>
    </SendForm>
  );
}

function StopWord() {
  return (
    <details class="stop-word">
      <summary>Stop word</summary>
      <button onClick={() => void act({ type: 'stop-word' })}>Stop everything, for everybody</button>
    </details>
  );
}

/** The questions of the debrief, answered before anybody has seen the truth. */
function Debrief() {
  const { questions = [], answered = {}, stage } = room.value ?? {};
  return (
    <main class="debrief">
      <h2>{stage === 'hot-wash' ? 'Before anybody sees the truth' : 'Look at the projector'}</h2>
      {questions.map((question, i) => (
        <Question key={i} i={i} question={question} given={answered[String(i)] ?? ''} isOpen={stage === 'hot-wash'} />
      ))}
    </main>
  );
}

function Question({
  i,
  question,
  given,
  isOpen,
}: {
  readonly i: number;
  readonly question: string;
  readonly given: string;
  readonly isOpen: boolean;
}) {
  const draft = useDraft(`question ${i}`);
  return (
    <SendForm
      class="ask"
      send={() => void act({ type: 'hot-wash', question: i, words: draft.text }).then((done) => done && draft.clear())}
    >
      <h3>{question}</h3>
      {given !== '' && <p class="preline sub">Your answer: {given}</p>}
      {isOpen && (
        <>
          <DraftField draft={draft} label={given === '' ? 'Your answer' : 'Another answer, in its place'} rows={3} />
          <button class="main" disabled={draft.text.trim() === ''}>
            Send
          </button>
        </>
      )}
    </SendForm>
  );
}

function Consent({ text, refused }: { readonly text: string; readonly refused: boolean }) {
  return (
    <main class="debrief">
      <h1>A study</h1>
      <p class="preline">{text}</p>
      {refused ? (
        <p>You do not take part. Nothing that you do is kept. Tell the facilitator, or change your mind here.</p>
      ) : null}
      <div class="row">
        <button class="main" onClick={() => void act({ type: 'consent', agrees: true })}>
          I have read this, and I take part
        </button>
        <button onClick={() => void act({ type: 'consent', agrees: false })}>I do not take part</button>
      </div>
    </main>
  );
}
