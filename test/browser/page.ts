/** As much as is needed here of what a page has. */
declare const Worker: new (
  url: string,
  options: { type: 'module' },
) => {
  addEventListener(kind: 'message', listener: (message: { readonly data: unknown }) => void): void;
  addEventListener(kind: 'error', listener: (error: { readonly message: string }) => void): void;
  postMessage(asked: unknown): void;
};

/** Runs in a page, which has nothing of this file but the function: the answer of its worker. */
export function askWorker(asked: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker('/worker.js', { type: 'module' });
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.postMessage(asked);
  });
}
