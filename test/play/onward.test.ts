import { describe, expect, test } from 'vitest';
import type { Entry, Input } from '../../src/engine/index.js';
import { batchRuns } from '../../src/experiment/index.js';
import type { RunSoFar } from '../../src/play/index.js';
import { prepareOnward, prepareRerun, prepareRuns, runScenario, runUntil, startPlay } from '../../src/play/index.js';
import { everyScenario, shipped } from '../laws/shipped.js';
import { evening } from './evening.js';

const HOUR = 3600;
const scenario = shipped();
const RUN = { arm: 'closed', seed: 'k7' };

/** The entries of a run. */
function entriesOf(options: Parameters<typeof runScenario>[1], of = scenario): Entry[] {
  const entries: Entry[] = [];
  runScenario(of, { ...options, trace: (entry) => entries.push(entry) });
  return entries;
}

function keep(...[recorded, moment]: [Parameters<typeof runUntil>[1], Parameters<typeof runUntil>[2]]) {
  const soFar = runUntil(scenario, recorded, moment);
  if (soFar === null) throw new Error('there is no such moment');
  return soFar;
}

describe.each(everyScenario())('in %s', (_, of) => {
  const arm = Object.keys(of.arms)[0] ?? null;
  const entries = entriesOf({ arm, seed: 'k7' }, of);
  const middle = entries[Math.floor(entries.length / 2)] as Entry;

  test('a run that goes on keeps all that happened, and is what its schedule gives', () => {
    const soFar = runUntil(of, { arm, seed: 'k7' }, { seq: middle.seq });
    if (soFar === null) throw new Error('there is no such entry');
    const leaf = prepareOnward(of, arm, soFar).goOn({ seed: 's/1' });
    const schedule = { arm, seed: 'k7', epochs: [{ after: middle.seq, seed: 's/1' }] };
    expect(runScenario(of, schedule).hash).toBe(leaf.hash);
    const kept = entries.slice(0, soFar.own.events);
    expect(kept.at(-1)?.seq).toBe(middle.seq);
    expect(entriesOf(schedule, of).slice(0, kept.length)).toEqual(kept);
  });

  test('from the start, every arm is the ordinary comparison', () => {
    const from = runUntil(of, { arm, seed: 'k7' }, { from: 0, to: 0 });
    if (from === null) throw new Error('there is no start');
    const batch = { scenario: of, arms: Object.keys(of.arms), seed: 's', runs: 2 };
    expect([...batchRuns({ ...batch, from })]).toEqual([...batchRuns(batch)]);
  });
});

