import { Head } from '../frame/Head.js';
import { Branches, Feed, FromHere, Lines, OnlyYou } from './Board.js';
import { ClockBar } from './ClockBar.js';
import { DebriefSteps } from './DebriefSteps.js';
import { Injects, Ladder } from './Injects.js';
import { Marks, Seats, Words } from './Seats.js';
import { act, isHidden, link, room, wrong } from './state.js';
import { Waiting } from './Waiting.js';

export function App() {
  if (link.state.value === 'refused') {
    return (
      <main class="door">
        <h1>Brinkline</h1>
        <p role="alert">{link.refusal.value}</p>
      </main>
    );
  }
  const state = room.value;
  if (state === null)
    return (
      <main class="door">
        <p>Connecting…</p>
      </main>
    );
  return (
    <div class="console">
      <Head title={state.title}>
        <span class="chip">White cell</span>
        <span class="chip">{state.arm === null ? 'a study' : `arm ${state.arm}`}</span>
        <span class="grow" />
        <button class="quiet" aria-pressed={isHidden.value} onClick={() => (isHidden.value = !isHidden.value)}>
          {isHidden.value ? 'Show what only I may see' : 'Hide what only I may see'}
        </button>
        <label class="row note">
          <input
            type="checkbox"
            checked={state.asksEstimates}
            onChange={() => void act({ type: 'estimates', asked: !state.asksEstimates })}
          />
          ask for estimates
        </label>
      </Head>
      {link.state.value !== 'open' && (
        <p class="banner" role="alert">
          The server does not answer. Everything that was accepted is in the folder of the evening.
        </p>
      )}
      {wrong.value !== '' && (
        <p class="banner wrong row between" role="alert">
          {wrong.value} <button onClick={() => (wrong.value = '')}>All right</button>
        </p>
      )}
      {state.stoppedBy !== null && (
        <p class="banner stop row between" role="alert">
          {state.stoppedBy.person} has said the stop word.
          <button onClick={() => void act({ type: 'go-on' })}>Go on</button>
        </p>
      )}
      <ClockBar />
      <main class="three">
        <div class="column">
          <Injects />
          <Ladder />
        </div>
        <div class="column">
          <DebriefSteps />
          {state.stage === 'play' && <Waiting />}
          <OnlyYou />
          <Lines />
          <Feed />
        </div>
        <div class="column">
          <Seats />
          <Words />
          <Marks />
          <FromHere />
          <Branches />
        </div>
      </main>
    </div>
  );
}
