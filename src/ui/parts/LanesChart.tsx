import type { ContactMark } from '../drawn/contacts.js';
import { isArc } from '../drawn/contacts.js';
import type { LaneLayout, LaneRow } from '../drawn/laneLayout.js';
import { SLOT } from '../drawn/laneLayout.js';
import type { DecisionMark } from '../drawn/lanes.js';
import { UNLIKELY } from '../drawn/lanes.js';
import type { TimeScale } from '../drawn/timeScale.js';
import { Grid } from './Axis.js';
import { beliefLine, stripPaths } from './laneShapes.js';

export interface LanesChartProps {
  readonly layout: LaneLayout;
  readonly contacts: readonly ContactMark[];
  readonly scale: TimeScale;
  readonly left: number;
  readonly until: number;
  /** number of a side for its colour, from 1 */
  readonly sideNumber: (side: string) => number;
  readonly sideNames: ReadonlyMap<string, string>;
  /** entries of decisions that would have changed the peak */
  readonly pivotal: ReadonlySet<number>;
  readonly isTruthShown: boolean;
  /** the belief that would have tipped the decision at the cursor */
  readonly tipping: number | null;
  readonly onUnfold: (side: string) => void;
}

/** With less room than this beside the lanes, names stand above them. */
const NARROW = 60;

/** An office a lane: what it believed of every case, what it decided, and who talked to whom. */
export function LanesChart(props: LanesChartProps) {
  const { layout, contacts, scale, left } = props;
  const hasRows = layout.rows.some(({ kind }) => kind === 'channel');
  const arcs = hasRows ? [] : contacts.filter(isArc);
  const offices = layout.rows.filter(({ kind }) => kind === 'lane').length;
  const sentence = `${offices} offices over time, with what each believed and decided, and ${contacts.length} attempts to talk. The story below tells the same in sentences.`;
  return (
    <svg class="lanes" width={left + scale.width} height={layout.height + 6} role="img" aria-label={sentence}>
      <g transform={`translate(${left} 0)`}>
        <Grid scale={scale} height={layout.height} />
      </g>
      {layout.rows.map((row) => (
        <Row key={keyOf(row)} row={row} {...props} />
      ))}
      <g transform={`translate(${left} 0)`}>
        {arcs.map((contact) => (
          <Arc key={contact.seq} contact={contact} layout={layout} scale={scale} />
        ))}
      </g>
    </svg>
  );
}

function keyOf(row: LaneRow): string {
  return row.kind === 'lane'
    ? row.lane.office
    : row.kind === 'channel'
      ? `channel ${row.channel}`
      : `${row.kind} ${row.side}`;
}

function Row({ row, ...props }: { readonly row: LaneRow } & LanesChartProps) {
  const { scale, left, sideNumber, sideNames, onUnfold } = props;
  const color = 'side' in row ? `side-${sideNumber(row.side)} filled` : '';
  if (row.kind === 'side') {
    return (
      <g>
        <text x={left > NARROW ? 2 : 0} y={row.y + 16} class={`strong ${color}`}>
          {sideNames.get(row.side) ?? row.side}
        </text>
        <path class={`sideline ${color}`} d={`M0 ${row.y + 20.5}H${left + scale.width}`} />
      </g>
    );
  }
  if (row.kind === 'more') {
    const words = row.hidden === 0 ? '▾ fewer offices' : `▸ ${row.hidden} more office${row.hidden === 1 ? '' : 's'}`;
    return (
      <text
        x={left > NARROW ? left - 8 : 0}
        y={row.y + 12}
        text-anchor={left > NARROW ? 'end' : 'start'}
        class="pale small link"
        onClick={() => onUnfold(row.side)}
      >
        {words}
      </text>
    );
  }
  if (row.kind === 'channel') return <ChannelRow row={row} {...props} />;
  return <LaneOf row={row} {...props} />;
}

function ChannelRow({ row, scale, left }: { readonly row: Extract<LaneRow, { kind: 'channel' }> } & LanesChartProps) {
  const y = row.y + row.height / 2;
  return (
    <g>
      <text x={left > NARROW ? left - 8 : 0} y={y + 4} text-anchor={left > NARROW ? 'end' : 'start'} class="small">
        {row.channel}
      </text>
      <g transform={`translate(${left} 0)`}>
        <path class="track" d={`M0 ${y}H${scale.width}`} />
        {row.contacts.map((contact) => (
          <ContactShape key={contact.seq} result={contact.result} x={scale.x(contact.at)} y={y} />
        ))}
      </g>
    </g>
  );
}

