import { useState } from 'preact/hooks';
import { act, ask, counting, download, room, twin } from './state.js';

const STAGES = [
  ['play', 'Play'],
  ['hot-wash', '1 Hot wash'],
  ['known', '2 What each side knew'],
  ['truth', '3 The truth'],
  ['other-arm', '4 The other arm'],
  ['over', 'Over'],
] as const;

const FILES = [
  ['run.jsonl', 'Run file'],
  ['report.html', 'Report to print'],
  ['report.md', 'Report as Markdown'],
  ['messages.csv', 'Messages as a table'],
] as const;

/** The steps from the play to the end of the debrief, and the files of the evening. */
export function DebriefSteps() {
  const [arm, setArm] = useState('');
  const { stage = 'play', hasEnded = false, arms = [] } = room.value ?? {};
  return (
    <section aria-label="Debrief">
      <div class="row between">
        <h2>
          {stage === 'play' ? (hasEnded ? 'The crisis has ended. Debrief:' : 'Debrief') : 'Debrief, on the projector'}
        </h2>
        <div class="choices" role="group" aria-label="Stage">
          {STAGES.map(([id, name]) => (
            <button key={id} aria-pressed={id === stage} onClick={() => void act({ type: 'stage', stage: id })}>
              {name}
            </button>
          ))}
        </div>
      </div>
      {stage === 'play' && (
        <p class="note">The hot wash ends the play: from then on, nobody at the table decides any more.</p>
      )}
      {stage !== 'play' && (
        <div class="form">
          <div class="row">
            <label class="field">
              <span>This evening under another arm</span>
              <select value={arm} onChange={(event) => setArm(event.currentTarget.value)}>
                <option value="">as written</option>
                {arms.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            </label>
            <button
              disabled={counting.value !== ''}
              onClick={() => void ask({ type: 'other-arm', arm: arm === '' ? null : arm }, 'other arm')}
            >
              {counting.value === 'other arm' ? 'Counting…' : 'Make it'}
            </button>
            {twin.value !== null && (
              <span class="note">
                Made: {twin.value.arm}, peak {twin.value.twin.peak}; here {twin.value.own.peak}. Stage 4 shows it.
              </span>
            )}
          </div>
          <div class="row">
            {FILES.map(([name, words]) => (
              <button key={name} onClick={() => void download(name)}>
                {words}
              </button>
            ))}
          </div>
        </div>
      )}
    </section>
  );
}
