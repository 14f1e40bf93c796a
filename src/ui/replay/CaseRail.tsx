import type { CaseBar } from '../drawn/cases.js';
import type { TimeScale } from '../drawn/timeScale.js';

export interface CaseRailProps {
  readonly cases: readonly CaseBar[];
  readonly scale: TimeScale;
  readonly left: number;
  readonly until: number;
}

const ROW = 13;

/** The cases by name, each in the slot in which every lane has its strip. */
export function CaseRail({ cases, scale, left, until }: CaseRailProps) {
  const slots = Math.max(0, ...cases.map(({ slot }) => slot + 1));
  if (slots === 0) return null;
  return (
    <svg class="cases" width={left + scale.width} height={slots * ROW + 6} aria-hidden="true">
      {left > 60 && (
        <text x={left - 8} y="12" text-anchor="end" class="strong plain">
          Open cases
        </text>
      )}
      <g transform={`translate(${left} 0)`}>
        {cases.map(({ id, name, at, until: closed, slot }, place) => {
          const [x, end] = [scale.x(at), scale.x(closed ?? until)];
          const y = slot * ROW + 8;
          const words = name.replace(/^the /, '');
          const next = cases.find((each, i) => i > place && each.slot === slot);
          const room = (next === undefined ? scale.width : scale.x(next.at)) - x - 8;
          const hasRoom = words.length * 5.6 < room || next === undefined;
          const isRight = x > scale.width - words.length * 6 - 10;
          return (
            <g key={id}>
              <path class="day" d={`M${x} ${y - 5}V${y + 5}M${x} ${y}H${end}`} />
              {hasRoom && (
                <text
                  x={isRight ? x - 5 : x + 5}
                  y={y + 4}
                  text-anchor={isRight ? 'end' : 'start'}
                  class="small backed"
                >
                  {words}
                </text>
              )}
            </g>
          );
        })}
      </g>
    </svg>
  );
}
