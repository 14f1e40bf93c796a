import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface VirtualListProps<Item> {
  readonly items: readonly Item[];
  /** the item that is kept in sight; −1: none */
  readonly current: number;
  readonly label: string;
  readonly render: (item: Item, place: number) => ComponentChildren;
  readonly keyOf: (item: Item, place: number) => string | number;
}

/** Up to so many items are all in the page, and may have any height. */
const ALL = 250;
const HEIGHT = 24;
const MORE = 20;

/** A list that scrolls to its current item. Of a long list only the part in sight is in the page. */
export function VirtualList<Item>({ items, current, label, render, keyOf }: VirtualListProps<Item>) {
  const list = useRef<HTMLOListElement>(null);
  const [top, setTop] = useState(0);
  const isLong = items.length > ALL;
  useLayoutEffect(() => {
    const { current: element } = list;
    if (element === null || current < 0) return;
    const { scrollTop, clientHeight } = element;
    const item = isLong ? null : element.children[current];
    const [from, to] =
      item instanceof HTMLElement
        ? [item.offsetTop - element.offsetTop, item.offsetTop - element.offsetTop + item.offsetHeight]
        : [current * HEIGHT, (current + 1) * HEIGHT];
    if (from < scrollTop || to > scrollTop + clientHeight) element.scrollTop = from - clientHeight / 2;
  }, [current, items]);
  const first = isLong ? Math.max(0, Math.floor(top / HEIGHT) - MORE) : 0;
  const shown = isLong ? items.slice(first, first + 2 * MORE + 40) : items;
  const below = (items.length - first - shown.length) * HEIGHT;
  return (
    <ol
      ref={list}
      class={isLong ? 'rows long' : 'rows'}
      aria-label={label}
      tabIndex={0}
      onScroll={(event) => isLong && setTop(event.currentTarget.scrollTop)}
    >
      {first > 0 && <li class="gap" aria-hidden="true" style={{ height: `${first * HEIGHT}px` }} />}
      {shown.map((item, i) => (
        <li key={keyOf(item, first + i)} aria-setsize={items.length} aria-posinset={first + i + 1}>
          {render(item, first + i)}
        </li>
      ))}
      {below > 0 && <li class="gap" aria-hidden="true" style={{ height: `${below}px` }} />}
    </ol>
  );
}
