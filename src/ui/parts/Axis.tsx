import type { TimeScale } from '../drawn/timeScale.js';

/** The lines of the hours and days behind a chart. */
export function Grid({ scale, height }: { readonly scale: TimeScale; readonly height: number }) {
  return (
    <g aria-hidden="true">
      {scale.ticks.map(({ x, isDay }) => (
        <path key={x} class={isDay ? 'day' : 'grid'} d={`M${Math.round(x) + 0.5} 0V${height}`} />
      ))}
      {scale.folds.map(({ x }) => (
        <path key={`fold ${x}`} class="fold" d={`M${x - 3} 0V${height}M${x + 3} 0V${height}`} />
      ))}
    </g>
  );
}

/** The times below a chart. */
export function AxisLabels({ scale, y }: { readonly scale: TimeScale; readonly y: number }) {
  return (
    <g aria-hidden="true">
      {scale.ticks.map(({ x, label, isDay }) => (
        <text
          key={x}
          x={isDay ? x + 4 : x}
          y={y}
          text-anchor={isDay ? 'start' : 'middle'}
          class={isDay ? 'strong' : 'pale'}
        >
          {label}
        </text>
      ))}
      {scale.folds.map(({ x, hours }) => (
        <text key={`fold ${x}`} x={x} y={y + 11} text-anchor="middle" class="pale small">
          {`${hours} h`}
        </text>
      ))}
    </g>
  );
}
