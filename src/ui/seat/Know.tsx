import type { SeatRow } from '../../room/index.js';
import { card, markRead, readTo, sees } from './state.js';

const RELIABILITY = { weak: 'weak evidence', fair: 'fair evidence', strong: 'strong evidence' } as const;

/** All that the seat knows, newest first. */
export function Know() {
  const { rows } = sees.value;
  const { background = '', briefing = '' } = card.value ?? {};
  return (
    <section aria-label="What you know">
      <div class="row between">
        <h2>What you know now</h2>
        <button class="quiet" onClick={markRead}>
          Mark all as read
        </button>
      </div>
      <ol class="known" aria-live="polite">
        {rows.toReversed().map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ol>
      <details open={rows.length === 0}>
        <summary>Your card</summary>
        <p class="preline">{background}</p>
        <p class="preline">{briefing}</p>
      </details>
    </section>
  );
}

function Row({ row: { id, when, text, source, reliability, case: about } }: { readonly row: SeatRow }) {
  return (
    <li class={id > readTo.value ? 'unread' : ''}>
      <div class="row between note">
        <span>
          {about !== null && <span class="chip">{about}</span>} {source}
          {reliability !== null && ` · ${RELIABILITY[reliability]}`}
        </span>
        <time>{when}</time>
      </div>
      <p>{text}</p>
    </li>
  );
}

/** Words from the white cell, and what the seat wanted. */
export function Messages() {
  const rows = sees.value.rows.filter(({ kind }) => kind === 'words');
  return (
    <section aria-label="Messages">
      <h2>Messages</h2>
      {rows.length === 0 && <p class="sub">No words from the white cell yet.</p>}
      <ol class="messages">
        {rows.toReversed().map(({ id, when, text }) => (
          <li key={id}>
            <time class="note">{when}</time>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
