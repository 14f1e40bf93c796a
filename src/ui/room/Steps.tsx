/** One line of a chart of rungs. */
export interface StepLine {
  readonly curve: readonly (readonly [at: number, rung: number])[];
  readonly endsAt: number;
  readonly name: string;
  readonly dashed: boolean;
}

const [WIDTH, HEIGHT, LEFT] = [900, 220, 150];

/** How high it went, over time: one or two runs on the same axes, told apart by their dashes. */
export function Steps({
  lines,
  rungs,
  start,
}: {
  readonly lines: readonly StepLine[];
  readonly rungs: readonly { readonly name: string; readonly firebreak: boolean }[];
  readonly start: (at: number) => string;
}) {
  const end = Math.max(1, ...lines.map(({ endsAt }) => endsAt));
  const top = Math.max(1, ...lines.flatMap(({ curve }) => curve.map(([, rung]) => rung)));
  const x = (at: number) => LEFT + (at / end) * (WIDTH - LEFT - 10);
  const y = (rung: number) => HEIGHT - 30 - (rung / top) * (HEIGHT - 50);
  const path = ({ curve, endsAt }: StepLine) =>
    curve.map(([at, rung], i) => (i === 0 ? `M${x(at)} ${y(rung)}` : `H${x(at)}V${y(rung)}`)).join('') +
    `H${x(endsAt)}`;
  const told = lines.map(({ name, curve }) => `${name}: peak ${Math.max(...curve.map(([, rung]) => rung))}`).join('; ');
  return (
    <svg class="steps" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`Rungs over time. ${told}.`}>
      {rungs.slice(0, top + 1).map(({ name, firebreak }, rung) => (
        <g key={name}>
          <text x={LEFT - 10} y={y(rung) + 4} text-anchor="end">
            {rung} {name}
          </text>
          <path class={firebreak ? 'break' : 'grid'} d={`M${LEFT} ${y(rung)}H${WIDTH - 10}`} />
        </g>
      ))}
      {[0, 0.25, 0.5, 0.75, 1].map((part) => (
        <text key={part} x={x(part * end)} y={HEIGHT - 6} text-anchor={part === 1 ? 'end' : 'middle'}>
          {start(part * end)}
        </text>
      ))}
      {lines.map((line) => (
        <path key={line.name} class={line.dashed ? 'line dashed' : 'line'} d={path(line)} />
      ))}
    </svg>
  );
}
