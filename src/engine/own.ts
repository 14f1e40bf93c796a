import { current, isDraft } from 'immer';

/**
 * The message, fact or input such that nothing that happens later to the data it came from can change it. Its parts are
 * frozen: those that are not yet are copied first. One whose fields are all plain values comes back as it is.
 */
export function own<T extends object>(value: T): T {
  // One news goes to many.
  return value === lastOwned ? value : withOwnParts(value);
}

let lastOwned: object = {};
/** What is frozen stays so, and asking takes as long as a draw. */
let lastFrozen: object = Object.freeze({});

function withOwnParts<T extends object>(value: T): T {
  for (const field in value) {
    const part = value[field];
    if (part === null || typeof part !== 'object' || part === lastFrozen) continue;
    if (!Object.isFrozen(part)) return withFrozenParts(value);
    lastFrozen = part;
  }
  lastOwned = value;
  return value;
}

function withFrozenParts<T extends object>(value: T): T {
  const owned: Record<string, unknown> = {};
  for (const field in value) owned[field] = frozenCopy(value[field]);
  return owned as T;
}

function frozenCopy<T>(value: T): T {
  // What is frozen is frozen to its depth: by Immer, by `freezeDeep`, or here.
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  if (isDraft(value)) return freezeDeep(current(value as object) as T);
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy)) as T;
  return Object.freeze(withFrozenParts(value));
}

/** Freezes plain data to their depth, and gives them back. */
export function freezeDeep<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) value.forEach(freezeDeep);
  else for (const field in value) freezeDeep(value[field]);
  return Object.freeze(value);
}
