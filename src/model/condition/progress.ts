import type { CrisisFact } from '../facts.js';
import type { CaseId } from '../vocabulary.js';
import type { Condition, Part, Test } from './condition.js';
import { concerns, countsFromCase, isFirstCase } from './condition.js';

/**
 * How far a condition has come: plain data, replaced and never changed in place. Every function here is pure, and costs as much as the
 * condition has parts, however long the run has lasted. Times are in seconds from the start.
 */
export interface Progress {
  /** whether the first case has come */
  readonly begun: boolean;
  readonly parts: readonly PartProgress[];
}

interface PartProgress {
  /** since when it holds; null: it does not */
  readonly since: number | null;
  /** whether it has held for long enough */
  readonly holds: boolean;
  /** the open cases on which an office has such a belief */
  readonly cases?: readonly CaseId[];
}

const NOT_YET: PartProgress = { since: null, holds: false };

/** A condition at the start of a run. */
export function startProgress(condition: Condition): Progress {
  const parts = condition.parts.map((part): PartProgress => {
    if (!('test' in part)) return NOT_YET;
    const { test } = part;
    const isSo = test.is === 'calm' || (test.is === 'no-contact' && test.since === 'start');
    return isSo ? { since: 0, holds: false } : NOT_YET;
  });
  return { begun: false, parts: settle(condition, parts, 0) };
}

/** The condition at a later time, if nothing happens until then. */
export function progressAt(condition: Condition, before: Progress, at: number): Progress {
  let { parts } = before;
  for (;;) {
    const due = nextDue(condition, parts);
    if (due === null || due > at) break;
    parts = settle(condition, parts, due);
  }
  return parts === before.parts ? before : { ...before, parts };
}

/** The condition after a fact. The same object where nothing has changed. */
export function progressAfter(condition: Condition, before: Progress, fact: CrisisFact, at: number): Progress {
  // A fact in the last second of the time still breaks it.
  const { begun: hadBegun, parts } = progressAt(condition, before, at - 1);
  const begins = !hadBegun && isFirstCase(fact, condition.crisisRung);
  const begun = hadBegun || begins;
  let changed = false;
  const tested = condition.parts.map((part, i) => {
    const was = parts[i] ?? NOT_YET;
    const is = 'test' in part ? tests(part.test, was, fact, { at, begins, begun }) : was;
    changed ||= is !== was;
    return is;
  });
  const after = changed ? settle(condition, tested, at) : parts;
  return after === before.parts && begun === before.begun ? before : { begun, parts: after };
}

/** Whether the whole condition holds. */
export function holds({ parts }: Progress): boolean {
  return parts.at(-1)?.holds === true;
}

/** When the next part will have held for long enough, if nothing happens until then; null: none will. */
export function nextChange(condition: Condition, { parts }: Progress): number | null {
  return nextDue(condition, parts);
}

/** When the whole condition will hold, if nothing more happens; null: it will not, or holds already. */
export function willHold(condition: Condition, progress: Progress): number | null {
  let now = progress;
  while (!holds(now)) {
    const due = nextDue(condition, now.parts);
    if (due === null) return null;
    now = progressAt(condition, now, due);
    if (holds(now)) return due;
  }
  return null;
}

/** The first second from `from` to `to` in which the whole condition holds, if nothing more happens; null: there is none. */
export function firstHolds(condition: Condition, before: Progress, from: number, to: number): number | null {
  if (from > to) return null;
  const progress = progressAt(condition, before, from);
  const first = holds(progress) ? from : willHold(condition, progress);
  return first !== null && first <= to ? first : null;
}

/** A part of a condition as it stands, for people: the whole first, each part before those that it joins. */
export interface PartNow {
  readonly part: Part;
  /** 0 for the whole, and one more for each level inside it */
  readonly depth: number;
  readonly holds: boolean;
  /** since when it is so; null: it is not */
  readonly since: number | null;
}

/** How far a condition has come: which parts hold, and since when. */
export function partsNow({ parts }: Condition, progress: Progress): PartNow[] {
  const found: PartNow[] = [];
  const left = [{ index: parts.length - 1, depth: 0 }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { index, depth } = next;
    const part = parts[index];
    if (part === undefined) continue;
    const { since, holds: isSo } = progress.parts[index] ?? NOT_YET;
    found.push({ part, depth, since, holds: isSo });
    if ('join' in part) left.push(...part.of.map((inner) => ({ index: inner, depth: depth + 1 })).toReversed());
  }
  return found;
}

interface Moment {
  readonly at: number;
  readonly begins: boolean;
  readonly begun: boolean;
}

/** A test after a fact. */
function tests(test: Test, was: PartProgress, fact: CrisisFact, { at, begins, begun }: Moment): PartProgress {
  if (test.is === 'no-contact' && begins && countsFromCase(test)) return { since: at, holds: false };
  if (!concerns(test, fact)) return was;
  if (countsFromCase(test) && !begun) return was;
  switch (test.is) {
    case 'calm':
      // The first crossing ends the calm of the start; from then on the ladder says when it is calm.
      if (fact.fact === 'rung') return was.since === 0 ? NOT_YET : was;
      return so(fact.fact === 'calm' && fact.calm, was, at);
    case 'rung':
      return so(fact.fact === 'rung' && fact.to >= test.atLeast, was, at);
    case 'belief':
      return believes(test, was, fact, at);
    case 'no-contact':
      return { since: at, holds: false };
    default:
      return so(true, was, at);
  }
}

function so(isSo: boolean, was: PartProgress, at: number): PartProgress {
  if (isSo === (was.since !== null)) return was;
  return isSo ? { since: at, holds: false } : NOT_YET;
}

function believes(
  { below, above }: Extract<Test, { is: 'belief' }>,
  was: PartProgress,
  fact: CrisisFact,
  at: number,
): PartProgress {
  if (fact.fact !== 'belief' && fact.fact !== 'closed') return was;
  const { cases = [] } = was;
  const fits = fact.fact === 'belief' && (below === null || fact.to < below) && (above === null || fact.to > above);
  if (fits === cases.includes(fact.case)) return was;
  const left = fits ? [...cases, fact.case] : cases.filter((each) => each !== fact.case);
  return { ...so(left.length > 0, was, at), cases: left };
}

/** Every part worked out anew from those that it joins, which stand before it. */
function settle(condition: Condition, before: readonly PartProgress[], at: number): readonly PartProgress[] {
  const after: PartProgress[] = [];
  condition.parts.forEach((part, i) => {
    const was = before[i] ?? NOT_YET;
    const since = 'test' in part ? was.since : joined(part, after) ? (was.since ?? at) : null;
    const isSo = since !== null && at - since >= part.for;
    after.push(since === was.since && isSo === was.holds ? was : { ...was, since, holds: isSo });
  });
  return after.every((each, i) => each === before[i]) ? before : after;
}

function joined({ join, of }: Extract<Part, { join: string }>, parts: readonly PartProgress[]): boolean {
  const isSo = (index: number) => parts[index]?.holds === true;
  if (join === 'all') return of.every(isSo);
  return join === 'any' ? of.some(isSo) : !of.some(isSo);
}

function nextDue({ parts }: Condition, progress: readonly PartProgress[]): number | null {
  let next: number | null = null;
  parts.forEach((part, i) => {
    const { since, holds: isSo } = progress[i] ?? NOT_YET;
    if (since === null || isSo) return;
    next = Math.min(next ?? Infinity, since + part.for);
  });
  return next;
}
