import { describe, expect, test } from 'vitest';
import type { Effects, Input, Noted, Observer } from '../../src/engine/index.js';
import { PRIORITY, startSimulation } from '../../src/engine/index.js';
import { arrivals, entity, everyFact, go, play, playAlone, scripted, silent, start } from './machines.js';

/** A run of `one`, who does this at second 0, beside a silent `two`. */
function playBeside(ask: (effects: Effects) => void, inputs: readonly Input[] = []) {
  const machines = { asker: scripted({ go: (_, __, effects) => ask(effects) }), silent };
  return play({ machines, entities: { one: entity('asker'), two: entity('silent') }, first: [go()] }, { inputs });
}

function input(to: string, at: number, after = 0, type = 'decide'): Input {
  return { origin: 'facilitator', after, at, to, event: { type } };
}

/** What arrived after the first message. */
function later({ entries }: ReturnType<typeof play>): string[] {
  return arrivals(entries.slice(1));
}

describe('sending', () => {
  test('a message comes with its sender, its cause and its content', () => {
    const { entries } = playBeside((effects) => effects.send('two', { type: 'hello', how: 'loud' }, { after: 5 }));
    expect(entries).toMatchObject([
      { seq: 1, at: 0, cause: null, from: 'scenario', to: 'one', event: { type: 'go' } },
      { seq: 2, at: 5, cause: 1, from: 'one', to: 'two', event: { type: 'hello', how: 'loud' } },
    ]);
  });

  test('a message holds what its parts are as it is sent, each time that it is sent', () => {
    const { entries } = playBeside((effects) => {
      const list = [1];
      const message = { type: 'hello', list };
      for (const number of [2, 3]) {
        effects.send('two', message);
        list.push(number);
      }
    });
    expect(entries.slice(1)).toMatchObject([{ event: { list: [1] } }, { event: { list: [1, 2] } }]);
  });

  test('a delay is rounded up to whole seconds', () => {
    const delays = [0, 0.001, 0.999, 1, 1.5, 60];
    const run = playBeside((effects) => delays.forEach((after) => effects.send('two', { type: 'hello' }, { after })));
    expect(run.entries.slice(1).map(({ at }) => at)).toEqual([0, 1, 1, 1, 2, 60]);
  });

  test.each([-1, NaN, Infinity])('a delay of %d is refused', (after) => {
    expect(() => playBeside((effects) => effects.send('two', { type: 'hello' }, { after }))).toThrow(
      `one: message hello to two cannot be sent after ${after} s`,
    );
  });

  test('within one second inputs come first, then deliveries, then timers; in each the order of sending', () => {
    const run = playBeside(
      (effects) => {
        effects.send('one', { type: 'timer 1' }, { after: 9 });
        effects.send('two', { type: 'delivery 1' }, { after: 9 });
        effects.send('one', { type: 'timer 2' }, { after: 9 });
        effects.send('two', { type: 'delivery 2' }, { after: 9 });
        effects.send('one', { type: 'to oneself, but a delivery' }, { after: 9, priority: PRIORITY.delivery });
        effects.send('two', { type: 'to another, but a timer' }, { after: 9, priority: PRIORITY.timer });
      },
      [input('two', 9, 1)],
    );
    expect(later(run)).toEqual([
      '9: facilitator → decide → two',
      '9: one → delivery 1 → two',
      '9: one → delivery 2 → two',
      '9: one → to oneself, but a delivery → one',
      '9: one → timer 1 → one',
      '9: one → timer 2 → one',
      '9: one → to another, but a timer → two',
    ]);
  });

  test('to nobody stops the run and names sender, message and addressee', () => {
    expect(() => playBeside((effects) => effects.send('three', { type: 'hello' }))).toThrow(
      'one sent hello to three, which does not exist',
    );
  });
});

