import { describe, expect, test } from 'vitest';
import { logistic, logit, utility } from '../../src/model/index.js';
import { HOUR, RUNGS, SILENT, activity, incident, office, parameters, side, standard } from './parts.js';
import { at, caseOf, play, probe, tell } from './world.js';

describe('a more dangerous class of weapon', () => {
  test('is seen by the side that it is against, once for each step up', () => {
    const entities = {
      'activity.shelling': activity({ against: 'blue' }),
      blue: side('blue', { actors: ['blue.chief'] }),
    };
    const uses = (hours: number, weapon: number) => at(hours * HOUR, 'activity.shelling', { type: 'weapon', weapon });
    const chief = { 'blue.chief': office('blue.chief') };
    const script = [uses(1, 1), uses(2, 1), uses(3, 0), uses(4, 2), probe(5 * HOUR, 'blue.chief', null)];
    const played = play({ ...entities, ...chief }, script);
    expect(played.facts('weapon').map(({ weapon }) => weapon)).toEqual([1, 1, 0, 2]);
    expect(played.beliefs()[0]).toBeCloseTo(logistic(logit(0.3) + 2 * Math.log(1.2)), 9);
  });

  test('is that of the incidents which the activity becomes', () => {
    const { input } = incident();
    const crossing = { crosses: { chance: 1, incident: input as never } };
    const entities = { 'activity.shelling': activity({ ...crossing, weapon: 1 }), blue: SILENT };
    const played = play(entities, [at(0, 'activity.shelling', { type: 'start' })], { horizon: 48 * HOUR });
    const hits = played.messages<{ type: 'incident'; about: { weapon: number } }>('ladder', 'incident');
    expect(hits.length).toBeGreaterThan(0);
    for (const { about } of hits) expect(about.weapon).toBe(1);
  });

  test('looks worse by 1.5 a class', () => {
    const entities = {
      'blue.chief': office('blue.chief', { parameters: parameters({ driftRate: 0, quietWeight: 0 }) }),
    };
    const learn = tell(0, 'blue.chief', { type: 'learn', about: caseOf({ weapon: 2 }) });
    const [belief] = play(entities, [learn, probe(HOUR, 'blue.chief')]).beliefs();
    expect(belief).toBeCloseTo(logistic(logit(0.3) + 2 * Math.log(1.5)), 9);
  });

  test('makes it cost more to let a hostile act pass, and nothing else', () => {
    const situation = {
      belief: 0.5,
      rung: 4,
      stress: 0,
      losing: 0,
      threatened: false,
      denial: false,
      standingLost: 0,
      local: false,
    };
    const costs = (id: string) =>
      utility(standard(id), { ...situation, weapon: 0 }, RUNGS, parameters()) -
      utility(standard(id), { ...situation, weapon: 2 }, RUNGS, parameters());
    expect(['hold', 'call', 'posture', 'limited-retaliation'].map(costs)).toEqual([1, 1, 0, 0]);
  });
});
