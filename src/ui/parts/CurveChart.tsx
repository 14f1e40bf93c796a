import type { Curve, OtherCurve } from '../drawn/curve.js';
import type { Step } from '../drawn/steps.js';
import { valueAt } from '../drawn/steps.js';
import type { TimeScale } from '../drawn/timeScale.js';
import { AxisLabels, Grid } from './Axis.js';

export interface CurveChartProps {
  readonly curve: Curve;
  readonly others: readonly OtherCurve[];
  readonly ladder: readonly { readonly name: string; readonly firebreak: boolean }[];
  readonly sideNames: ReadonlyMap<string, string>;
  readonly scale: TimeScale;
  /** width of the names of the rungs */
  readonly left: number;
  readonly until: number;
  /** height of a rung */
  readonly rung: number;
}

const TOP = 12;
const AXIS = 30;
/** Sides are drawn a little beside the overall line, so that equal rungs stay apart. */
const BESIDE = [-2.6, 2.6, 0, 0];
const DASHES = ['', '7 3', '2 3', '1 4'];
const LONGEST = 24;

/** How high the run stands over time, overall and by side, with its firebreaks. */
export function CurveChart({ curve, others, ladder, sideNames, scale, left, until, rung, ...rest }: CurveChartProps) {
  const highest = Math.max(curve.peak.rung, ...others.flatMap(({ steps }) => steps.map(({ value }) => value)));
  const top = Math.min(ladder.length - 1, Math.max(highest + 1, 6));
  const bottom = TOP + top * rung + 6;
  const y = (value: number) => TOP + (top - value) * rung;
  const path = (steps: readonly Step[], beside = 0) => {
    const [first, ...more] = steps;
    if (first === undefined) return '';
    const moves = more.map((step) => `H${scale.x(step.at).toFixed(1)}V${(y(step.value) + beside).toFixed(1)}`);
    return `M${scale.x(first.at).toFixed(1)} ${(y(first.value) + beside).toFixed(1)}${moves.join('')}H${scale.x(until).toFixed(1)}`;
  };
  const shown = ladder.slice(0, top + 1);
  const { peak, sides } = curve;
  const name = ladder[peak.rung]?.name ?? '';
  const sentence = `Rung over time, from 0 to ${top}. The peak is rung ${peak.rung}, ${name}.`;
  return (
    <svg class="curve" width={left + scale.width} height={bottom + AXIS} role="img" aria-label={sentence} {...rest}>
      <g transform={`translate(${left} 0)`}>
        <Grid scale={scale} height={bottom} />
        {shown.map(({ firebreak }, n) =>
          firebreak && n < top ? (
            <g key={`firebreak ${n}`}>
              <path
                class="firebreak"
                d={`M0 ${y(n + 0.5) - 1.2}H${scale.width}M0 ${y(n + 0.5) + 1.2}H${scale.width}`}
              />
              <text x={scale.width - 4} y={y(n + 0.5) - 4} text-anchor="end" class="pale small">
                firebreak
              </text>
            </g>
          ) : null,
        )}
        {sides.map(({ side, steps }, n) => (
          <path
            key={side}
            class={`line side-${Math.min(4, n + 1)}`}
            d={path(steps, BESIDE[n])}
            stroke-dasharray={DASHES[n]}
          />
        ))}
        {others.map((other, n) => (
          <g key={other.name}>
            <path class={`other other-${n + 1}`} d={path(fromParting(other))} />
          </g>
        ))}
        <path class="overall" d={path(curve.overall)} />
        {curve.marks.map(({ at, seq, kind }) =>
          kind === 'incident' ? (
            <path key={seq} class="incident" d={`M${scale.x(at)} ${bottom}l-4 6.5h8z`}>
              <title>incident</title>
            </path>
          ) : (
            <circle key={seq} class="act" cx={scale.x(at)} cy={y(valueAt(curve.overall, at) ?? 0)} r="2.4" />
          ),
        )}
        <AxisLabels scale={scale} y={bottom + 18} />
      </g>
      {shown.map(({ name: label }, n) => (
        <text
          key={n}
          x={left - 8}
          y={y(n) + 4}
          text-anchor="end"
          class={n <= peak.rung && n >= 4 ? 'small' : 'small pale'}
        >
          {left > 60 && `${shorten(label)} `}
          <tspan class="strong">{n}</tspan>
          <title>{label}</title>
        </text>
      ))}
      <g transform={`translate(${left} 0)`} aria-hidden="true">
        {labelsOf(curve, sideNames, scale, y, until)}
      </g>
    </svg>
  );
}

function fromParting({ steps, from }: OtherCurve): Step[] {
  const before = steps.findLast(({ at }) => at <= from);
  const start = before === undefined ? [] : [{ ...before, at: from }];
  return [...start, ...steps.filter(({ at }) => at > from)];
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** Names of the lines, each where its line has room: on the longest level stretch that no other name has taken. */
function labelsOf(
  curve: Curve,
  sideNames: ReadonlyMap<string, string>,
  scale: TimeScale,
  y: (value: number) => number,
  until: number,
) {
  const taken: { x: number; y: number }[] = [];
  const lines = [
    { name: 'overall', steps: curve.overall, style: 'strong', above: true },
    ...curve.sides.map(({ side, steps }, n) => {
      const style = `side-${Math.min(4, n + 1)} filled`;
      return { name: sideNames.get(side) ?? side, steps, style, above: n % 2 === 0 };
    }),
  ];
  return lines.map(({ name, steps, style, above }) => {
    const stretches = steps
      .map((step, i) => ({ value: step.value, from: scale.x(step.at), to: scale.x(steps[i + 1]?.at ?? until) }))
      .toSorted((a, b) => b.to - b.from - (a.to - a.from));
    for (const { value, from, to } of stretches) {
      const place = { x: from + 8, y: y(value) + (above ? -6 : 13) };
      const width = name.length * 6.2;
      if (to - from < width + 12 || place.x + width > scale.width) continue;
      if (taken.some((each) => Math.abs(each.y - place.y) < 11 && Math.abs(each.x - place.x) < 110)) continue;
      taken.push(place);
      return (
        <text key={name} x={place.x} y={place.y} class={`small ${style}`}>
          {name}
        </text>
      );
    }
    return null;
  });
}
