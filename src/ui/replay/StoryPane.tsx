import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Level } from '../../telling/index.js';
import { LEVELS } from '../../telling/index.js';
import { lastUntil } from '../drawn/steps.js';
import { StoryRowLine } from '../parts/StoryRowLine.js';
import { VirtualList } from '../parts/VirtualList.js';
import type { Opened, StoryRow } from '../work/picture.js';
import { goTo, goToRow } from './actions.js';
import { hashOf } from './permalink.js';
import * as state from './state.js';

const NAMES: Readonly<Record<Level, string>> = { headlines: 'Headlines', story: 'Story', all: 'All' };

/** The story beside the chart, in step with the cursor. */
export function StoryPane({ run }: { readonly run: Opened }) {
  const rows = state.rows.value;
  const newest = state.insteads.value.at(-1);
  const story = state.story.value;
  return (
    <section class="story" aria-label="The story">
      <div class="story-head noprint">
        <div class="choices" role="group" aria-label="How much is told">
          {LEVELS.map((level) => (
            <button
              key={level}
              aria-pressed={state.level.value === level}
              onClick={() => {
                state.level.value = level;
              }}
            >
              {NAMES[level]} <span class="count">{story?.[level].length ?? 0}</span>
            </button>
          ))}
        </div>
        <Filters run={run} />
      </div>
      {newest === undefined || newest.from === null ? (
        <Rows rows={rows} />
      ) : (
        <div class="beside">
          <section>
            <h2>As it was</h2>
            <Rows rows={rows.filter((row) => row.at >= (newest.from ?? 0))} />
          </section>
          <section>
            <h2>Instead: {newest.name}</h2>
            <Rows rows={newest.story} isOther />
          </section>
        </div>
      )}
    </section>
  );
}

interface RowsProps {
  readonly rows: readonly StoryRow[];
  /** whether they are of another run, whose entries cannot be chosen here */
  readonly isOther?: boolean;
}

function Rows({ rows, isOther = false }: RowsProps) {
  const { at, seq } = state.cursor.value;
  const current = useMemo(() => {
    const chosen = seq === null || isOther ? -1 : rows.findIndex((row) => row.seq === seq);
    return chosen >= 0 ? chosen : lastUntil(rows, at);
  }, [rows, at, seq]);
  if (rows.length === 0) {
    const isQuiet = (state.story.value?.all.length ?? 0) === 0;
    return <p class="empty">{isQuiet ? 'Nothing happened: it stayed quiet.' : 'No sentence fits.'}</p>;
  }
  return (
    <VirtualList
      items={rows}
      current={current}
      label={isOther ? 'Sentences of the changed run' : 'Sentences of the story'}
      keyOf={(row, place) => `${row.seq} ${place}`}
      render={(row, place) => (
        <StoryRowLine
          row={row}
          hasDay={rows[place - 1]?.day !== row.day}
          isCurrent={place === current}
          isLater={row.at > at}
          href={hashOf({ at: row.at, seq: isOther ? null : row.seq }, null)}
          onChoose={() => (isOther ? goTo({ at: row.at, seq: null }) : goToRow(row))}
        />
      )}
    />
  );
}

function Filter({
  label,
  value,
  children,
}: {
  readonly label: string;
  readonly value: Signal<string>;
  readonly children: ComponentChildren;
}) {
  return (
    <select
      aria-label={label}
      value={value.value}
      onChange={(event) => {
        value.value = event.currentTarget.value;
      }}
    >
      {children}
    </select>
  );
}

function Filters({ run }: { readonly run: Opened }) {
  const { cast, picture } = run;
  return (
    <div class="filters">
      <Filter label="About whom" value={state.party}>
        <option value="">everybody</option>
        {cast.sides.map(({ id, name }) => (
          <optgroup key={id} label={name}>
            <option value={id}>all of {name}</option>
            {picture.lanes
              .filter(({ side }) => side === id)
              .map(({ office, title }) => (
                <option key={office} value={office}>
                  {title}
                </option>
              ))}
          </optgroup>
        ))}
      </Filter>
      <Filter label="About which case" value={state.about}>
        <option value="">every case</option>
        {picture.cases.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Filter>
      <Filter label="On which line" value={state.channel}>
        <option value="">every line</option>
        {cast.channels.map((id) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </Filter>
      <input
        type="search"
        placeholder="Search"
        aria-label="Search the story"
        value={state.search.value}
        onInput={(event) => {
          state.search.value = event.currentTarget.value;
        }}
      />
    </div>
  );
}
