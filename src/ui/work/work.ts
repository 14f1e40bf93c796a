import { momentOf } from './moment.js';
import type { Moment } from './panel.js';
import type { Heading, Opened, Story, Verified } from './picture.js';
import type { Loaded, RunFile } from './session.js';
import { load, openedFrom, trueStory, verified } from './session.js';
import type { WhyPicture } from './why.js';
import { whyOf } from './why.js';

/** What the page asks of the engine, by task: what it asks, what it learns before the end, and the answer. */
export interface Tasks {
  open: { asked: RunFile; part: Heading; answer: Opened };
  trueStory: { asked: null; part: never; answer: Story };
  moment: { asked: MomentAsked; part: never; answer: Moment };
  why: { asked: { readonly seq: number | 'peak' }; part: never; answer: WhyPicture | null };
  verify: { asked: { readonly exactly: boolean }; part: never; answer: Verified };
}
export type Task = keyof Tasks;

/** An office at a time, and the entry that the reader chose there, if any. */
export interface MomentAsked {
  readonly office: string;
  readonly at: number;
  readonly seq: number | null;
}

/** The engine: carries out a task for the page, in a worker or in the page itself. */
export type Work = <T extends Task>(
  task: T,
  asked: Tasks[T]['asked'],
  part?: (value: Tasks[T]['part']) => void,
) => Promise<Tasks[T]['answer']>;

type Carriers = {
  readonly [T in Task]: (
    asked: Tasks[T]['asked'],
    part: (value: Tasks[T]['part']) => void,
  ) => Tasks[T]['answer'] | Promise<Tasks[T]['answer']>;
};

/** The engine with one run at a time. */
export function startWork(): Work {
  let current: Loaded | null = null;
  const loaded = (): Loaded => {
    if (current === null) throw new Error('no run is open');
    return current;
  };
  const carriers: Carriers = {
    async open(file, part) {
      // A file that cannot be read leaves the run that is open as it is.
      const read = await load(file, part);
      current = read.loaded;
      return openedFrom(read.loaded, read.run);
    },
    trueStory: () => trueStory(loaded()),
    moment: ({ office, at, seq }) => momentOf(loaded(), office, at, seq),
    why: ({ seq }) => whyOf(loaded(), seq),
    verify: ({ exactly }) => verified(loaded(), exactly),
  };
  return async (task, asked, part = () => {}) => carriers[task](asked, part);
}
