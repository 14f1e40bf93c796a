import type { HashesAsked } from './hashes.js';
import { hashesOf } from './hashes.js';

/** As much as is needed here of what a web worker has. */
declare const self: {
  addEventListener(kind: 'message', listener: (message: { readonly data: HashesAsked }) => void): void;
  postMessage(hashes: readonly string[]): void;
};

/** The engine, the model and a scenario in a web worker: it answers with the hashes of the runs that it is asked for. */
self.addEventListener('message', ({ data }) => self.postMessage(hashesOf(data)));
