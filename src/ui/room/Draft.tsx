import { useState } from 'preact/hooks';
import { store, stored } from './link.js';

/** A text that is being written. It survives a reload, sleep and loss of the network, until it is sent. */
export interface Draft {
  readonly text: string;
  readonly set: (text: string) => void;
  readonly clear: () => void;
}

export function useDraft(name: string): Draft {
  const key = `brinkline draft ${location.hash.slice(1, 9)} ${name}`;
  const [state, setState] = useState({ key, text: stored(key) });
  // The same component may come to stand for another draft.
  const text = state.key === key ? state.text : stored(key);
  const set = (next: string) => {
    store(key, next);
    setState({ key, text: next });
  };
  return { text, set, clear: () => set('') };
}

/** A field for free words, kept on the device while they are written. */
export function DraftField({
  draft,
  label,
  rows = 2,
}: {
  readonly draft: Draft;
  readonly label: string;
  readonly rows?: number;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <textarea
        rows={rows}
        maxLength={2000}
        value={draft.text}
        onInput={(event) => draft.set(event.currentTarget.value)}
      />
    </label>
  );
}
