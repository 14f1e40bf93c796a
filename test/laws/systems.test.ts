import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Effects, Entry, Message } from '../../src/engine/index.js';
import { cases } from '../scale.js';
import type { Tally } from '../engine/machines.js';
import { entity, everyFact, go, scripted } from '../engine/machines.js';
import {
  causesComeBefore,
  drawsComeFromTheirAddresses,
  handledInOrder,
  nothingReadsTheClock,
  prefixOfLongerRun,
  sameAddressSameLuck,
  sameInputsSameTrace,
  savingAndRestoringChangesNothing,
  unheardEntityChangesNothing,
} from './properties.js';
import type { SystemPlan } from './randomSystem.js';
import { build, inputFor, systemPlans } from './randomSystem.js';
import type { Runnable } from './run.js';
import { begin, record } from './run.js';

const seeds = fc.string({ maxLength: 5 });

/** How random systems break this law; undefined where they do not. */
function breach(law: (plan: SystemPlan, seed: string) => void, numRuns = cases(15)): string | undefined {
  return fc.defaultReportMessage(fc.check(fc.property(systemPlans, seeds, law), { numRuns }));
}

/** A system of one entity that does this at second 0, 10, 20 … */
function ticking(tick: (data: Tally, event: Message, effects: Effects) => void): Runnable<unknown> {
  const machine = scripted({
    go: (data, event, effects) => {
      tick(data, event, effects);
      effects.send('one', { type: 'go' }, { after: 10 });
    },
  });
  return {
    system: { machines: { machine }, entities: { one: entity('machine') }, first: [go()] },
    options: { seed: '1', horizon: 60, observer: everyFact },
  };
}

let ticks = 0;

/** A system that breaks the rules: its machine counts outside its context. */
function forgetful(): Runnable<unknown> {
  return ticking((_, __, effects) => {
    ticks += 1;
    effects.note({ fact: 'tick', ticks });
  });
}

test('random systems do all that they are made for', () => {
  const done = new Set<string>();
  for (const plan of fc.sample(systemPlans, 80)) {
    const { run, entries } = begin(build(plan, '1'));
    done.add(`ended by ${run.run().by}`);
    const { seq, waiting } = run.save();
    if (seq > entries.length + waiting.length) done.add('cancelled or replaced');
    for (const { event, from, to, before, after, because, draws, facts } of entries) {
      for (const { kind } of draws) done.add(`drew a ${kind}`);
      for (const { fact } of facts) done.add(`noted ${fact}`);
      done.add(event.type.replace(/^(xstate\.after|late).*/, '$1'));
      if (from.startsWith('input')) done.add('took an input');
      if (to.includes('/')) done.add('added');
      if (because.length > 0) done.add('had evidence');
      if (before !== after) done.add('moved');
      if (after.includes(',')) done.add('had regions');
    }
  }
  expect([...done].toSorted()).toEqual(
    [
      ['a', 'b', 'c', 'part.one', 'part.two.more', 'late', 'xstate.after'],
      ['took an input', 'added', 'had evidence', 'moved', 'had regions'],
      ['drew a chance', 'drew a delay', 'drew a pick', 'noted count', 'noted emit', 'cancelled or replaced'],
      ['ended by enough', 'ended by horizon'],
    ]
      .flat()
      .toSorted(),
  );
});

describe('same inputs, same trace, byte for byte', () => {
  test('holds for random systems', () => {
    expect(breach((plan, seed) => sameInputsSameTrace(() => build(plan, seed)))).toBeUndefined();
  });

  test('rejects a machine that counts outside its context', () => {
    expect(() => sameInputsSameTrace(forgetful)).toThrow('"ticks":');
  });
});

describe('a run to T is the prefix of a run to the horizon', () => {
  test('holds for random systems', () => {
    const cut = fc.property(systemPlans, seeds, fc.nat(40), (plan, seed, until) =>
      prefixOfLongerRun((horizon) => build(plan, seed, horizon), until),
    );
    expect(fc.defaultReportMessage(fc.check(cut, { numRuns: cases(15) }))).toBeUndefined();
  });

  test('rejects a machine that knows when the run will end', () => {
    const hurried = (horizon = 60) => {
      const { system, options } = ticking((_, __, effects) => {
        if (effects.now > horizon / 2) effects.note({ fact: 'panic' });
      });
      return { system, options: { ...options, horizon } };
    };
    expect(() => prefixOfLongerRun(hurried, 40)).toThrow('panic');
  });
});

describe('saving and restoring at any event changes nothing', () => {
  test('holds for random systems', () => {
    expect(breach((plan, seed) => savingAndRestoringChangesNothing(() => build(plan, seed)))).toBeUndefined();
  });

  test('rejects a machine that counts outside its context', () => {
    const counting = () => {
      let count = 0;
      return ticking((_, __, effects) => {
        count += 1;
        effects.note({ fact: 'tick', count });
      });
    };
    expect(() => savingAndRestoringChangesNothing(counting)).toThrow('"count":');
  });

  test('rejects a machine whose data are not plain', () => {
    const endless = () =>
      ticking((data, _, effects) => {
        effects.note({ fact: 'tick', least: data['least'] ?? 0 });
        data['least'] = Infinity;
      });
    expect(() => savingAndRestoringChangesNothing(endless)).toThrow('"least":');
  });
});

describe('queue order total and stable, cancel exact', () => {
  test('random systems are handled as by a sorted list', () => {
    expect(breach((plan, seed) => handledInOrder(() => build(plan, seed)), cases(40))).toBeUndefined();
  });

  test('rejects a run in which something came out of order', () => {
    let first = true;
    const shuffled = () => {
      const { system, options } = ticking(() => {});
      const order = first ? ['a', 'b'] : ['b', 'a'];
      first = false;
      return { system: { ...system, first: order.map((type) => ({ to: 'one', event: { type } })) }, options };
    };
    expect(() => handledInOrder(shuffled)).toThrow('"type":"');
  });
});

