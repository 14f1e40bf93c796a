import { expect } from 'vitest';
import type { Entry, Observer } from '../../src/engine/index.js';
import type { CrisisFact, OutcomeState } from '../../src/model/index.js';
import { logistic } from '../../src/model/index.js';

/** The laws of the model: what must hold in every run of every scenario. They throw where it does not. */

export function factsOf(entries: readonly Entry[]): CrisisFact[] {
  return entries.flatMap(({ facts }) => facts as readonly { fact: string }[] as readonly CrisisFact[]);
}

/** Every probability of "hostile" that a fact tells lies within the logistic of ± the clip. */
export function beliefsStayWithinClip(entries: readonly Entry[], clip: number): void {
  const told = factsOf(entries).flatMap((fact) => ('from' in fact && 'why' in fact ? [fact.from, fact.to] : []));
  const used = factsOf(entries).flatMap((fact) => ('belief' in fact && fact.belief !== undefined ? fact.belief : []));
  for (const p of [...told, ...used]) {
    expect(p).toBeGreaterThanOrEqual(logistic(-clip) - 1e-12);
    expect(p).toBeLessThanOrEqual(logistic(clip) + 1e-12);
  }
}

/** Cheap talk moves no belief. */
export function talkMovesNothing(entries: readonly Entry[]): void {
  expect(movedByTalk(entries)).toEqual([]);
}

/** The facts that tell of a belief moved by cheap talk: an explanation over a line, a reassurance in public. */
export function movedByTalk(entries: readonly Entry[]): CrisisFact[] {
  return factsOf(entries).filter((fact) => 'why' in fact && /^(explained over|reassurance)/.test(fact.why));
}

/**
 * Each move of the rung starts where the last one ended. Quiet moves it one step down, an abstract process moves it either way, and
 * everything else moves it up. The moves up are the crossings. Returns the number of moves.
 */
export function rungMovesByTheLadder(entries: readonly Entry[], { crossings }: OutcomeState): number {
  const moves = factsOf(entries).filter((fact) => fact.fact === 'rung');
  let rung = 0;
  for (const { from, to, by } of moves) {
    expect(from).toBe(rung);
    if (by === 'quiet') expect(to).toBe(from - 1);
    else if (by === 'process') expect(to).not.toBe(from);
    else expect(to).toBeGreaterThan(from);
    rung = to;
  }
  expect(crossings.map((crossing) => crossing.rung)).toEqual(
    moves.filter(({ from, to }) => to > from).map(({ to }) => to),
  );
  return moves.length;
}

/**
 * The peak never falls, whatever is noted, and is the highest rung so far. Returns how often the rung rose without reaching it,
 * for the caller to see that the law was put to the test.
 */
export function peakNeverFalls(observer: Observer<OutcomeState>, entries: readonly Entry[]): number {
  const state = observer.start();
  let peak = 0;
  let risesBelow = 0;
  for (const { at, seq, to: by, facts } of entries) {
    for (const fact of facts) {
      const { rung } = state;
      observer.note(state, { at, seq, by, fact });
      if (state.rung > rung && state.rung < peak) risesBelow += 1;
      peak = Math.max(peak, state.rung);
      expect(state.peak).toBe(peak);
    }
  }
  return risesBelow;
}
