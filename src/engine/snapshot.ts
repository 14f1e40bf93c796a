/**
 * Deep-frozen copies of plain data. A frozen object counts as frozen to its full depth, as in Immer, because this engine and Immer
 * freeze nothing else. So frozen parts are shared, never copied.
 *
 * `Object.isFrozen` takes about as long as a draw, and the same frozen part often goes into many messages in a row, so a copier
 * remembers the last one.
 */
import { current, isDraft } from 'immer';

/** Copies what is sent, noted or added, so that later changes to the sender's data do not reach it. */
export class Copier {
  private lastFrozen: object | null = null;
  /** The message itself if it is frozen, so that one message can go to many; else a shallow copy with deep-frozen parts. */
  copyMessage<M extends object>(message: M): M {
    if (message === this.lastFrozen) return message;
    if (!Object.isFrozen(message)) return this.copy(message);
    this.lastFrozen = message;
    return message;
  }

  /** The object itself if all its parts are plain values or deep-frozen; else a copy with deep-frozen parts. */
  freezeParts<T extends object>(value: T): T {
    for (const field in value) {
      const part = value[field];
      if (part === null || typeof part !== 'object' || part === this.lastFrozen) continue;
      if (!Object.isFrozen(part)) return this.copy(value);
      this.lastFrozen = part;
    }
    return value;
  }

  /** A shallow copy whose parts are deep-frozen. */
  copy<T extends object>(value: T): T {
    const copy = { ...value };
    for (const field in copy) {
      const part = copy[field];
      if (part === null || typeof part !== 'object' || part === this.lastFrozen) continue;
      if (Object.isFrozen(part)) this.lastFrozen = part;
      else copy[field] = frozenCopy(part);
    }
    return copy;
  }
}

function frozenCopy<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  if (isDraft(value)) return freezeDeep(current(value as object) as T);
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy)) as T;
  const copy: Record<string, unknown> = {};
  for (const field in value) copy[field] = frozenCopy(value[field]);
  return Object.freeze(copy) as T;
}

/** A copy of plain data that changes independently of the original. Frozen parts are shared. */
export function copyUnfrozen<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) return value.map(copyUnfrozen) as T;
  const copy = { ...value };
  for (const field in copy) {
    const part = copy[field];
    if (part !== null && typeof part === 'object') copy[field] = copyUnfrozen(part);
  }
  return copy;
}

/** Freezes plain data in place, to its full depth, and returns it. */
export function freezeDeep<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) value.forEach(freezeDeep);
  else for (const field in value) freezeDeep(value[field]);
  return Object.freeze(value);
}
