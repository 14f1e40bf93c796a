import type { RunFile } from '../work/session.js';

/** The run file in the page: its bytes in base64, so that no text in it can end the element. Null if the page has none. */
export function embeddedRun(): RunFile | null {
  const element = document.getElementById('run');
  const text = element?.textContent ?? '';
  if (element === null || text === '') return null;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return { name: element.dataset['name'] ?? 'run', bytes };
}
