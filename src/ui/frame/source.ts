/** The text of the script of the page, so that a worker can run the same script. Null in a worker, which has no document. */
const source = typeof document === 'undefined' ? null : (document.currentScript?.textContent ?? null);

/** Whether this script runs in a page. If not, it runs in a worker. */
export const isPage = typeof document !== 'undefined';

/** A worker that runs the script of the page; null where a worker is refused. */
export function ownWorker(): Worker | null {
  if (source === null || typeof Worker === 'undefined') return null;
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return new Worker(url);
  } catch {
    return null;
  }
}
