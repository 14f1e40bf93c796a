import { setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import type { Effects, EntityContext, Start } from '../../src/engine/index.js';
import { entityContext, guard, recipe, startSimulation } from '../../src/engine/index.js';
import type { Rung } from '../../src/model/index.js';
import { LADDER, firebreaksBetween } from '../../src/model/index.js';
import { HOUR, MINUTE, RUNGS, ladder, parameters } from '../model/parts.js';
import { actOf, at, play } from '../model/world.js';
import { TOLERANCE, meanOff, seeds, shareOff } from './batch.js';
import { PLAIN_LADDER } from './textbook.js';

interface Gamble {
  readonly up: number;
  readonly down: number;
  readonly rungs: readonly Rung[];
}
interface Walker extends Gamble {
  rung: number;
  steps: number;
}

/** One step of the gambler: up p, down q, else stay. A firebreak above takes its factor from p, and the rest is to stay. */
function step(data: Walker, _event: { type: 'step' }, effects: Effects): void {
  const breaks = firebreaksBetween(data.rungs, data.rung, data.rung + 1);
  const up = data.up / parameters().firebreak ** breaks;
  data.steps += 1;
  const number = String(data.steps);
  if (effects.chance('up', number, up)) data.rung += 1;
  else if (effects.chance('down', number, data.down / (1 - up))) data.rung -= 1;
  if (data.rung > 0 && data.rung < data.rungs.length - 1) effects.send(effects.self, { type: 'step' }, { after: 1 });
  else effects.note({ fact: 'absorbed', rung: data.rung, steps: data.steps });
}

const gambler = setup({
  types: { context: {} as EntityContext<Walker>, events: {} as { type: 'step' }, input: {} as Start<Gamble> },
  actions: { step: recipe<Walker, { type: 'step' }>(step) },
  guards: { between: guard<Walker, { type: 'step' }>(({ rung }) => rung > 0) },
}).createMachine({
  id: 'gambler',
  context: entityContext((gamble: Gamble): Walker => ({ ...gamble, rung: 4, steps: 0 })),
  on: { step: { guard: 'between', actions: 'step' } },
});

interface Ruin {
  readonly rung: number;
  readonly steps: number;
}

/** A walk from rung 4 of 0 to 11 until it is absorbed at either end. */
function walk(up: number, down: number, rungs: readonly Rung[], seed: string): Ruin {
  const system = {
    machines: { gambler },
    entities: { gambler: { machine: 'gambler', input: { up, down, rungs: rungs.map((rung) => ({ ...rung })) } } },
    first: [{ to: 'gambler', event: { type: 'step' } }],
  };
  const run = startSimulation(system, {
    seed,
    horizon: 100_000,
    observer: {
      start: (): { ruin: Ruin | null } => ({ ruin: null }),
      note(state, { fact }) {
        state.ruin = { rung: Number(fact['rung']), steps: Number(fact['steps']) };
      },
      ended: () => null,
    },
  });
  run.run();
  const { ruin } = run.watched;
  if (ruin === null) throw new Error('the walk did not end');
  return ruin;
}

/** P(top) = (1−r⁴)/(1−r¹¹), and the mean number of steps (4 − 11·P)/(q − p). */
describe('the ladder as gambler’s ruin', () => {
  test.each([
    { up: 0.5, down: 0.5, top: 4 / 11, mean: 28, sd: 24.249, atZero: null, atTop: null },
    { up: 0.42, down: 0.48, top: 0.211098, mean: 27.965447, sd: 25.152411, atZero: 0.503469, atTop: 0.08095 },
    { up: 0.34, down: 0.56, top: 0.026388, mean: 16.862415, sd: 14.3873, atZero: 0.780496, atTop: 0.014849 },
  ])('without firebreaks, up $up, down $down', ({ up, down, top, mean, sd, atZero, atTop }) => {
    const ruins = seeds(`ruin ${up}`, 1500).map((seed) => walk(up, down, PLAIN_LADDER, seed));
    expect(
      shareOff(
        ruins.map(({ rung }) => rung === 11),
        top,
      ),
    ).toBeLessThan(TOLERANCE);
    expect(
      meanOff(
        ruins.map(({ steps }) => steps),
        mean,
        sd,
      ),
    ).toBeLessThan(TOLERANCE);
    if (atZero === null) return;
    expect(
      shareOff(
        ruins.map(({ rung, steps }) => rung === 0 && steps <= 24),
        atZero,
      ),
    ).toBeLessThan(TOLERANCE);
    expect(
      shareOff(
        ruins.map(({ rung, steps }) => rung === 11 && steps <= 24),
        atTop,
      ),
    ).toBeLessThan(TOLERANCE);
  });

  test.each([
    { up: 0.42, down: 0.48, top: 0.00699457, mean: 26.929452, sd: 23.767253 },
    { up: 0.34, down: 0.56, top: 0.00051055, mean: 15.104509, sd: 11.446078 },
  ])('with firebreaks, up $up, down $down', ({ up, down, top, mean, sd }) => {
    const ruins = seeds(`ruin behind firebreaks ${up}`, 1500).map((seed) => walk(up, down, RUNGS, seed));
    expect(
      shareOff(
        ruins.map(({ rung }) => rung === 11),
        top,
      ),
    ).toBeLessThan(TOLERANCE);
    expect(
      meanOff(
        ruins.map(({ steps }) => steps),
        mean,
        sd,
      ),
    ).toBeLessThan(TOLERANCE);
  });
});

describe('brinkmanship: each act at rung 7 or more slips with chance .05', () => {
  /** The acts after which the real ladder, at rung 7 from the first one on, went up by itself. */
  function slips(seed: string): boolean[] {
    const acts = Array.from({ length: 15 }, (_, i) =>
      at(i * MINUTE, LADDER, actOf({ decision: `decision/${i}`, option: 'signal', does: 'signal', rung: 7 })),
    );
    const hazarded = play({ [LADDER]: ladder() }, acts, { seed, horizon: HOUR }).entries.filter(({ draws }) =>
      draws.some((draw) => draw.purpose === 'slips'),
    );
    return hazarded.map(({ draws }) => draws.some(({ result }) => result === true));
  }

  test('1 − .95ⁿ after n acts: 6 → .264908, 14 → .512325', () => {
    const runs = seeds('brink', 1500).map(slips);
    // The first act reaches rung 7 and bears no hazard yet.
    expect(new Set(runs.map(({ length }) => length))).toEqual(new Set([14]));
    expect(
      shareOff(
        runs.map((slipped) => slipped.slice(0, 6).includes(true)),
        0.264908,
      ),
    ).toBeLessThan(TOLERANCE);
    expect(
      shareOff(
        runs.map((slipped) => slipped.includes(true)),
        0.512325,
      ),
    ).toBeLessThan(TOLERANCE);
  });
});
