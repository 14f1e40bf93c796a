import type { Pivot } from '../../play/index.js';
import { pivotsOf } from '../../play/index.js';
import type { Change } from './change.js';
import { recordedOf } from './change.js';
import type { Instead } from './instead.js';
import { insteadOf } from './instead.js';
import type { Many } from './many.js';
import { manyOf } from './many.js';
import { momentOf } from './moment.js';
import type { Moment } from './panel.js';
import type { Heading, Opened, Story, Verified } from './picture.js';
import type { Loaded, RunFile } from './session.js';
import { load, openedFrom, storyAsSeenBy, trueStory, verified } from './session.js';
import type { WhyPicture } from './why.js';
import { whyOf } from './why.js';

/** What the page asks of the engine, by task: what it asks, what it learns before the end, and the answer. */
export interface Tasks {
  open: { asked: RunFile; part: Heading; answer: Opened };
  trueStory: { asked: null; part: never; answer: Story };
  sideStory: { asked: { readonly side: string }; part: never; answer: Story };
  moment: { asked: MomentAsked; part: never; answer: Moment };
  why: {
    asked: { readonly seq: number | 'peak'; readonly withTruth: boolean };
    part: never;
    answer: WhyPicture | null;
  };
  instead: { asked: Change; part: never; answer: Instead };
  /** null: nothing more is wanted */
  many: { asked: Change | null; part: Many; answer: Many | null };
  pivots: { asked: null; part: never; answer: Pivot[] };
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
  let manyAsked = 0;
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
    sideStory: ({ side }) => storyAsSeenBy(loaded(), side),
    moment: ({ office, at, seq }) => momentOf(loaded(), office, at, seq),
    why: ({ seq, withTruth }) => whyOf(loaded(), seq, withTruth),
    instead: (change) => insteadOf(loaded(), change),
    async many(change, part) {
      manyAsked += 1;
      const own = manyAsked;
      return change === null ? null : manyOf(loaded(), change, part, () => own === manyAsked);
    },
    pivots: () => pivotsOf(loaded().scenario, recordedOf(loaded()), loaded().entries),
    verify: ({ exactly }) => verified(loaded(), exactly),
  };
  return async (task, asked, part = () => {}) => carriers[task](asked, part);
}
