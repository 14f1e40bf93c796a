import { clock, duration } from '../../telling/index.js';
import { valueAt } from '../drawn/steps.js';
import type { Opened } from '../work/picture.js';
import { stepDecision, stepHeadline, togglePlay } from './actions.js';
import * as state from './state.js';

const SPEEDS = [1, 4, 12] as const;

/** The clock, and the buttons that move the cursor. */
export function Controls({ run }: { readonly run: Opened }) {
  const { at } = state.cursor.value;
  const isPlaying = state.isPlaying.value;
  const rung = valueAt(run.picture.curve.overall, at) ?? 0;
  return (
    <div class="controls noprint">
      <button class="main play" aria-label={isPlaying ? 'Pause' : 'Play'} onClick={togglePlay}>
        <svg width="10" height="12" aria-hidden="true">
          <path d={isPlaying ? 'M1 1H3.6V11H1ZM6.4 1H9V11H6.4Z' : 'M1 1L9 6L1 11Z'} fill="currentColor" />
        </svg>
      </button>
      <KeyButton words="Previous headline" sign="‹" keyName="J" onClick={() => stepHeadline(-1)} />
      <KeyButton words="Next headline" sign="›" keyName="L" onClick={() => stepHeadline(1)} />
      <KeyButton words="Next decision" sign="◆" keyName="N" isWide onClick={() => stepDecision(1)} />
      <p class="clock">
        <b>{clock(run.cast.start, at).replace('day', 'Day')}</b>
        <span class="rung">{`rung ${rung}`}</span>
        <span class="sub wide">{run.cast.ladder[rung]?.name}</span>
        <span class="note roomy">{`${duration(at)} after the start`}</span>
      </p>
      <span class="grow" />
      <div class="choices wide" role="group" aria-label="Speed, in hours for each second">
        {SPEEDS.map((hours) => (
          <button
            key={hours}
            aria-pressed={state.speed.value === hours}
            onClick={() => {
              state.speed.value = hours;
            }}
          >
            {hours} h/s
          </button>
        ))}
        <button
          aria-pressed={state.speed.value === 0}
          onClick={() => {
            state.speed.value = 0;
          }}
        >
          by headline
        </button>
      </div>
      <div class="choices wide" role="group" aria-label="Axis">
        {[false, true].map((isStory) => (
          <button
            key={String(isStory)}
            aria-pressed={state.isStoryTime.value === isStory}
            onClick={() => {
              state.isStoryTime.value = isStory;
            }}
          >
            {isStory ? 'Story time' : 'Clock time'}
          </button>
        ))}
      </div>
    </div>
  );
}

interface KeyButtonProps {
  readonly words: string;
  readonly sign: string;
  readonly keyName: string;
  readonly isWide?: boolean;
  readonly onClick: () => void;
}

/** A button that shows a sign and its key, and says in words what it does. */
function KeyButton({ words, sign, keyName, isWide = false, onClick }: KeyButtonProps) {
  return (
    <button class={isWide ? 'wide' : ''} title={words} onClick={onClick}>
      <span class="unseen">{words}</span>
      <span aria-hidden="true">{sign}</span>
      <kbd aria-hidden="true">{keyName}</kbd>
    </button>
  );
}
