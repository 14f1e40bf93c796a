import { z } from 'zod';
import type { Draw } from '../engine/index.js';
import type { CrisisFact } from '../model/index.js';
import {
  ANSWERING,
  ASK_KINDS,
  CLOSINGS,
  CONTACT_RESULTS,
  DEEDS,
  INJECT_HOW,
  LINE_STATES,
  REASONS,
  SPOKEN,
  TIERS,
  TRUTH_KINDS,
} from '../model/index.js';

/** The fields that each kind of fact and of draw must have in a run file. The compiler names a kind that has no entry here. */

type Kinds<Union, Tag extends keyof Union, Kind> = Omit<Extract<Union, Readonly<Record<Tag, Kind>>>, Tag>;
type FactShapes = { readonly [Kind in CrisisFact['fact']]: z.ZodType<Kinds<CrisisFact, 'fact', Kind>> };
type DrawShapes = { readonly [Kind in Draw['kind']]: z.ZodType<Kinds<Draw, 'kind', Kind>> };

const text = z.string();
const number = z.number();
const flag = z.boolean();
const rung = z.int().min(0).max(99);
const about = text.nullable();
const moved = { from: number, to: number };

export const FACT_SHAPES: FactShapes = {
  incident: z.object({ case: text, says: text, by: text, against: text, rung, damage: text }),
  truth: z.object({ case: text, truth: text, kind: z.enum(TRUTH_KINDS), really: text }),
  event: z.object({ activity: text, says: text, number }),
  misidentified: z.object({ activity: text, by: text, as: text, number }),
  setback: z.object({ side: text }),
  belief: z.object({ actor: text, case: text, about: text, why: text, ...moved, rung }),
  standing: z.object({ actor: text, about: text, why: text, ...moved }),
  learned: z.object({ actor: text, case: text }),
  report: z.object({
    actor: text,
    case: text,
    says: text,
    shows: z.enum(['hostile', 'accident', 'nothing']),
    lnRatio: number,
    physical: flag,
    from: text.nullable(),
  }),
  misread: z.object({ actor: text, case: text, says: text }),
  knows: z.object({ actor: text, case: text, truth: text }),
  concealed: z.object({ actor: text, from: text, case: text, until: number }),
  decision: z.object({
    actor: text,
    case: about,
    kind: text,
    options: z.record(text, number),
    chosen: text,
    says: text,
    belief: number,
    rung,
    stress: number,
    weapon: number,
    deadline: number.nullable(),
    final: flag,
    by: text.exactOptional(),
    reason: text.exactOptional(),
    formula: text.exactOptional(),
  }),
  held: z.object({ actor: text, by: text.nullable() }),
  ask: z.object({
    actor: text,
    kind: z.enum(ASK_KINDS),
    case: about,
    channel: text.nullable(),
    asked: text.nullable(),
    options: z.array(text),
    until: number.nullable(),
    formula: text,
  }),
  answered: z.object({
    actor: text,
    ask: number,
    kind: z.enum(ASK_KINDS),
    option: text,
    by: text,
    formula: text,
    reason: text.exactOptional(),
    words: text.exactOptional(),
  }),
  'ask-over': z.object({ actor: text, ask: number, why: text }),
  'answer-refused': z.object({ actor: text, ask: number, option: text, why: text }),
  estimate: z.object({ actor: text, case: text, estimate: number.nullable(), sum: number }),
  authority: z.object({
    actor: text,
    asked: text,
    result: z.enum(['asked', 'granted', 'denied', 'late']),
    by: text,
    case: text,
    decidedBy: text.exactOptional(),
    reason: text.exactOptional(),
  }),
  'order-refused': z.object({ actor: text, option: text, why: text }),
  'order-waits': z.object({ actor: text, case: text, option: text }),
  recalled: z.object({ actor: text, case: text, option: text, instead: text }),
  act: z.object({
    actor: text,
    side: text,
    option: text,
    says: text,
    does: z.enum([...DEEDS, 'stand-down']),
    case: about,
    rung,
    authority: z.enum(['own', 'granted', 'delegated', 'outside']),
    belief: number,
  }),
  threat: z.object({ side: text, by: text }),
  firestorm: z.object({ side: text, channel: text, costs: number, standing: number }),
  weapon: z.object({ activity: text, weapon: number }),
  closed: z.object({ actor: text, case: text, how: z.enum(CLOSINGS), belief: number }),
  reopened: z.object({ actor: text, case: text }),
  contact: z.object({
    channel: text,
    tier: z.enum(TIERS),
    from: text,
    to: text,
    case: about,
    result: z.enum(CONTACT_RESULTS),
    reason: z.enum(Object.keys(REASONS) as (keyof typeof REASONS)[]).exactOptional(),
    effect: flag,
  }),
  assured: z.object({ actor: text, channel: text, by: text }),
  said: z.object({ channel: text, by: text, what: text, case: about, garbled: flag }),
  spoke: z.object({ channel: text, by: text, to: text, words: text.nullable(), kind: z.enum(SPOKEN).exactOptional() }),
  ordered: z.object({ actor: text, to: text, channel: text, case: about }),
  words: z.object({ from: text.nullable(), to: text.nullable(), words: text }),
  inject: z.object({
    id: text,
    kind: text,
    how: z.enum(INJECT_HOW),
    reads: text.exactOptional(),
    to: z.array(text).exactOptional(),
  }),
  overruled: z.object({
    entity: text,
    purpose: text,
    occurrence: text,
    outcome: z.union([flag, text, number]),
    reason: text,
  }),
  line: z.object({ channel: text, state: z.enum(LINE_STATES), answering: z.enum(ANSWERING) }),
  statement: z.object({ by: text, kind: text, about }),
  restraint: z.object({ activity: text, until: number }),
  widened: z.object({ activity: text, until: number }),
  'side-state': z.object({ side: text, rung }),
  rung: z.object({
    from: rung,
    to: rung,
    by: z.enum(['incident', 'act', 'uncontrolled', 'process', 'quiet']),
    side: about,
    case: about,
    belief: number.exactOptional(),
    aimed: number.exactOptional(),
    rungIfHostile: number.exactOptional(),
    rungIfAccident: number.exactOptional(),
  }),
  firebreak: z.object({ between: z.tuple([number, number]), side: text }),
  level: z.object({ process: text, levels: z.record(text, number), highest: number }),
  over: z.object({ process: text }),
  calm: z.object({ calm: flag }),
  absorbed: z.object({ rung }),
};

const drawn = { purpose: text, occurrence: text };

export const DRAW_SHAPES: DrawShapes = {
  chance: z.object({ ...drawn, p: number, luck: number, result: flag }),
  delay: z.object({ ...drawn, mean: number, result: number }),
  pick: z.object({
    ...drawn,
    weights: z.record(text, number),
    luck: z.record(text, number),
    result: text,
    margin: number.nullable(),
  }),
};

/** What an office’s belief rests on, as a briefing carries it. */
export const GROUNDS = z.array(z.object({ why: text, amount: number, seq: number }));