describe('a draw depends on its address alone', () => {
  test('holds for random systems', () => {
    expect(
      breach((plan, seed) => {
        const runnable = build(plan, seed);
        drawsComeFromTheirAddresses(runnable, record(runnable).entries);
      }),
    ).toBeUndefined();
  });

  test('holds for two random systems of one seed, where they draw at the same address', () => {
    let common = 0;
    fc.assert(
      fc.property(systemPlans, systemPlans, seeds, (one, other, seed) => {
        const longer = {
          ...one,
          entities: [...one.entities, ...other.entities],
          first: [...one.first, ...other.first],
        };
        const runs = [one, longer, { ...one, inputs: [] }].map((plan) => record(build(plan, seed)).entries);
        common += sameAddressSameLuck(runs);
      }),
    );
    expect(common).toBeGreaterThan(1000);
  });

  test('rejects luck that is not that of its address', () => {
    const runnable = ticking((_, __, effects) => void effects.chance('hit', String(effects.now), 0.5));
    const { entries } = record(runnable);
    const lucky = entries.map((entry): Entry => ({
      ...entry,
      draws: entry.draws.map((draw) => (draw.kind === 'chance' ? { ...draw, luck: draw.luck / 2 } : draw)),
    }));
    drawsComeFromTheirAddresses(runnable, entries);
    expect(() => drawsComeFromTheirAddresses(runnable, lucky)).toThrow('luck');
    expect(sameAddressSameLuck([entries, entries])).toBe(7);
    expect(() => sameAddressSameLuck([entries, lucky])).toThrow('to be');
  });
});

describe('an entity that nobody messages changes no other entity’s trace, sequence numbers aside', () => {
  test('holds for random systems', () => {
    expect(
      breach((plan, seed) => {
        // Inputs follow sequence numbers, and the observer counts everybody's facts: both would notice one more.
        const make = () => build({ ...plan, inputs: [], enough: null }, seed);
        for (const machine of ['m0', 'm1', 'm2']) {
          unheardEntityChangesNothing(make, 'hermit', { machine, input: inputFor(['hermit']) });
        }
      }, cases(10)),
    ).toBeUndefined();
  });

  test('rejects an entity that talks to others', () => {
    const make = () => {
      const { system, options } = ticking(() => {});
      const intruder = scripted({ 'xstate.init': (_, __, effects) => effects.send('one', { type: 'hello' }) });
      return { system: { ...system, machines: { ...system.machines, intruder } }, options };
    };
    expect(() => unheardEntityChangesNothing(make, 'hermit', entity('intruder'))).toThrow('hello');
  });

  test('rejects machines that share something outside their contexts', () => {
    const make = () => {
      let count = 0;
      const { system, options } = ticking((_, __, effects) => effects.note({ fact: 'count', count }));
      const busy = scripted({
        'xstate.init': () => {
          count += 1;
        },
      });
      return { system: { ...system, machines: { ...system.machines, busy } }, options };
    };
    expect(() => unheardEntityChangesNothing(make, 'hermit', entity('busy'))).toThrow('"count":');
  });
});

describe('nothing reads the clock or Math.random', () => {
  test('holds for random systems', () => {
    expect(breach((plan, seed) => nothingReadsTheClock(build(plan, seed)))).toBeUndefined();
  });

  test.each<[string, () => unknown]>([
    ['Math.random', () => Math.random()],
    ['Date.now', () => Date.now()],
    ['new Date', () => new Date().getTime()],
    ['Date', () => Date()],
    ['performance.now', () => performance.now()],
    ['process.hrtime', () => process.hrtime()],
    ['crypto.getRandomValues', () => crypto.getRandomValues(new Uint8Array(1))],
    ['crypto.randomUUID', () => crypto.randomUUID()],
  ])('rejects a machine that reads %s, and gives it back afterwards', (name, read) => {
    expect(() => nothingReadsTheClock(ticking(() => void read()))).toThrow(`the run reads ${name}`);
    expect(read).not.toThrow();
  });

  test('rejects a machine that reads it and keeps silent', () => {
    const sly = ticking(() => {
      try {
        Math.random();
      } catch {
        // as if nothing had been
      }
    });
    expect(() => nothingReadsTheClock(sly)).toThrow('Math.random');
  });
});

describe('every entry but the first messages and outside inputs has a cause that came before it', () => {
  test('holds for random systems', () => {
    expect(
      breach((plan, seed) => {
        const runnable = build(plan, seed);
        causesComeBefore(runnable, record(runnable).entries);
      }),
    ).toBeUndefined();
  });

  const runnable = ticking((_, __, effects) => effects.because(1));
  const { entries } = record(runnable);

  test.each<[string, readonly Entry[]]>([
    ['effects before their causes', entries.toReversed()],
    ['an entry without a cause', entries.map((entry) => ({ ...entry, cause: null }))],
    ['a cause that never was', entries.map((entry) => ({ ...entry, cause: entry.cause && entry.cause + 50 }))],
    ['a cause that another handled', entries.map((entry) => ({ ...entry, from: 'scenario' }))],
    ['evidence from later on', entries.map((entry) => ({ ...entry, because: [entry.seq + 1] }))],
    ['an entry that came twice', [...entries, ...entries.slice(-1)]],
    ['time that runs back', entries.map((entry) => ({ ...entry, at: 1000 - entry.at }))],
  ])('rejects %s', (_, broken) => {
    causesComeBefore(runnable, entries);
    expect(() => causesComeBefore(runnable, broken)).toThrow('expected');
  });
});