describe('ids', () => {
  test('a waiting message is cancelled by its id, and no other', () => {
    const run = playBeside((effects) => {
      for (const id of ['a', 'b', 'c']) effects.send('two', { type: id }, { after: 5, id });
      effects.send('two', { type: 'without an id' }, { after: 5 });
      effects.cancel('b');
      effects.cancel('nothing of this id');
    });
    expect(later(run)).toEqual(['5: one → a → two', '5: one → c → two', '5: one → without an id → two']);
  });

  test('a message with the id of a waiting one takes its place', () => {
    const run = playBeside((effects) => {
      effects.send('two', { type: 'early' }, { after: 5, id: 'deadline' });
      effects.send('two', { type: 'late' }, { after: 9, id: 'deadline' });
    });
    expect(later(run)).toEqual(['9: one → late → two']);
  });

  test('everybody has ids of their own: nobody cancels or replaces another’s', () => {
    const machine = scripted({
      go: (_, __, effects) => effects.send('one', { type: effects.self }, { after: 9, id: 'deadline' }),
      stop: (_, __, effects) => effects.cancel('deadline'),
    });
    const run = play({
      machines: { machine },
      entities: { one: entity('machine'), two: entity('machine'), three: entity('machine') },
      first: [go('one'), go('two'), go('three'), { to: 'two', event: { type: 'stop' }, at: 1 }],
    });
    expect(arrivals(run.entries).slice(4)).toEqual(['9: three → three → one', '9: one → one → one']);
  });

  test('what has arrived cannot be cancelled any more', () => {
    const run = playAlone({
      go: (_, __, effects) => effects.send('one', { type: 'rung' }, { id: 'bell' }),
      rung: (_, __, effects) => effects.cancel('bell'),
    });
    expect(later(run)).toEqual(['0: one → rung → one']);
  });

  test('nor is anything else in its stead: not the next message of its sender', () => {
    const run = playAlone({
      go: (_, __, effects) => effects.send('one', { type: 'rung' }, { id: 'bell' }),
      rung: (_, __, effects) => {
        effects.send('one', { type: 'next' }, { after: 3 });
        effects.send('one', { type: 'after next' }, { after: 4, id: 'another' });
        effects.cancel('bell');
      },
    });
    expect(later(run)).toEqual(['0: one → rung → one', '3: one → next → one', '4: one → after next → one']);
  });

  test('nor a message of the same id by whom it came to', () => {
    const machine = scripted({
      go: (_, __, effects) => effects.send('two', { type: 'ring' }, { id: 'bell' }),
      ring: (_, __, effects) => effects.send('one', { type: 'answer' }, { after: 5, id: 'bell' }),
      stop: (_, __, effects) => effects.cancel('bell'),
    });
    const run = play({
      machines: { machine },
      entities: { one: entity('machine'), two: entity('machine') },
      first: [go('one'), { to: 'one', event: { type: 'stop' }, at: 1 }],
    });
    expect(later(run)).toContain('5: two → answer → one');
  });
});

describe('adding entities', () => {
  test('an added entity can be messaged in the same step, and adds in turn', () => {
    const machine = scripted({
      go: (_, __, effects) => {
        const child = `${effects.self}/child`;
        if (child.length > 20) return;
        effects.add(child, 'machine', {});
        effects.send(child, { type: 'go' }, { after: 1 });
      },
    });
    const run = play({ machines: { machine }, entities: { one: entity('machine') }, first: [go()] });
    expect(later(run)).toEqual(['1: one → go → one/child', '2: one/child → go → one/child/child']);
  });

  test('one of a name that is taken stops the run', () => {
    expect(() => playBeside((effects) => effects.add('two', 'silent', {}))).toThrow('There is already an entity two');
  });

  test('one of an unknown machine stops the run', () => {
    expect(() => playBeside((effects) => effects.add('three', 'clockwork', {}))).toThrow(
      'There is no machine clockwork',
    );
    expect(() => play({ entities: { one: entity('clockwork') } })).toThrow('There is no machine clockwork');
  });
});

describe('facts', () => {
  test('reach the observer in order, with time, message and sender, whether or not there is a trace', () => {
    const system = {
      machines: {
        teller: scripted({
          go: (_, __, effects) => {
            effects.note({ fact: 'first' });
            effects.note({ fact: 'second', much: true });
          },
        }),
      },
      entities: { one: entity('teller') },
      first: [go('one', 7)],
    };
    const untraced = startSimulation(system, { seed: '1', horizon: 10, observer: everyFact });
    untraced.run();
    const noted: Noted[] = [
      { at: 7, seq: 1, by: 'one', fact: { fact: 'first' } },
      { at: 7, seq: 1, by: 'one', fact: { fact: 'second', much: true } },
    ];
    expect(untraced.watched).toEqual(noted);
    const traced = play(system);
    expect(traced.facts).toEqual(noted);
    expect(traced.entries[0]?.facts).toEqual(noted.map(({ fact }) => fact));
    expect(traced.hash).toBe(untraced.hash());
  });

  test('because: the trace names the messages behind a step, each once and in order, without its cause', () => {
    const run = playAlone({
      go: (_, __, effects) => [1, 2, 3, 4].forEach((after) => effects.send('one', { type: 'news' }, { after })),
      news: (data, _, effects) => {
        effects.because(effects.seq, 1);
        if (effects.now === 4) effects.because(4, 2, 3, 2);
        effects.because();
      },
    });
    expect(run.entries.map(({ because }) => because)).toEqual([[], [], [], [], [2, 3, 4]]);
  });
});

