import { describe, expect, test } from 'vitest';
import { runScenario } from '../../../src/play/index.js';
import { changeRun } from '../../../src/ui/work/change.js';
import { insteadOf } from '../../../src/ui/work/instead.js';
import { manyOf } from '../../../src/ui/work/many.js';
import { load } from '../../../src/ui/work/session.js';
import { recordedRun } from '../recorded.js';

const reading = load(recordedRun('test/cli/fixtures/quick.yaml', { arm: 'closed', seed: '3' }), () => {});
const border = load(recordedRun('scenarios/polish-border-strike.yaml', { arm: 'closed', seed: '3' }), () => {});

describe('a run with one thing changed', () => {
  test('under another arm is the run of that arm and seed', async () => {
    const { loaded } = await reading;
    const { scenario, entries } = loaded;
    expect(changeRun(loaded, { kind: 'arm', arm: 'open' }).result).toEqual(
      runScenario(scenario, { arm: 'open', seed: '3' }),
    );
    const same = await insteadOf(loaded, { kind: 'arm', arm: 'closed' });
    expect(same).toMatchObject({ from: null, story: [] });
    expect(entries.length).toBeGreaterThan(0);
  });

  test('with another option parts at that decision and not before', async () => {
    const { loaded } = await border;
    const point = [...loaded.points.values()].find(({ options, ask }) => options.length > 1 && ask === null);
    const option = point?.options.find((each) => each !== point.chosen) ?? '';
    const change = { kind: 'option', seq: point?.seq ?? 0, option } as const;
    const changed = changeRun(loaded, change);
    expect(changed.notReplaced).toBeNull();
    const instead = await insteadOf(loaded, change);
    expect(instead.from).toBe(point?.at);
    const before = (entries: typeof loaded.entries) => entries.filter(({ at }) => at < (point?.at ?? 0));
    expect(before(changed.entries)).toEqual(before(loaded.entries));
    const again = changed.entries
      .flatMap(({ facts }) => facts)
      .find((fact) => fact.fact === 'decision' && fact['chosen'] === option);
    expect(again).toBeDefined();
  });

  test('with another parameter says what is wrong with a bad value', async () => {
    const { loaded } = await border;
    expect(() => changeRun(loaded, { kind: 'parameter', name: 'drift-rate', value: -3 })).toThrow(/drift|expected|0/i);
    expect(() => changeRun(loaded, { kind: 'parameter', name: '__proto__', value: 1 })).toThrow(/\w/);
    const changed = changeRun(loaded, { kind: 'parameter', name: 'drift-rate', value: 0 });
    expect(changed.result.hash).not.toBe(runScenario(loaded.scenario, { arm: 'closed', seed: '3' }).hash);
  });

  test('is counted under new luck, each seed with and without the change', async () => {
    const { loaded } = await reading;
    const parts: number[] = [];
    const many = await manyOf(
      loaded,
      { kind: 'arm', arm: 'open' },
      ({ runs }) => void parts.push(runs),
      () => parts.length < 3,
    );
    const sum = (counts: Readonly<Record<number, number>>) => Object.values(counts).reduce((a, b) => a + b, 0);
    expect([sum(many.before), sum(many.after)]).toEqual([many.runs, many.runs]);
    expect(parts).toEqual([10, 20, 30]);
  });
});
