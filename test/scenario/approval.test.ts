import { expect, test } from 'vitest';
import { runSeed } from '../../src/experiment/index.js';
import { runScenario } from '../../src/play/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { shipped, shippedWith } from '../laws/shipped.js';

/** Calls to Russia on the lines that need its approval as the file is written, over seeds: how many connect, and are refused. */
function calls(scenario: CheckedScenario, seeds: number): { connected: number; refusedShare: number } {
  const lines = ['ministers', 'chiefs', 'advisers'];
  const all = Array.from({ length: seeds }, (_, i) =>
    runScenario(scenario, { arm: 'open', seed: runSeed('1', i + 1) }).outcome.contacts.filter(
      ({ channel, to }) => lines.includes(channel) && to.startsWith('russia.'),
    ),
  ).flat();
  const ended = (as: string) => all.filter(({ result }) => result === as).length;
  const [connected, refused] = [ended('connected'), ended('refused')];
  return { connected, refusedShare: refused / (connected + refused) };
}

// Of the default world, not of the model: a leader may also order a call. Model, 3.14.
test('in the default scenario, needing approval makes contacts fewer and refusals more frequent', () => {
  const seeds = 60;
  const asWritten = calls(shipped(), seeds);
  const free = calls(shippedWith({ 'channels[*].needs-approval': [] }), seeds);
  expect(asWritten.connected).toBeLessThan(0.9 * free.connected);
  expect(asWritten.refusedShare).toBeGreaterThan(1.1 * free.refusedShare);
});
