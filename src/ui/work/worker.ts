import type { Ask } from './messages.js';
import { startWork } from './work.js';

/** Answers what the page asks, in a worker. */
export function serveWork(): void {
  const work = startWork();
  addEventListener('message', ({ data: { id, task, asked } }: MessageEvent<Ask>) => {
    work(task, asked, (value) => postMessage({ id, is: 'part', value })).then(
      (value) => postMessage({ id, is: 'done', value }),
      (error: unknown) => postMessage({ id, is: 'failed', why: reasonOf(error) }),
    );
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
