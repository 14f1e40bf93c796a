import type { ContactMark } from './contacts.js';
import { channelRows } from './contacts.js';
import type { Lane } from './lanes.js';

/** A row of the chart below the curve, with its place from the top. */
export type LaneRow =
  | { readonly kind: 'side'; readonly side: string; readonly y: number; readonly height: number }
  | {
      readonly kind: 'lane';
      readonly lane: Lane;
      readonly y: number;
      readonly height: number;
      /** the top of its strips */
      readonly strips: number;
      readonly isExpanded: boolean;
    }
  | {
      readonly kind: 'more';
      readonly side: string;
      readonly hidden: number;
      readonly y: number;
      readonly height: number;
    }
  | {
      readonly kind: 'channel';
      readonly channel: string;
      readonly contacts: readonly ContactMark[];
      readonly y: number;
      readonly height: number;
    };

export interface LaneLayout {
  readonly rows: readonly LaneRow[];
  readonly height: number;
  /** the y of the middle of each lane that is shown, by office */
  readonly middle: ReadonlyMap<string, number>;
}

export const SLOT = 8;
const MARKS = 17;
const EXPANDED = 46;
const SIDE = 22;
const MORE = 18;
const CHANNEL = 18;

export interface LayoutWish {
  readonly lanes: readonly Lane[];
  readonly contacts: readonly ContactMark[];
  /** sides of which every office is shown */
  readonly unfolded: ReadonlySet<string>;
  readonly expanded: string | null;
  /** room above a lane for its name, where it does not stand beside it */
  readonly above: number;
}

/** Places the lanes by side; between the sides the lines, if there are too many calls to draw each. */
export function layLanes({ lanes, contacts, unfolded, expanded, above }: LayoutWish): LaneLayout {
  const rows: LaneRow[] = [];
  const middle = new Map<string, number>();
  let y = 0;
  const put = (height: number): { readonly y: number; readonly height: number } => {
    y += height;
    return { y: y - height, height };
  };
  const sides = [...new Set(lanes.map(({ side }) => side))];
  const channels = channelRows(contacts);
  for (const [place, side] of sides.entries()) {
    const own = lanes.filter((lane) => lane.side === side);
    const shown = own.filter((lane) => lane.isMain || unfolded.has(side) || lane.office === expanded);
    rows.push({ kind: 'side', side, ...put(SIDE) });
    for (const lane of shown) {
      const slots = Math.max(1, ...lane.strips.map(({ slot }) => slot + 1));
      const isExpanded = lane.office === expanded;
      const row = put(above + MARKS + slots * SLOT + (isExpanded ? EXPANDED : 0) + 5);
      rows.push({ kind: 'lane', lane, isExpanded, strips: row.y + above + MARKS, ...row });
      middle.set(lane.office, row.y + above + MARKS + SLOT / 2);
    }
    const hidden = own.length - own.filter((lane) => lane.isMain || unfolded.has(side)).length;
    const canFold = own.some((lane) => !lane.isMain);
    if (canFold) rows.push({ kind: 'more', side, hidden, ...put(MORE) });
    if (place > 0 || sides.length === 1) continue;
    for (const [channel, marks] of channels) rows.push({ kind: 'channel', channel, contacts: marks, ...put(CHANNEL) });
  }
  return { rows, height: y, middle };
}