function LaneOf({ row, ...props }: { readonly row: Extract<LaneRow, { kind: 'lane' }> } & LanesChartProps) {
  const { scale, left, until, contacts, pivotal, isTruthShown, tipping } = props;
  const { lane, isExpanded, strips, y, height } = row;
  const marks = strips - 9;
  const failed = contacts.filter((each) => each.from === lane.office && !isArc(each));
  const base = y + height - 6;
  const lineY = (belief: number) => base - belief * 36;
  const place =
    left > NARROW
      ? ({ x: -8, 'text-anchor': 'end' } as const)
      : ({ x: scale.width - 2, 'text-anchor': 'end' } as const);
  return (
    <g>
      {isExpanded && <rect class="chosen" x="0" y={y} width={left + scale.width} height={height} rx="6" />}
      <text
        x={left > NARROW ? left - 8 : 4}
        y={left > NARROW ? strips + 5 : y + 12}
        text-anchor={left > NARROW ? 'end' : 'start'}
        class={isExpanded ? 'strong' : ''}
      >
        {lane.title}
      </text>
      <g transform={`translate(${left} 0)`}>
        {stripPaths(lane, scale, strips, until).map(
          (d, shade) => d !== '' && <path key={shade} class={`b${shade}`} d={d} />,
        )}
        {failed.map((contact) => (
          <ContactShape
            key={contact.seq}
            result={contact.result}
            x={scale.x(contact.at)}
            y={strips + SLOT + 3}
            isSmall
          />
        ))}
        {isTruthShown &&
          lane.learns.map(({ at, seq }) => (
            <g key={seq} class="learns" transform={`translate(${scale.x(at)} ${strips + SLOT + 3})`}>
              <circle r="3" />
              <circle r="0.9" class="full" />
            </g>
          ))}
        {lane.decisions.map((decision) => (
          <Diamond
            key={decision.seq}
            decision={decision}
            x={scale.x(decision.at)}
            y={marks}
            isPivotal={pivotal.has(decision.seq)}
          />
        ))}
        {isExpanded && (
          <g>
            <path class="grid" d={`M0 ${lineY(0) + 0.5}H${scale.width}M0 ${lineY(1) + 0.5}H${scale.width}`} />
            <text {...place} y={lineY(1) + 4} class="pale small">
              100 %
            </text>
            <text {...place} y={lineY(0) + 3} class="pale small">
              {left > NARROW ? 'likely to be meant 0 %' : '0 %'}
            </text>
            <path class="belief" d={beliefLine(lane, scale, lineY, until)} />
            {tipping !== null && <path class="tipping" d={`M0 ${lineY(tipping)}H${scale.width}`} />}
          </g>
        )}
      </g>
    </g>
  );
}

/** Hollow: an unlikely choice; larger: it fires; ringed: another choice here would have changed the peak; boxed: the table chose. */
export function Diamond(props: {
  readonly decision: DecisionMark;
  readonly x: number;
  readonly y: number;
  readonly isPivotal: boolean;
}) {
  const { decision, x, y, isPivotal } = props;
  const r = decision.fires ? 6 : 4.6;
  const isHollow = decision.chance !== null && decision.chance < UNLIKELY;
  return (
    <g transform={`translate(${x} ${y})`} class={isHollow ? 'diamond hollow' : 'diamond'}>
      <path d={`M0 ${-r}L${r} 0L0 ${r}L${-r} 0Z`} />
      {isPivotal && <circle class="ring" r={r + 3.4} />}
      {decision.chance === null && (
        <rect class="ring" x={-r - 2.4} y={-r - 2.4} width={2 * r + 4.8} height={2 * r + 4.8} />
      )}
    </g>
  );
}

/** The sign for how a contact ended. */
export function ContactShape(props: {
  readonly result: ContactMark['result'];
  readonly x: number;
  readonly y: number;
  readonly isSmall?: boolean;
}) {
  const { result, x, y, isSmall = false } = props;
  const r = isSmall ? 2.4 : 3.4;
  const place = `translate(${x} ${y})`;
  switch (result) {
    case 'connected':
      return <circle class="through" transform={place} r={r} />;
    case 'refused':
      return <path class="failed thick" transform={place} d={`M${-r} ${-r}V${r}M${-r} 0H${r}`} />;
    case 'unanswered':
      return <circle class="failed" transform={place} r={r - 0.4} />;
    case 'busy':
      return (
        <path class="failed" transform={place} d={`M0 ${-r}A${r} ${r} 0 1 0 0 ${r}ZM0 ${-r}A${r} ${r} 0 0 1 0 ${r}`} />
      );
    case 'out-of-scope':
      return (
        <path
          class="failed"
          transform={place}
          d={`M${-r} 0A${r} ${r} 0 1 0 ${r} 0A${r} ${r} 0 1 0 ${-r} 0M${-r * 0.7} ${r * 0.7}L${r * 0.7} ${-r * 0.7}`}
        />
      );
    case 'no-line':
      return <path class="failed" transform={place} d={`M${-r - 1} 0h${r * 0.8}m${r * 0.6} 0h${r * 0.8}`} />;
    case 'barred':
    case 'not-tried':
      return <path class="failed" transform={place} d={`M${-r} ${-r}L${r} ${r}M${r} ${-r}L${-r} ${r}`} />;
  }
}

function Arc({
  contact,
  layout,
  scale,
}: {
  readonly contact: ContactMark;
  readonly layout: LaneLayout;
  readonly scale: TimeScale;
}) {
  const from = layout.middle.get(contact.from);
  const to = layout.middle.get(contact.to);
  const x = scale.x(contact.at);
  if (from === undefined || to === undefined) {
    const y = from ?? to;
    return y === undefined ? null : <ContactShape result={contact.result} x={x} y={y} />;
  }
  const bend = Math.min(14, Math.abs(to - from) / 12);
  const d = `M${x} ${from}Q${x + bend} ${(from + to) / 2} ${x} ${to}`;
  const isThrough = contact.result === 'connected';
  return (
    <g>
      <path class={isThrough ? 'arc' : contact.result === 'refused' ? 'arc failed' : 'arc failed dotted'} d={d} />
      <circle class={isThrough ? 'through' : 'from'} cx={x} cy={from} r="2.6" />
      {isThrough ? (
        <circle class="through" cx={x} cy={to} r="2.6" />
      ) : contact.result === 'refused' ? (
        <path class="failed thick" d={`M${x - 4} ${to}h8`} />
      ) : (
        <circle class="failed" cx={x} cy={to} r="2.6" />
      )}
    </g>
  );
}
