/** As much as is needed here of what a web worker has. */
declare const self: {
  addEventListener(kind: 'message', listener: (message: { readonly data: unknown }) => void): void;
  postMessage(answer: unknown): void;
  reportError(error: unknown): void;
};

/** Makes a web worker that answers each message with what this function returns for it; the page sends what it takes. */
export function answerWith(answer: (asked: never) => unknown): void {
  self.addEventListener('message', ({ data }) => {
    // A rejection by itself is no error of the worker, and the page would wait for ever.
    (async () => self.postMessage(await answer(data as never)))().catch((error: unknown) => self.reportError(error));
  });
}
