import type { StoryRow } from '../work/picture.js';

export interface StoryRowLineProps {
  readonly row: StoryRow;
  /** whether the day stands before the time */
  readonly hasDay: boolean;
  readonly isCurrent: boolean;
  readonly isLater: boolean;
  readonly href: string;
  readonly onChoose: () => void;
}

/** A sentence of the story: when, whether the ladder moves, what. */
export function StoryRowLine({ row, hasDay, isCurrent, isLater, href, onChoose }: StoryRowLineProps) {
  const { day, time, mark, text, seq } = row;
  const rung = /^rung (\d+) {2}/.exec(text)?.[1] ?? /→ rung (\d+) {2}/.exec(text)?.[1] ?? '';
  const state = isCurrent ? 'row now' : isLater ? 'row later' : 'row';
  return (
    <a
      class={state}
      href={href}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={(event) => {
        event.preventDefault();
        onChoose();
      }}
    >
      <span class="when">
        {hasDay && <b>{`d${day} `}</b>}
        {!hasDay && <span class="unseen">{`day ${day} `}</span>}
        <time>{time}</time>
      </span>
      <span class="mark">{mark === '!' ? '!' : mark === '' ? '' : `${mark}${rung}`}</span>
      <span class="words">{text}</span>
      <span class="number">{`#${seq}`}</span>
    </a>
  );
}
