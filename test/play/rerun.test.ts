import { describe, expect, test } from 'vitest';
import type { Entry, Input } from '../../src/engine/index.js';
import type { RunAsRecorded } from '../../src/play/index.js';
import { choicePoints, prepareRerun, runScenario, startPlay } from '../../src/play/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { cases } from '../scale.js';
import { everyScenario, shipped } from '../laws/shipped.js';
import { entriesOf as entriesIn, evening } from './evening.js';

const HOUR = 3600;
const scenario = shipped();

function entriesOf(recorded: RunAsRecorded, of = scenario): Entry[] {
  return entriesIn(of, recorded);
}

/** What came of a run, without the numbers of its messages. */
function outcomeOf(of: CheckedScenario, recorded: RunAsRecorded): unknown {
  const { outcome } = runScenario(of, recorded);
  return JSON.parse(JSON.stringify(outcome, (key, value: unknown) => (key === 'seq' ? undefined : value)));
}

describe.each(everyScenario())('in %s', (_, of) => {
  const [arm = null, other = null] = Object.keys(of.arms);
  const offices = Object.keys(of.actors);

  test.each([0, 40])('an evening of answers after %i s is the same run under its own arm and seed', (wait) => {
    const recorded = evening(of, arm, 'e', offices, wait);
    const entries = entriesOf(recorded, of);
    const { inputs } = prepareRerun(of, recorded, entries, arm)({ seed: 'e', instead: null });
    expect(runScenario(of, { ...recorded, inputs }).hash).toBe(runScenario(of, recorded).hash);
  });

  test.each([0, 40])('under another arm, each input is applied or listed, after %i s', (wait) => {
    const recorded = evening(of, arm, 'e', offices, wait);
    const { inputs, notApplied } = prepareRerun(
      of,
      recorded,
      entriesOf(recorded, of),
      other,
    )({ seed: 'e', instead: null });
    const left = notApplied.filter(({ given }) => !given);
    expect(inputs.length + left.length).toBe(recorded.inputs.length);
    for (const { why } of notApplied) expect(why).not.toBe('');
    // What is given is not refused, unless that is said.
    const refusedIn = (run: RunAsRecorded) =>
      entriesOf(run, of).flatMap(({ facts }) => facts.filter(({ fact }) => fact === 'answer-refused')).length;
    const told = notApplied.filter(({ given }) => given).length;
    expect(refusedIn({ arm: other, seed: 'e', inputs })).toBeLessThanOrEqual(told + refusedIn(recorded));
  });

  test('a decision replaced by itself gives the same outcome, held or not', () => {
    for (const [seed, held] of [
      ['e', offices],
      ['f', []],
    ] as const) {
      const recorded = evening(of, arm, seed, held, 40);
      const entries = entriesOf(recorded, of);
      const expected = outcomeOf(of, recorded);
      const points = choicePoints(entries);
      const again = prepareRerun(of, recorded, entries, arm);
      for (const point of points.filter((each, i) => i % Math.ceil(points.length / cases(4)) === 0)) {
        const { inputs, notReplaced, notApplied } = again({ seed, instead: { point, option: point.chosen } });
        expect(notReplaced).toBeNull();
        expect(notApplied).toEqual([]);
        expect(outcomeOf(of, { ...recorded, inputs }), `#${point.seq}`).toEqual(expected);
      }
    }
  });
});

