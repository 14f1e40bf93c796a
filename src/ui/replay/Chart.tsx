import { useMemo, useRef, useState } from 'preact/hooks';
import { clock } from '../../telling/index.js';
import { layLanes } from '../drawn/laneLayout.js';
import type { LaneLayout } from '../drawn/laneLayout.js';
import { valueAt } from '../drawn/steps.js';
import type { TimeScale } from '../drawn/timeScale.js';
import { clockScale, storyScale } from '../drawn/timeScale.js';
import { CurveChart } from '../parts/CurveChart.js';
import { LanesChart } from '../parts/LanesChart.js';
import { useWidth } from '../parts/useWidth.js';
import type { Opened } from '../work/picture.js';
import { choose, goTo, goToRow } from './actions.js';
import { asked } from './guess.js';
import { CaseRail } from './CaseRail.js';
import * as state from './state.js';

/** A mark is hit within so many pixels. */
const NEAR = 9;

/** The curve, the cases and the lanes over one axis, with the cursor through all of them. */
export function Chart({ run }: { readonly run: Opened }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const isNarrow = width < 560;
  const isWide = width > 1500;
  const left = isNarrow ? 22 : isWide ? 190 : 158;
  const { picture, cast } = run;
  const { value: isStoryTime } = state.isStoryTime;
  const scale = useMemo(() => {
    const room = Math.max(60, width - left - (isNarrow ? 4 : 10));
    const times = run.story.story.map(({ at }) => at);
    return isStoryTime
      ? storyScale(cast.start, times, picture.until, room)
      : clockScale(cast.start, picture.until, room);
  }, [run, width, left, isStoryTime]);
  const { value: expanded } = state.office;
  const { value: unfolded } = state.unfolded;
  const layout = useMemo(
    () => layLanes({ ...picture, unfolded, expanded, above: isNarrow ? 17 : 0 }),
    [picture, unfolded, expanded, isNarrow],
  );
  const sideNames = useMemo(() => new Map(cast.sides.map(({ id, name }) => [id, name])), [cast]);
  const { value: others } = state.others;
  const { value: pivotal } = state.pivotal;
  const { value: isTruthShown } = state.isTruthShown;
  const decision = asked.value === null ? (state.moment.value?.decision ?? null) : null;
  const tips = decision?.isNow === true ? (decision.tips?.at ?? null) : null;
  const curve = useMemo(
    () => (
      <CurveChart
        curve={picture.curve}
        others={others}
        ladder={cast.ladder}
        sideNames={sideNames}
        scale={scale}
        left={left}
        until={picture.until}
        rung={isWide ? 20 : 15}
      />
    ),
    [picture, others, scale, left],
  );
  const rail = useMemo(
    () => <CaseRail cases={picture.cases} scale={scale} left={left} until={picture.until} />,
    [picture, scale, left],
  );
  const lanes = useMemo(
    () => (
      <LanesChart
        layout={layout}
        contacts={picture.contacts}
        scale={scale}
        left={left}
        until={picture.until}
        sideNumber={(side) => sideNumber(cast.sides, side)}
        sideNames={sideNames}
        pivotal={pivotal}
        isTruthShown={isTruthShown}
        tipping={tips}
        onUnfold={unfold}
      />
    ),
    [layout, picture, scale, left, pivotal, isTruthShown, tips],
  );
  const [isDragging, setDragging] = useState(false);
  const move = (event: PointerEvent, isClick: boolean) => {
    const place = box.current?.getBoundingClientRect();
    if (place === undefined) return;
    const x = event.clientX - place.left - left;
    if (isClick && asked.value === null && hitMark(run, layout, scale, { x, y: event.clientY, target: event.target }))
      return;
    if (x >= -4) goTo({ at: scale.at(Math.max(0, x)), seq: null });
  };
  return (
    <div
      class="chart"
      ref={box}
      onPointerDown={(event) => {
        if (event.button !== 0 || (event.target instanceof Element && event.target.closest('.link, input') !== null))
          return;
        setDragging(event.pointerType === 'mouse');
        move(event, true);
      }}
      onPointerMove={(event) => isDragging && event.buttons === 1 && move(event, false)}
      onPointerUp={() => setDragging(false)}
    >
      {width > 0 && (
        <>
          <div class="fixed">
            {curve}
            <Slider run={run} scale={scale} left={left} />
            {rail}
          </div>
          {lanes}
          <Fog scale={scale} left={left} />
          <CursorLine run={run} scale={scale} left={left} />
        </>
      )}
    </div>
  );
}

