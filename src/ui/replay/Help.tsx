import { useEffect, useRef } from 'preact/hooks';
import { SHORTCUTS } from './shortcuts.js';
import { Legend } from './Legend.js';
import * as state from './state.js';

/** The list of keys, and what the signs mean. */
export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = state.isHelpOpen.value;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  const close = () => {
    state.isHelpOpen.value = false;
  };
  return (
    <dialog ref={dialog} onClose={close} aria-label="Keys and signs">
      <h2>Keys</h2>
      <dl class="keys">
        {SHORTCUTS.map(({ shown, does }) => (
          <div key={shown}>
            <dt>
              <kbd>{shown}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <h2>Signs</h2>
      <Legend />
      <button onClick={close}>Close</button>
    </dialog>
  );
}