describe('runs that go on from a moment', () => {
  test('keep the whole minute that a clock time names', () => {
    const entries = entriesOf(RUN);
    const { own } = keep(RUN, { from: 6 * HOUR, to: 6 * HOUR + 59 });
    expect(own.events).toBe(entries.filter(({ at }) => at < 6 * HOUR + 60).length);
  });

  test('of another arm have its past under the same luck up to the moment, whatever the luck afterwards', () => {
    const soFar = keep(RUN, { from: 12 * HOUR, to: 12 * HOUR });
    const past = (arm: string, seed: string) =>
      prepareOnward(scenario, arm, soFar)
        .goOn({ seed })
        .outcome.milestones.filter(({ at }) => at <= 12 * HOUR);
    const open = prepareRuns(scenario, 'open')(RUN).outcome.milestones.filter(({ at }) => at <= 12 * HOUR);
    expect(open.length).toBeGreaterThan(0);
    for (const seed of ['s/1', 's/2']) expect(past('open', seed)).toEqual(open);
  });

  test('differ from each other afterwards', () => {
    const { goOn } = prepareOnward(scenario, 'closed', keep(RUN, { from: 7 * HOUR, to: 7 * HOUR }));
    expect(new Set(Array.from({ length: 5 }, (_, i) => goOn({ seed: `s/${i}` }).hash)).size).toBe(5);
    expect(goOn({ seed: 's/0' })).toEqual(goOn({ seed: 's/0' }));
  });

  test('leave out inputs that come later, and keep the numbers of all messages', () => {
    const cut = (at: number): Input => ({
      origin: 'facilitator',
      after: 0,
      at,
      to: 'director',
      event: {
        type: 'inject',
        inject: { id: `cut-${at}`, kind: 'channel', channel: 'chiefs', state: 'cut', answering: null },
      },
    });
    const recorded = { ...RUN, inputs: [cut(HOUR), cut(20 * HOUR)] };
    const soFar = keep(recorded, { from: 7 * HOUR, to: 7 * HOUR });
    expect(soFar.elsewhere.inputs).toMatchObject([{ at: HOUR }]);
    const epochs = [{ after: entriesOf(recorded)[soFar.own.events - 1]?.seq ?? 0, seed: 's/1' }];
    const leaf = entriesOf({ ...RUN, inputs: soFar.own.inputs, epochs });
    expect(leaf.slice(0, soFar.own.events)).toEqual(entriesOf(recorded).slice(0, soFar.own.events));
    expect(leaf.filter(({ from }) => from === 'facilitator').map(({ at }) => at)).toEqual([HOUR]);
  });

  test('of another arm keep the decisions that answer the same asks there, though at other times', () => {
    const offices = Object.keys(scenario.actors).filter((office) => office.startsWith('nato.'));
    const recorded = evening(scenario, 'closed', 'p/0', offices, 40, ({ formula }) => formula);
    const moment = 20 * HOUR;
    const soFar = keep(recorded, { from: moment, to: moment });
    const { goOn, notApplied } = prepareOnward(scenario, 'open', soFar);
    // The rerun goes on to its end with all inputs, and has the same past.
    const rerun = prepareRerun(scenario, recorded, entriesOf(recorded), 'open')({ seed: 'p/0', instead: null });
    const given = rerun.inputs.filter(({ at }) => at <= moment);
    const past = entriesOf({ ...rerun, inputs: given }).filter(({ at }) => at <= moment);
    const { seq: after = 0, at = 0 } = past.at(-1) ?? {};
    const released = Object.keys(scenario.actors)
      .filter((office) => offices.includes(office))
      .map((to) => ({ origin: 'table', after, at, to, event: { type: 'release' } }));
    const schedule = { ...rerun, inputs: [...given, ...released], epochs: [{ after, seed: 's/1' }] };
    expect(goOn({ seed: 's/1' }).hash).toBe(runScenario(scenario, schedule).hash);

    const answers = (inputs: readonly Input[]) => inputs.filter(({ event }) => event.type === 'answer');
    const times = answers(recorded.inputs).map((each) => each.at);
    expect(answers(given).some((each) => !times.includes(each.at))).toBe(true);
    expect(given.length + notApplied.length).toBe(soFar.elsewhere.inputs.length);
  });

  test('of another arm list the inputs that do not apply up to the moment, with the reason', () => {
    const offices = Object.keys(scenario.actors).filter((office) => office.startsWith('nato.'));
    const soFarOf = (seed: string, moment: number) => {
      const recorded = evening(scenario, 'closed', seed, offices, 40, ({ formula }) => formula);
      return keep(recorded, { from: moment, to: moment });
    };
    const reasons = (soFar: RunSoFar) => prepareOnward(scenario, 'open', soFar).notApplied.map(({ why }) => why);
    expect(new Set(reasons(soFarOf('p/2', 20 * HOUR)))).toEqual(
      new Set([
        'it answers ask 3 of that kind, and only 2 came by then',
        'the office has not heard of that case by then',
      ]),
    );
    const some = Array.from({ length: 12 }, (_, i) => reasons(soFarOf(`p/${i + 1}`, 20 * HOUR))).flat();
    expect(
      some.filter((why) => /^it answers ask \d of that kind, and only \d came by then$/.test(why)).length,
    ).toBeGreaterThan(1);
    expect(some.filter((why) => /^“[a-z-]+” is not open there: the options are /.test(why)).length).toBeGreaterThan(0);
    // The first answer comes 40 s after its ask, in both arms.
    const first = 22_660;
    expect(reasons(soFarOf('p/1', first))).toEqual([]);
    expect(reasons({ ...soFarOf('p/1', first), until: first - 1 })).toEqual(['it would come after that moment']);
  });

  test('of another arm do not say that a decision came to nothing whose case can still come', () => {
    const event = { type: 'decide', case: 'stray-missile/strike', option: 'hold' };
    const input = { origin: 'facilitator', after: 0, at: HOUR, to: 'nato.local-commander', event };
    const soFar = keep({ ...RUN, inputs: [input] }, { from: 2 * HOUR, to: 2 * HOUR });
    expect(prepareOnward(scenario, 'open', soFar).notApplied).toEqual([]);
    const schedule = { ...RUN, arm: 'open', inputs: [input] };
    const after = entriesOf(schedule).findLast(({ at }) => at <= 2 * HOUR)?.seq ?? 0;
    expect(prepareOnward(scenario, 'open', soFar).goOn({ seed: 's/1' }).hash).toBe(
      runScenario(scenario, { ...schedule, epochs: [{ after, seed: 's/1' }] }).hash,
    );
  });

  test('are played by the formula: whoever held an office lets it go', () => {
    const office = 'nato.local-commander';
    const play = startPlay(scenario, { ...RUN, held: { [office]: {} } });
    expect(play.advance().why).toBe('ask');
    const { inputs, now } = play;
    const soFar = keep({ ...RUN, inputs }, { from: now, to: now });
    const after = entriesOf({ ...RUN, inputs })[soFar.own.events - 1]?.seq ?? 0;
    const release = { origin: 'table', after, at: now, to: office, event: { type: 'release' } };
    const schedule = { ...RUN, inputs: [...inputs, release], epochs: [{ after, seed: 's/1' }] };
    expect(prepareOnward(scenario, 'closed', soFar).goOn({ seed: 's/1' }).hash).toBe(
      runScenario(scenario, schedule).hash,
    );
    const facts = entriesOf(schedule).flatMap((entry) => entry.facts);
    expect(facts).toContainEqual({ fact: 'held', actor: office, by: null });
  });

  test('from an entry that is not there, or from the end, are refused or said to be over', () => {
    expect(runUntil(scenario, RUN, { seq: 1e9 })).toBeNull();
    expect(keep(RUN, { from: 900 * HOUR, to: 900 * HOUR }).isOver).toBe(true);
    expect(keep(RUN, { from: 7 * HOUR, to: 7 * HOUR }).isOver).toBe(false);
  });
});
