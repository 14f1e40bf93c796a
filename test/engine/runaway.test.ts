import { describe, expect, test } from 'vitest';
import { RunawayError } from '../../src/engine/index.js';
import { entity, go, play, playAlone, scripted, start } from './machines.js';

/** What the run stops with. */
function stopsWith(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('it did not stop');
}

describe('a runaway run stops, and names the entity and the loop', () => {
  test('where a machine sends to itself in an endless loop within one second', () => {
    const error = stopsWith(() => playAlone({ go: (_, __, effects) => effects.send('one', { type: 'go' }) }));
    expect(error).toBeInstanceOf(RunawayError);
    expect(error.message).toBe('Runaway: messages of one loop without end at second 0: one → go → one');
  });

  test('where two send to each other in an endless loop within one second', () => {
    const player = scripted({
      go: (_, __, effects) => effects.send(effects.self === 'one' ? 'two' : 'one', { type: 'go' }),
    });
    const system = {
      machines: { player },
      entities: { one: entity('player'), two: entity('player') },
      first: [go('one', 90)],
    };
    const { message } = stopsWith(() => play(system));
    expect(message).toMatch(/^Runaway: messages of (one|two) loop without end at second 90: /);
    expect(message).toContain('one → go → two');
    expect(message).toContain('two → go → one');
    expect(message.split(', ')).toHaveLength(2);
  });

  test('where there are more events than the run may have, though time goes on', () => {
    const error = stopsWith(() =>
      playAlone({ go: (_, __, effects) => effects.send('one', { type: 'go' }, { after: 1 }) }, { maxEvents: 200 }),
    );
    expect(error).toBeInstanceOf(RunawayError);
    expect(error.message).toBe('Runaway: more than 200 events by second 200; one was last: one → go → one');
  });

  test('where the loop grows: it names what came last', () => {
    const growing = scripted({
      go: (data, __, effects) => {
        data['n'] = (data['n'] ?? 0) + 1;
        effects.add(`child ${data['n']}`, 'silent', {});
        effects.send('one', { type: 'go' });
        effects.send(`child ${data['n']}`, { type: 'hello' });
      },
    });
    const system = { machines: { growing, silent: scripted({}) }, entities: { one: entity('growing') }, first: [go()] };
    expect(stopsWith(() => play(system, { maxEvents: 500 })).message).toMatch(/one → hello → child \d+/);
  });
});

describe('a run that is merely busy goes on', () => {
  test('with as many events as it may have', () => {
    const first = Array.from({ length: 200 }, (_, at) => go('one', at));
    const system = { machines: { silent: scripted({}) }, entities: { one: entity('silent') }, first };
    expect(play(system, { maxEvents: 200 }).events).toBe(200);
    expect(stopsWith(() => play(system, { maxEvents: 199 })).message).toContain('more than 199 events');
  });

  test('with thousands of messages in one second, second after second', () => {
    const first = [1, 2, 3].flatMap((at) => Array.from({ length: 5000 }, () => go('one', at)));
    const { run } = start({ machines: { silent: scripted({}) }, entities: { one: entity('silent') }, first });
    run.run();
    expect(run.events).toBe(15_000);
  });
});
