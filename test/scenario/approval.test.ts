import { expect, test } from 'vitest';
import { prepareReplications, runSeed } from '../../src/experiment/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { shipped, shippedWith } from '../laws/shipped.js';

/** How calls of the open arm end, over seeds: how many connect, and the share of those answered that are refused. */
function calls(scenario: CheckedScenario, seeds: number): { connected: number; refusedShare: number } {
  const replicate = prepareReplications(scenario, ['open']);
  const rows = Array.from({ length: seeds }, (_, i) => replicate(runSeed('1', i + 1))).flat();
  const total = (outcome: string) => rows.reduce((sum, { values }) => sum + Number(values[outcome]), 0);
  const [connected, refused] = [total('calls-taken'), total('calls-refused')];
  return { connected, refusedShare: refused / (connected + refused) };
}

// Of the default world, not of the model: a leader may also order a call. Model, 3.14.
test('in the default scenario, needing approval makes contacts fewer and refusals more frequent', () => {
  const seeds = 60;
  const asWritten = calls(shipped(), seeds);
  const free = calls(shippedWith({ 'channels[*].needs-approval': [] }), seeds);
  expect(asWritten.connected).toBeLessThan(free.connected);
  expect(asWritten.refusedShare).toBeGreaterThan(1.1 * free.refusedShare);
});