export function sideNumber(sides: readonly { readonly id: string }[], side: string): number {
  const place = sides.findIndex(({ id }) => id === side);
  return place < 0 ? 4 : Math.min(4, place + 1);
}

function unfold(side: string): void {
  const before = state.unfolded.value;
  const after = new Set(before);
  if (!after.delete(side)) after.add(side);
  state.unfolded.value = after;
}

/** The native slider under the curve: the same cursor for the keyboard and for screen readers. */
function Slider({ run, scale, left }: { readonly run: Opened; readonly scale: TimeScale; readonly left: number }) {
  const { at } = state.cursor.value;
  const { curve, until } = run.picture;
  const rung = valueAt(curve.overall, at) ?? 0;
  return (
    <input
      class="slider noprint"
      type="range"
      min="0"
      max={until}
      step="60"
      value={at}
      style={{ left: `${left - 8}px`, width: `${scale.width + 16}px` }}
      aria-label="Time"
      aria-valuetext={`${clock(run.cast.start, at)}, rung ${rung}, ${run.cast.ladder[rung]?.name ?? ''}`}
      onInput={(event) => goTo({ at: Number(event.currentTarget.value), seq: null })}
    />
  );
}

/** Hides what comes after the decision that the reader is asked about. */
function Fog({ scale, left }: { readonly scale: TimeScale; readonly left: number }) {
  const stop = asked.value;
  return stop === null ? null : <div class="fog" style={{ left: `${left + scale.x(stop.at) - 7}px` }} />;
}

function CursorLine({ run, scale, left }: { readonly run: Opened; readonly scale: TimeScale; readonly left: number }) {
  const { at } = state.cursor.value;
  const x = left + scale.x(at);
  const isRight = scale.x(at) > scale.width - 70;
  return (
    <div class="cursor" aria-hidden="true" style={{ transform: `translateX(${x.toFixed(1)}px)` }}>
      <span class={isRight ? 'flag before' : 'flag'}>{clock(run.cast.start, at)}</span>
    </div>
  );
}

/** Goes to the mark under the pointer, or chooses the office whose lane it is on. Returns whether a mark was hit. */
function hitMark(
  run: Opened,
  layout: LaneLayout,
  scale: TimeScale,
  { x, y: clientY, target }: { readonly x: number; readonly y: number; readonly target: EventTarget | null },
): boolean {
  const svg = target instanceof Element ? target.closest('svg') : null;
  if (svg === null) return false;
  const y = clientY - svg.getBoundingClientRect().top;
  const near = <Mark extends { readonly at: number }>(marks: readonly Mark[]) =>
    marks
      .map((mark) => ({ mark, away: Math.abs(scale.x(mark.at) - x) }))
      .filter(({ away }) => away <= NEAR)
      .toSorted((a, b) => a.away - b.away)[0]?.mark;
  if (svg.classList.contains('curve')) {
    const mark = near(run.picture.curve.marks);
    if (mark !== undefined) goToRow({ ...mark, parties: [] });
    return mark !== undefined;
  }
  const row = layout.rows.find((each) => y >= each.y && y < each.y + each.height);
  if (row?.kind === 'channel') {
    const mark = near(row.contacts);
    if (mark !== undefined) goToRow({ ...mark, parties: [mark.from] });
    return mark !== undefined;
  }
  if (row?.kind !== 'lane') return false;
  const { lane, strips } = row;
  const contacts = run.picture.contacts.filter(({ from, to }) => from === lane.office || to === lane.office);
  const mark = y < strips ? near(lane.decisions) : near(contacts);
  if (mark === undefined) choose(lane.office);
  else {
    choose(lane.office);
    goTo({ at: mark.at, seq: mark.seq });
  }
  return mark !== undefined;
}
