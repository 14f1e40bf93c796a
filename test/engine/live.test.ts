import { describe, expect, test } from 'vitest';
import { arrivals, entity, go, scripted, start } from './machines.js';

const system = {
  machines: {
    counting: scripted({
      go: (data, _, effects) => {
        data['ticks'] = (data['ticks'] ?? 0) + 1;
        effects.send('one', { type: 'go' }, { after: 10, id: 'tick' });
      },
      stop: (_, __, effects) => effects.cancel('tick'),
    }),
  },
  entities: { one: entity('counting') },
  first: [go()],
};

describe('an input while a run goes on', () => {
  test('enters after the message handled last, and not before that one', () => {
    const { run, entries } = start(system, { horizon: 30 });
    run.step();
    run.step();
    expect(run.input({ origin: 'room', at: 3, to: 'one', event: { type: 'stop' } })).toMatchObject({ after: 2, at: 3 });
    run.run();
    expect(arrivals(entries)).toEqual(['0: scenario → go → one', '10: one → go → one', '10: room → stop → one']);
    expect(run.inputs).toMatchObject([{ origin: 'room', after: 2, at: 3 }]);
  });

  test('before the first message has the number 0', () => {
    const { run } = start(system, { horizon: 30 });
    expect(run.input({ origin: 'room', at: 0, to: 'one', event: { type: 'stop' } }).after).toBe(0);
  });

  test('cannot change once it was given', () => {
    const { run, entries } = start(system, { horizon: 30 });
    const event = { type: 'say', words: ['one'] };
    run.input({ origin: 'room', at: 0, to: 'one', event });
    event.words.push('two');
    run.step();
    expect(entries).toMatchObject([{ event: { words: ['one'] } }]);
  });

  test('is refused once the run has ended', () => {
    const { run } = start(system, { horizon: 30 });
    run.run();
    expect(() => run.input({ origin: 'room', at: 0, to: 'one', event: { type: 'stop' } })).toThrow(
      'The run has ended (horizon): stop from room is too late',
    );
  });
});

test('what was cancelled is not next', () => {
  const { run } = start(system, { horizon: 30 });
  run.step();
  expect(run.nextAt).toBe(10);
  run.input({ origin: 'room', at: 0, to: 'one', event: { type: 'stop' } });
  run.step();
  expect(run.nextAt).toBe(null);
});

test('the data of an entity are there to read; those of nobody are undefined', () => {
  const { run } = start(system, { horizon: 30 });
  run.step();
  expect(run.dataOf<{ ticks: number }>('one')?.ticks).toBe(1);
  expect(run.dataOf('nobody')).toBeUndefined();
});
