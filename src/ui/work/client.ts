import { ownWorker } from '../frame/source.js';
import type { Reply } from './messages.js';
import type { Work } from './work.js';
import { startWork } from './work.js';

/** The engine in a worker; where a worker is refused, in the page itself. */
export function engineForPage(): Work {
  const worker = ownWorker();
  return worker === null ? startWork() : throughWorker(worker);
}

interface Waiting {
  readonly part: ((value: never) => void) | undefined;
  readonly done: (value: never) => void;
  readonly failed: (error: Error) => void;
  /** asks another engine for the same */
  readonly askAgain: (work: Work) => void;
}

function throughWorker(worker: Worker): Work {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let hasAnswered = false;
  /** the engine in the page, once the worker has proved unable to start */
  let here: Work | null = null;

  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    hasAnswered = true;
    const to = waiting.get(data.id);
    if (data.is === 'part') {
      to?.part?.(data.value);
      return;
    }
    waiting.delete(data.id);
    if (data.is === 'done') to?.done(data.value);
    else to?.failed(new Error(data.why));
  });
  // A worker that was made but may not run reports it only here.
  worker.addEventListener('error', () => {
    if (hasAnswered) return;
    here = startWork();
    for (const { askAgain } of waiting.values()) askAgain(here);
    waiting.clear();
  });

  return (task, asked, part) => {
    if (here !== null) return here(task, asked, part);
    return new Promise((done, failed) => {
      last += 1;
      const askAgain = (work: Work) => void work(task, asked, part).then(done, failed);
      waiting.set(last, { part, done, failed, askAgain });
      worker.postMessage({ id: last, task, asked });
    });
  };
}
