import type { Task } from './work.js';

/** From the page to the worker. */
export interface Ask {
  readonly id: number;
  readonly task: Task;
  readonly asked: never;
}

/** From the worker to the page: a part of an answer, the answer, or the reason why there is none. */
export type Reply =
  | { readonly id: number; readonly is: 'part'; readonly value: never }
  | { readonly id: number; readonly is: 'done'; readonly value: never }
  | { readonly id: number; readonly is: 'failed'; readonly why: string };
