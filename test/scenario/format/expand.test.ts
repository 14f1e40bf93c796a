import { describe, expect, test } from 'vitest';
import { ACTIONS, CHANNEL_KINDS, LADDERS, OFFICES } from '../../../src/scenario/format/library.js';
import { scenarioOf, small, SMALL } from '../small.js';

describe('the libraries', () => {
  test('bring what a file leaves out', () => {
    const { ladder, actors, channels, actions } = scenarioOf(SMALL);
    expect(ladder).toEqual(LADDERS['default']);
    expect(actors['blue.head']).toEqual({ ...OFFICES['head-of-state'], office: 'head-of-state' });
    expect(channels['public']).toMatchObject({
      ...CHANNEL_KINDS['public-statement'],
      between: [],
      'needs-approval': [],
    });
    expect(actions['hold']).toEqual(ACTIONS['hold']);
  });

  test('are overridden field by field', () => {
    const { actors, channels, actions } = scenarioOf(SMALL);
    expect(actors['blue.local']).toEqual({
      ...OFFICES['local-commander'],
      office: 'local-commander',
      'reports-to': 'blue.chief',
      misreads: 0.2,
      believes: { red: 0.4 },
    });
    expect(channels['chiefs']).toEqual({
      ...CHANNEL_KINDS['chiefs-call'],
      kind: 'chiefs-call',
      between: ['blue.chief', 'red.chief'],
      'shared-by': [],
      'needs-approval': ['red.head'],
      restrains: ['shelling'],
    });
    expect(actions['limited-retaliation']).toEqual({ ...ACTIONS['limited-retaliation'], 'rung-again': null });
  });

  test('a utility of one’s own holds for the local decision as well, unless that has its own', () => {
    const retaliation = (fields: string) =>
      scenarioOf(small('{ rung-again: null }', `{ ${fields} }`)).actions['limited-retaliation'];
    const utility = 'utility: { hostile: -3, accident: -3 }';
    expect(retaliation(utility)?.['utility-local']).toBe(null);
    expect(retaliation(`${utility}, utility-local: { hostile: -1, accident: -2 }`)?.['utility-local']).toEqual({
      hostile: -1,
      accident: -2,
    });
    expect(retaliation('rung-again: null')?.['utility-local']).toEqual(
      ACTIONS['limited-retaliation']?.['utility-local'],
    );
  });

  test('bring outcomes by name, before those of the file, which may override them', () => {
    const { outcomes } = scenarioOf(small('measures: [calm]', 'measures: [calm, large-war, peak]'));
    expect(Object.keys(outcomes)).toEqual(['calm', 'large-war', 'peak', 'exchange', 'clarity', 'contact']);
    expect(outcomes['large-war']).toEqual({ about: 'rung 8: large war', reached: 8 });
    expect(outcomes['peak']).toEqual({ about: '', 'peak-rung': 'all' });
  });

  test('are not changed by it', () => {
    expect(OFFICES['local-commander']).toMatchObject({ misreads: null, believes: {} });
    expect(ACTIONS['limited-retaliation']).toMatchObject({ 'rung-again': 6 });
  });

  test('a new action starts from nothing much', () => {
    expect(scenarioOf(SMALL).actions['scramble']).toEqual({
      says: 'sends up fighters',
      for: ['local'],
      by: null,
      does: 'posture',
      rung: 3,
      'rung-again': null,
      'from-rung': 0,
      authority: 'own',
      utility: { hostile: -3, accident: -1 },
      'utility-local': null,
      'backs-down': false,
      'costs-denial': 0,
      'costs-standing': 0,
    });
  });

  test('Kahn’s ladder has his 44 rungs, and his six thresholds for firebreaks', () => {
    const ladder = LADDERS['kahn'] ?? [];
    expect(ladder).toHaveLength(45);
    const named = {
      1: 'ostensible crisis',
      8: 'harassing acts of violence',
      15: 'barely nuclear war',
      25: 'evacuation',
    };
    for (const [rung, name] of Object.entries(named)) expect(ladder[Number(rung)]?.name).toBe(name);
    expect(ladder[44]?.name).toBe('spasm or insensate war');
    expect(ladder.flatMap(({ firebreak }, rung) => (firebreak ? [rung] : []))).toEqual([3, 9, 20, 25, 31, 38]);
  });

  test('the standard actions have their places on Kahn’s ladder', () => {
    const { actions } = scenarioOf(
      small('id: small', 'id: small\nladder: kahn').replace('actions:', 'actions:\n  use: kahn'),
    );
    expect(actions['limited-retaliation']).toMatchObject({
      rung: 9,
      says: 'fires back at one site',
      authority: 'chain',
    });
    expect(actions['major-strike']).toMatchObject({ rung: 12, 'from-rung': 9 });
    expect(actions['hold']).toEqual(ACTIONS['hold']);
    expect(LADDERS['kahn']?.[12]?.name).toBe('large conventional war');
  });

  test('a ladder may be one’s own', () => {
    const rungs = Array.from({ length: 12 }, (_, rung) => `{ name: r${rung} }`).join(', ');
    expect(scenarioOf(small('id: small', `id: small\nladder: [${rungs}]`)).ladder[3]).toEqual({
      name: 'r3',
      when: '',
      quiet: '6h',
      firebreak: false,
    });
  });
});