describe('the end', () => {
  const ticking = scripted({ go: (_, __, effects) => effects.send('one', { type: 'go' }, { after: 10 }) });
  const system = { machines: { ticking }, entities: { one: entity('ticking') }, first: [go()] };

  test('is the horizon: what comes at its very second is handled, nothing later', () => {
    const { ended, entries } = play(system, { horizon: 30 });
    expect(ended).toEqual({ by: 'horizon', at: 30 });
    expect(entries.map(({ at }) => at)).toEqual([0, 10, 20, 30]);
  });

  test('is the horizon too where nothing is left to happen', () => {
    expect(playAlone({}, { horizon: 500 })).toMatchObject({ ended: { by: 'horizon', at: 500 }, events: 1 });
  });

  test('comes when the observer says so, and nothing is handled after it', () => {
    const counting: Observer<{ seen: number }> = {
      start: () => ({ seen: 0 }),
      note: (state) => {
        state.seen += 1;
      },
      ended: ({ seen }) => (seen === 2 ? 'enough' : null),
    };
    const noting = scripted({
      go: (_, __, effects) => {
        effects.note({ fact: 'tick' });
        effects.send('one', { type: 'go' }, { after: 10 });
      },
    });
    const run = startSimulation(
      { ...system, machines: { ticking: noting } },
      { seed: '1', horizon: 3600, observer: counting },
    );
    expect(run.run()).toEqual({ by: 'enough', at: 10 });
    expect(run.step()).toBe(false);
    expect(run.events).toBe(2);
  });

  test('stepping and running come to the same', () => {
    const { run, entries } = start(system);
    while (run.step());
    const whole = play(system);
    expect(entries).toEqual(whole.entries);
    expect([run.hash(), run.events, run.run()]).toEqual([whole.hash, whole.events, whole.ended]);
  });
});

describe('inputs from outside', () => {
  const chain = scripted({
    go: (_, __, effects) => effects.send('one', { type: 'go' }, { after: 10 }),
    decide: (_, __, effects) => effects.send('one', { type: 'done' }),
  });

  function playWith(...inputs: Input[]) {
    const run = play(
      { machines: { chain }, entities: { one: entity('chain') }, first: [go()] },
      { inputs, horizon: 30 },
    );
    return run.entries.map(({ seq, at, from, event }) => `${seq} at ${at}: ${from} ${event.type}`);
  }

  test('come before everything else where they follow no message', () => {
    expect(playWith(input('one', 0))).toEqual([
      '2 at 0: facilitator decide',
      '1 at 0: scenario go',
      '3 at 0: one done',
      '4 at 10: one go',
      '5 at 20: one go',
      '6 at 30: one go',
    ]);
  });

  test('enter the queue once the message that they follow has been handled, at their time', () => {
    expect(playWith(input('one', 15, 2))).toEqual([
      '1 at 0: scenario go',
      '2 at 10: one go',
      '4 at 15: facilitator decide',
      '5 at 15: one done',
      '3 at 20: one go',
      '6 at 30: one go',
    ]);
  });

  test('never come before the message that they follow, whatever time they name', () => {
    expect(playWith(input('one', 3, 2)).slice(1, 3)).toEqual(['2 at 10: one go', '4 at 10: facilitator decide']);
  });

  test('never come where the message that they follow never does', () => {
    expect(playWith(input('one', 15, 99))).toEqual(playWith());
  });

  test('that follow one message keep their order, and are origins: they have no cause', () => {
    const run = playBeside(() => {}, [input('two', 1, 1, 'first'), input('two', 1, 1, 'second')]);
    expect(later(run)).toEqual(['1: facilitator → first → two', '1: facilitator → second → two']);
    expect(run.entries.map(({ cause }) => cause)).toEqual([null, null, null]);
  });
});

describe('an entity that starts', () => {
  function startWith(ask: (effects: Effects) => void) {
    const machines = { eager: scripted({ 'xstate.init': (_, __, effects) => ask(effects) }), silent };
    return play({ machines, entities: { one: entity('eager'), two: entity('silent') }, first: [go('two')] });
  }

  test('may send, cancel and add: with the run these have no cause', () => {
    const run = startWith((effects) => {
      effects.send('one', { type: 'wake' }, { after: 5 });
      effects.send('two', { type: 'never' }, { after: 5, id: 'never' });
      effects.cancel('never');
      effects.add('one/child', 'silent', {});
      effects.send('one/child', { type: 'hello' });
    });
    expect(arrivals(run.entries)).toEqual([
      '0: one → hello → one/child',
      '0: scenario → go → two',
      '5: one → wake → one',
    ]);
    expect(run.entries.map(({ cause }) => cause)).toEqual([null, null, null]);
  });

  test('later on is caused by the message that added it', () => {
    const run = play({
      machines: {
        adder: scripted({ go: (_, __, effects) => effects.add('two', 'eager', {}) }),
        eager: scripted({ 'xstate.init': (_, __, effects) => effects.send('two', { type: 'wake' }, { after: 5 }) }),
      },
      entities: { one: entity('adder') },
      first: [go('one', 3)],
    });
    expect(run.entries[1]).toMatchObject({ at: 8, cause: 1, from: 'two', to: 'two' });
  });

  test.each<[string, (effects: Effects) => void]>([
    ['note', (effects) => effects.note({ fact: 'born' })],
    ['draw', (effects) => effects.chance('lives', 'at all', 0.5)],
  ])('may not %s: that belongs in its first message', (what, ask) => {
    expect(() => startWith(ask)).toThrow(`one (eager) would ${what} as it starts: that belongs in its first message`);
  });
});
