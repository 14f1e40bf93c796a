import { expect, test } from 'vitest';
import { compiled, reference } from '../../src/engine/index.js';
import { SMALL, recorded } from './recording.js';
import { expectProof } from './proving.js';
import { open } from './recording.js';

/** Nobody decides anything: two processes race. */
const RACE = `
brinkline: 1
id: race
title: A race of clarification and retaliation
summary: Contact is made six times an hour, authority to retaliate is granted twice an hour. Which comes first?
start: 2000-01-01T00:00:00Z
horizon: 30m
sides: {}
actors: {}
processes:
  contact:     { says: Contact, top: 1, moves: { comes: { every: ~10m, up: 1 } }, ends: { at-least: 1 } }
  retaliation: { says: Retaliation, top: 1, moves: { comes: { every: ~30m, up: 1 } }, ends: { at-least: 1 } }
outcomes:
  contact-first: { level: { of: contact, at-least: 1 } }
`;

/** The race on the ladder, from one rung below its top, which is for good. */
const CLIMB = RACE.replace('id: race', 'id: climb')
  .replace(
    /contact: .*/,
    'contact: { says: Rung, starts: 10, top: 11, on-ladder: true, moves: { up: { every: ~1m, up: 1 } } }',
  )
  .replace(/outcomes:[^]*/, '');

test.each([
  ['horizon', SMALL, null],
  ['calm', SMALL.replace(/^horizon: .*$/m, '$&\nstop-when: calm'), null],
  ['over', RACE, null],
  ['absorbed', CLIMB, null],
] as const)('a run that ends by %s writes a file that reads, verifies and explains', async (endedBy, text, arm) => {
  expect(await expectProof(text, { arm, seed: '1' }, [compiled, reference])).toMatchObject({ endedBy });
});

test('a file may say that the run was stopped', async () => {
  const file = recorded(SMALL).replace('"endedBy":"horizon"', '"endedBy":"stopped"');
  const reader = await open(file);
  for await (const _ of reader.entries());
  expect(reader.end?.footer.endedBy).toBe('stopped');
});