describe('inputs of a recorded run', () => {
  const office = 'nato.local-commander';
  const run = { arm: 'closed', seed: 'k7' };
  const closed = entriesOf({ ...run, inputs: [] });
  const again = (recorded: RunAsRecorded, seed: string) =>
    prepareRerun(scenario, recorded, entriesOf(recorded), recorded.arm)({ seed, instead: null });

  test('come at their time, and are listed where they come to nothing', () => {
    const learned = closed.findLast(({ to, facts }) => to === office && facts.some(({ fact }) => fact === 'learned'));
    const fact = learned?.facts.find((each) => each.fact === 'learned') as { case: string } | undefined;
    const event = { type: 'decide', case: fact?.case ?? '', option: 'hold' };
    const inputs: Input[] = [{ origin: 'facilitator', after: 0, at: (learned?.at ?? 0) + 1, to: office, event }];
    const recorded = { ...run, inputs };
    const seeds = Array.from({ length: 10 }, (_, i) => `other/${i}`);
    const reruns = seeds.map((seed) => again(recorded, seed));
    const refused = reruns.filter(({ notApplied }) => notApplied.length > 0);
    expect(refused.length).toBeGreaterThan(0);
    for (const each of reruns) {
      expect(each.inputs).toEqual(inputs);
      const facts = entriesOf({ ...run, seed: each.seed, inputs }).flatMap((entry) => entry.facts);
      const hears = facts.some(
        (noted) => noted.fact === 'learned' && noted['actor'] === office && noted['case'] === event.case,
      );
      expect(each.notApplied.map(({ why }) => why)).toEqual(
        hears ? [] : ['the office never learns of that case in this run'],
      );
      expect(each.notApplied.every(({ given }) => given)).toBe(true);
    }
  });

  test('are listed with the reason where the horizon has passed, or nothing like it was asked', () => {
    const last = closed.at(-1)?.at ?? 0;
    const words = { type: 'words', to: office, words: 'Well?' };
    const shared = { origin: 'facilitator', after: 0, to: 'director', event: words };
    // The second one finds nothing on its way, but the run goes on to the horizon.
    const inputs: Input[] = [
      { ...shared, at: 30 * 24 * HOUR },
      { ...shared, after: closed.at(-1)?.seq ?? 0, at: last },
      { ...shared, to: office, at: 10, event: { type: 'answer', ask: 77_777, option: 'hold', by: 'table' } },
    ];
    const { notApplied } = prepareRerun(scenario, { ...run, inputs }, closed, 'open')({ seed: 'k7', instead: null });
    expect(notApplied.map(({ why }) => why)).toEqual([
      'it comes after the horizon',
      'it answers nothing that was asked in the recorded run',
    ]);
  });

  test('may stand in any order, also where a decision is replaced: those before it stay as they are', () => {
    const recorded = evening(scenario, 'closed', 'e', [office], 40);
    const entries = entriesOf(recorded);
    const points = choicePoints(entries).filter(({ ask }) => ask === null);
    const point = points[Math.floor(points.length / 2)];
    if (point === undefined) throw new Error('the formula decides nothing');
    const instead = { point, option: point.chosen };
    const made = (inputs: readonly Input[]) =>
      prepareRerun(scenario, { ...recorded, inputs }, entries, 'closed')({ seed: 'e', instead }).inputs;
    const places = entries.map(({ seq }) => seq);
    const backwards = recorded.inputs.toSorted((a, b) => places.indexOf(b.after) - places.indexOf(a.after));
    expect(backwards).not.toEqual(recorded.inputs);
    expect(made(backwards)).toEqual(made(recorded.inputs));
  });

  test('with another seed, new luck of the recorded run is gone; under another arm it comes at its time', () => {
    const middle = closed[100] as Entry;
    const recorded = { ...run, inputs: [], epochs: [{ after: middle.seq, seed: 'new' }] };
    const entries = entriesOf(recorded);
    const other = prepareRerun(scenario, recorded, entries, 'open')({ seed: 'x', instead: null });
    expect(other).toMatchObject({ epochs: [], epochsLeftOut: recorded.epochs });
    const { epochs, epochsLeftOut } = prepareRerun(scenario, recorded, entries, 'open')({ seed: 'k7', instead: null });
    expect(epochsLeftOut).toEqual([]);
    const opened = entriesOf({ ...run, arm: 'open', inputs: [], epochs });
    expect(epochs.map(({ seed }) => seed)).toEqual(['new']);
    const place = opened.findIndex(({ seq }) => seq === epochs[0]?.after);
    expect(opened[place]?.at).toBeLessThanOrEqual(middle.at);
    expect(opened[place + 1]?.at).toBeGreaterThanOrEqual(middle.at);
  });
});

describe('an answer of the table', () => {
  const office = 'nato.local-commander';
  /** A play in which the office answers in turn, and then lets every window pass. */
  const played = (answers: readonly string[]) => {
    const play = startPlay(scenario, { arm: 'closed', seed: 'k7', held: { [office]: {} } });
    let next = 0;
    for (let stop = play.advance(); stop.why !== 'ended'; stop = play.advance()) {
      const option = answers[next];
      const [pending] = play.pending();
      next += 1;
      if (pending !== undefined && option !== undefined) play.answer(pending.ask, { option });
    }
    return { arm: 'closed', seed: 'k7', inputs: play.inputs };
  };

  /** The answers of the run, and one of them replaced by `call`. */
  const replacing = (recorded: RunAsRecorded, number: number, arm = 'closed') => {
    const entries = entriesOf(recorded);
    const points = choicePoints(entries).filter((each) => each.ask !== null);
    const asks = [...new Set(points.map(({ ask }) => ask))];
    const point = points.find(({ ask }) => ask === asks[number]);
    if (point === undefined) throw new Error('nothing was answered');
    const again = prepareRerun(scenario, recorded, entries, arm);
    return { point, ...again({ seed: 'k7', instead: { point, option: 'call' } }) };
  };

  test.each([
    ['', ['hold', 'hold'], 0],
    [' after another', ['posture', 'hold'], 1],
  ])('that was given%s is replaced by another', (_, answers, number) => {
    const recorded = played(answers);
    const { inputs, notReplaced } = replacing(recorded, number);
    expect(notReplaced).toBeNull();
    const otherwise = played([...answers.slice(0, number), 'call', ...answers.slice(number + 1)]);
    expect(outcomeOf(scenario, { ...recorded, inputs })).toEqual(outcomeOf(scenario, otherwise));
    expect(outcomeOf(scenario, { ...recorded, inputs })).not.toEqual(outcomeOf(scenario, recorded));
  });

  test.each(['closed', 'open'])('that doctrine gave is replaced when the window closes, in arm %s', (arm) => {
    const { point, inputs, notReplaced } = replacing(played([]), 0, arm);
    expect(notReplaced).toBeNull();
    const answered = entriesOf({ arm, seed: 'k7', inputs }).flatMap(({ at, facts }) =>
      facts.filter(({ fact }) => fact === 'answered').map((fact) => ({ at, ...fact })),
    );
    expect(answered[0]).toMatchObject({ at: point.at, option: 'call', by: 'supposition' });
  });
});
