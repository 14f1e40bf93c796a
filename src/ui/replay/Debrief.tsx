import { clock } from '../../telling/index.js';
import type { Opened } from '../work/picture.js';
import { goTo, openedFile } from './actions.js';
import { note, notes, pageWithNotes } from './notes.js';
import * as state from './state.js';

/** The reader’s notes, and the questions for afterwards. */
export function Debrief({ run }: { readonly run: Opened }) {
  const { debrief, start } = run.cast;
  const marked = notes.value.filter(({ at }) => at !== null).toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const here = state.cursor.value;
  const row = state.story.value?.all.find(({ seq }) => seq === here.seq);
  const about = row?.text ?? clock(start, here.at);
  const own = marked.find((each) => each.at === here.at && each.about === about);
  return (
    <section class="debrief">
      <h2>Notes</h2>
      <label>
        <span class="note">On this moment: {about}</span>
        <textarea
          rows={2}
          value={own?.text ?? ''}
          onInput={(event) => note({ ...here, office: state.office.value, about, text: event.currentTarget.value })}
        />
      </label>
      {marked.length > 0 && (
        <ul class="sentences">
          {marked.map(({ at, seq, about: what, text }) => (
            <li key={`${at} ${what}`}>
              <button class="jump quiet" onClick={() => goTo({ at: at ?? 0, seq })}>
                {clock(start, at ?? 0)}
              </button>
              {text}
            </li>
          ))}
        </ul>
      )}
      {debrief.length > 0 && (
        <details open={notes.value.some(({ at }) => at === null)}>
          <summary>Questions for afterwards</summary>
          {debrief.map((question) => (
            <label key={question}>
              <span>{question}</span>
              <textarea
                rows={2}
                value={notes.value.find((each) => each.at === null && each.about === question)?.text ?? ''}
                onInput={(event) =>
                  note({ at: null, seq: null, office: null, about: question, text: event.currentTarget.value })
                }
              />
            </label>
          ))}
        </details>
      )}
      <button class="small noprint" onClick={save}>
        Save this page with the notes
      </button>
    </section>
  );
}

/** Hands the page with its run and the notes to the reader as a file. */
function save(): void {
  const file = openedFile();
  if (file === null) return;
  const url = URL.createObjectURL(new Blob([pageWithNotes(file)], { type: 'text/html' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${file.name.replace(/\.run\.jsonl(?:\.gz)?$/, '')}-notes.html`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
