import { describe, expect, test } from 'vitest';
import { armChanges } from '../../src/brief/armChanges.js';
import { applyArm } from '../../src/scenario/index.js';
import { scenarioOf, small } from '../scenario/small.js';

/** What an arm with these patches changes in the small scenario. */
function changesOf(patches: string) {
  const scenario = scenarioOf(
    small('  open: { about: Calls may be made and taken. }', `  open: { set: { ${patches} } }`),
  );
  return armChanges(scenario, applyArm(scenario, 'open')).map(({ where, field, from, to }) => [where, field, from, to]);
}

describe('what an arm changes', () => {
  test('stands together where entries change alike', () => {
    expect(changesOf('"channels[*].trust": 0.9')).toEqual([
      ['channels: chiefs, hotline, public', 'trust', '0.5', '0.9'],
    ]);
    expect(changesOf('"channels.chiefs.trust": 0.9, "channels.hotline.trust": 0.8')).toEqual([
      ['channels: chiefs', 'trust', '0.5', '0.9'],
      ['channels: hotline', 'trust', '0.5', '0.8'],
    ]);
  });

  test('names the entries of a list by their ids, and a number of the model by itself', () => {
    expect(changesOf('"injects[insult].at": 30h, "parameters.drift-rate": 0.2, horizon: 48h')).toEqual([
      ['the scenario', 'horizon', '72h', '48h'],
      ['parameters', 'drift rate', '0.1', '0.2'],
      ['injects: insult', 'at', '20h', '30h'],
    ]);
  });

  test('shows a group as a whole in words, without what it has none of', () => {
    expect(changesOf('"channels.chiefs.meets": { first: 2d }')).toEqual([
      ['channels: chiefs', 'meets', 'nothing', 'first: 2d'],
    ]);
  });

  test('shows deep fields, lists as a whole, and what was not there', () => {
    expect(
      changesOf(
        '"incidents.stray-missile.truth.deliberate.weight": 2, "channels.chiefs.restrains": [], "actors[blue.local].believes.green": 0.9',
      ),
    ).toEqual([
      ['actors: blue.local', 'believes, green', 'nothing', '0.9'],
      ['channels: chiefs', 'restrains', 'shelling', 'nothing'],
      ['incidents: stray missile', 'truth, deliberate, weight', '1', '2'],
    ]);
  });
});
