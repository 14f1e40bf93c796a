import { useEffect } from 'preact/hooks';
import { listenForKeys } from '../frame/keys.js';
import { act, clock, room } from './state.js';

const SPEEDS = [1, 10, 60, 600] as const;
const MODES = {
  paused: 'Stopped.',
  running: 'Runs.',
  waiting: 'Waits: people must decide.',
  stopped: 'The stop word was said.',
  over: 'The play is over.',
};

const step = () => void act({ type: 'step', seconds: 300 });
const next = () => void act({ type: 'next' });

/** Plays at the last speed, or stops. */
function toggle(): void {
  const now = clock.value;
  if (now?.mode === 'running') void act({ type: 'pause' });
  else void act({ type: 'play', speed: SPEEDS.find((each) => each === now?.speed) ?? 60 });
}

/** The clock of the evening, and what moves it. */
export function ClockBar() {
  useEffect(
    () =>
      listenForKeys([
        { keys: [' '], shown: 'Space', does: 'play or stop', act: toggle },
        { keys: ['.'], shown: '.', does: 'five minutes on', act: step },
        { keys: ['n'], shown: 'N', does: 'to the next question', act: next },
      ]),
    [],
  );
  const now = clock.value;
  const { stops = true, asks = [] } = room.value ?? {};
  if (now === null) return null;
  const isRunning = now.mode === 'running';
  return (
    <div class="clock-bar">
      <div>
        <p class="big-clock">{now.when}</p>
        <p class="sub" role="status">
          {MODES[now.mode]}
        </p>
      </div>
      <button class="main" onClick={toggle}>
        {isRunning ? 'Stop' : now.mode === 'waiting' ? 'Go on all the same' : 'Play'} <kbd>Space</kbd>
      </button>
      <button onClick={step}>
        5 min <kbd>.</kbd>
      </button>
      <button onClick={next}>
        To the next question <kbd>N</kbd>
      </button>
      <div class="choices" role="group" aria-label="Speed">
        {SPEEDS.map((speed) => (
          <button key={speed} aria-pressed={speed === now.speed} onClick={() => void act({ type: 'play', speed })}>
            ×{speed}
          </button>
        ))}
      </div>
      <label class="row">
        <input type="checkbox" checked={stops} onChange={() => void act({ type: 'rule', stops: !stops })} />
        stop where people are asked
      </label>
      {asks.length > 0 && isRunning && <span class="note">Time runs while {asks.length} questions are open.</span>}
    </div>
  );
}
