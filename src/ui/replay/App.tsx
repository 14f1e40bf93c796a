import type { ComponentChildren } from 'preact';
import { useSignalEffect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { Head } from '../frame/Head.js';
import { listenForKeys } from '../frame/keys.js';
import type { Opened } from '../work/picture.js';
import { verify } from './actions.js';
import { Chart } from './Chart.js';
import { Controls } from './Controls.js';
import { FileButton, openFromDisk } from './FileButton.js';
import { asked } from './guess.js';
import { GuessButton } from './GuessCard.js';
import { Help } from './Help.js';
import { Legend } from './Legend.js';
import { Panel } from './Panel.js';
import { hashOf } from './permalink.js';
import { SHORTCUTS } from './shortcuts.js';
import * as state from './state.js';
import { SideChoice } from './SideChoice.js';
import { StoryPane } from './StoryPane.js';
import { usePlay } from './usePlay.js';
import { Welcome } from './Welcome.js';

/** The replay: one run, over time, at one moment, and as a story. */
export function App() {
  const run = state.opened.value;
  const opening = state.opening.value;
  useEffect(() => listenForKeys(SHORTCUTS), []);
  usePlay();
  useSignalEffect(() => {
    if (state.opened.value === null || state.isPlaying.value) return;
    history.replaceState(null, '', hashOf(state.cursor.value, state.office.value));
  });
  const title = run?.heading.title ?? (opening !== null && 'title' in opening ? opening.title : 'Watch a run');
  return (
    <DropZone>
      <Head title={title}>
        {run !== null && <Chips run={run} />}
        <span class="grow" />
        {run !== null && <SideChoice run={run} style="wide noprint" />}
        {run !== null && <GuessButton />}
        {run !== null && (
          <span class="wide noprint">
            <FileButton />
          </span>
        )}
        <button
          class="quiet noprint"
          onClick={() => {
            state.isHelpOpen.value = true;
          }}
        >
          Help <kbd class="wide">?</kbd>
        </button>
      </Head>
      <Problem />
      {run !== null ? <Replay /> : opening === null ? <Welcome /> : <Waiting />}
      <Help />
    </DropZone>
  );
}

function Replay() {
  const run = state.shown.value;
  if (run === null) return null;
  return (
    <main class="replay">
      <section class="left" aria-label="The run">
        <Controls run={run} />
        <div class="charts">
          <Chart run={run} />
        </div>
        <div class="wide">
          <Legend isBrief />
        </div>
        <StoryPane run={run} />
      </section>
      <Panel run={run} />
    </main>
  );
}

function Chips({ run }: { readonly run: Opened }) {
  const { arm, seed } = run.heading;
  const { peak } = run.picture.curve;
  return (
    <>
      <span class="chip wide">{arm === null ? 'as written' : `arm ${arm}`}</span>
      <span class="chip wide">seed {seed}</span>
      {state.side.value === null && asked.value === null && <span class="chip wide">peak rung {peak.rung}</span>}
      <Seal run={run} />
    </>
  );
}

/** Whether the page has run the file again and found the same. */
function Seal({ run }: { readonly run: Opened }) {
  const verified = state.verified.value;
  if (verified === null) return null;
  if (verified === 'running') return <span class="chip wide">checking…</span>;
  const { ok, entries, firstDifference, incomplete } = verified;
  const words = ok ? `✓ ${entries} entries` : incomplete ? 'incomplete' : 'differs';
  const why = ok
    ? `The page has run the file again: ${entries} entries, the same to the byte. Press to check once more with the reference interpreter.`
    : incomplete
      ? `The file stops after ${entries} entries, which are as they should be.`
      : `The file is not what its scenario, arm and seed give: the first difference is ${firstDifference?.seq === null ? 'outside the entries' : `at #${firstDifference?.seq}`}, ${firstDifference?.field}.`;
  return (
    <button
      class={ok ? 'chip wide seal' : 'chip seal bad'}
      title={[why, ...run.complaints].join(' ')}
      onClick={() => void verify(true)}
    >
      {words}
    </button>
  );
}

/** What is wrong with the file that was dropped last. */
function Problem() {
  const problem = state.problem.value;
  if (problem === null) return null;
  return (
    <div class="problem" role="alert">
      <p>
        {problem}
        {state.opened.value !== null && ' The run that was open is still here.'}
      </p>
      <button
        onClick={() => {
          state.problem.value = null;
        }}
      >
        Close
      </button>
    </div>
  );
}

function Waiting() {
  return (
    <main class="welcome" aria-busy="true">
      <h2>Reading the run…</h2>
      <svg class="curve" width="100%" height="120" aria-hidden="true">
        {[10, 30, 50, 70, 90, 110].map((y) => (
          <path key={y} class="grid" d={`M0 ${y}H4000`} />
        ))}
      </svg>
    </main>
  );
}

/** Takes run files that are dropped anywhere on the page. */
function DropZone({ children }: { readonly children: ComponentChildren }) {
  const [isOver, setOver] = useState(false);
  return (
    <div
      class={isOver ? 'app over' : 'app'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => event.target === event.currentTarget && setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file !== undefined) void openFromDisk(file);
      }}
    >
      {children}
    </div>
  );
}
