import { useState } from 'preact/hooks';
import { clock, officeName, percent } from '../../telling/index.js';
import { optionName } from '../parts/words.js';
import type { Opened } from '../work/picture.js';
import { beginGuessing, goOnGuessing } from './actions.js';
import { canChange } from './ChangeSomething.js';
import type { Guess } from './guess.js';
import { answered, asked, guess, guesses, isGuessing, isOver, progress, stopGuessing } from './guess.js';
import * as state from './state.js';

/** Asks the reader before the run shows what was chosen; afterwards compares. */
export function GuessCard({ run }: { readonly run: Opened }) {
  if (!isGuessing.value) return null;
  if (isOver.value) return <Sheet run={run} />;
  return (
    <section class="guess">
      <h2>
        Guess first <span class="right">{progress.value}</span>
      </h2>
      {asked.value === null ? <Answer run={run} /> : <Question key={asked.value.seq} run={run} />}
      <button class="small quiet noprint" onClick={stopGuessing}>
        Stop guessing
      </button>
    </section>
  );
}

function Question({ run }: { readonly run: Opened }) {
  const [option, setOption] = useState('');
  const [why, setWhy] = useState('');
  const decision = state.moment.value?.decision;
  if (decision?.seq !== asked.value?.seq || decision === undefined || decision === null) return <p class="note">…</p>;
  const ids = decision.options.map(({ id }) => id).toSorted();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (option !== '') guess(option, why.trim());
      }}
    >
      <fieldset>
        <legend>
          {decision.about === null ? 'What would you do?' : `${decision.about}: what would you do?`}
          {decision.deadline !== null && ` Due ${decision.deadline}.`}
        </legend>
        {ids.map((id) => (
          <label key={id} class="pick">
            <input type="radio" name="guess" value={id} checked={option === id} onChange={() => setOption(id)} />
            {optionName(id)} <span class="note">{run.cast.options[id]?.says}</span>
          </label>
        ))}
      </fieldset>
      <label>
        Because
        <textarea rows={2} value={why} onInput={(event) => setWhy(event.currentTarget.value)} />
      </label>
      <button class="main" disabled={option === ''}>
        Decide, then see
      </button>
    </form>
  );
}

function Answer({ run }: { readonly run: Opened }) {
  const mine = answered.value;
  if (mine === null) return null;
  const decision = state.moment.value?.decision;
  const chance = decision?.seq === mine.seq ? decision.options.find(({ id }) => id === mine.option)?.chance : undefined;
  return (
    <div aria-live="polite">
      <p>
        {mine.option === mine.chosen ? 'You chose what it chose: ' : 'You chose '}
        <b>{optionName(mine.option)}</b>
        {mine.option === mine.chosen ? '.' : '; it chose '}
        {mine.option !== mine.chosen && <b>{optionName(mine.chosen)}</b>}
        {chance !== undefined && chance !== null && ` The model gave your choice ${percent(chance)}.`}
      </p>
      {mine.option !== mine.chosen && <p class="note">Instead… below the options shows where your choice leads.</p>}
      <button class="main" onClick={goOnGuessing}>
        Go on
      </button>
      <p class="note">{run.heading.title}</p>
    </div>
  );
}

/** All choices of the reader beside those of the run. */
function Sheet({ run }: { readonly run: Opened }) {
  return (
    <section class="guess sheet">
      <h2>Your choices and theirs</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">when and who</th>
            <th scope="col">you</th>
            <th scope="col">they</th>
          </tr>
        </thead>
        <tbody>
          {guesses.value.map((mine) => (
            <tr key={mine.seq}>
              <th scope="row">{whoAndWhen(run, mine)}</th>
              <td>
                <b>{optionName(mine.option)}</b>
                {mine.why !== '' && <p class="note">{mine.why}</p>}
              </td>
              <td>{optionName(mine.chosen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="buttons noprint">
        <button onClick={() => print()}>Print</button>
        <button onClick={() => save(run)}>Save as a table</button>
        <button class="quiet" onClick={stopGuessing}>
          Close
        </button>
      </p>
    </section>
  );
}

function whoAndWhen({ cast, picture }: Opened, { office, at }: Guess): string {
  const lane = picture.lanes.find((each) => each.office === office);
  const side = cast.sides.find(({ id }) => id === lane?.side)?.name ?? '';
  return `${clock(cast.start, at)}, ${officeName({ side, title: lane?.title ?? office })}`;
}

/** Hands the sheet to the reader as CSV. A cell that a spreadsheet would take for a formula gets an apostrophe. */
function save(run: Opened): void {
  const cell = (text: string) => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  const rows = guesses.value.map((mine) =>
    [whoAndWhen(run, mine), mine.option, mine.why, mine.chosen].map(cell).join(','),
  );
  const text = ['when and who,you,because,they', ...rows].join('\r\n');
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${run.cast.id}-guesses.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Begins the questions, as soon as the page knows which decisions mattered. */
export function GuessButton() {
  if (isGuessing.value || state.side.value !== null) return null;
  return (
    <button class="wide noprint" disabled={!canChange()} onClick={beginGuessing}>
      Guess first
    </button>
  );
}
