/** What a key does, and the words for it in the list of keys. */
export interface Shortcut {
  /** as `KeyboardEvent.key` has it; a letter in lower case */
  readonly keys: readonly string[];
  readonly shown: string;
  readonly does: string;
  readonly act: (key: string) => void;
}

/** Where keys belong to the control that has the focus. */
const TYPING = 'input:not([type="range"]), textarea, select, [contenteditable]';
/** What a control does with a key itself. */
const OWN_KEYS: readonly (readonly [selector: string, keys: readonly string[]])[] = [
  ['button, a, summary', [' ', 'Enter']],
  ['input[type="range"]', ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown']],
];

/** Listens for shortcuts until the returned function is called. Leaves alone what is typed, and keys with Ctrl, Alt or Meta. */
export function listenForKeys(shortcuts: readonly Shortcut[]): () => void {
  const byKey = new Map(shortcuts.flatMap((each) => each.keys.map((key) => [key, each] as const)));
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const isIn = (selector: string) => event.target instanceof Element && event.target.closest(selector) !== null;
    if (isIn(TYPING) && event.key !== 'Escape') return;
    if (OWN_KEYS.some(([selector, keys]) => keys.includes(event.key) && isIn(selector))) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const shortcut = byKey.get(key);
    if (shortcut === undefined) return;
    event.preventDefault();
    shortcut.act(key);
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
