import { describe, expect, test } from 'vitest';
import type { ActivityInput, ActorInput, ChannelInput } from '../../../src/model/index.js';
import { applyArm, buildScenario } from '../../../src/scenario/index.js';
import { scenarioOf, small } from '../small.js';

function built(piece: string, by: string) {
  return buildScenario(scenarioOf(small(piece, by))).system;
}
function channel(fields: string): ChannelInput {
  const { entities } = built('needs-approval: [red.head]', fields);
  return entities['channel.chiefs']?.input as unknown as ChannelInput;
}

describe('trust as the crisis finds it', () => {
  test('is what there always was and what is left of what was built', () => {
    const meeting = '{ by: a meeting, ago: 10d, trust: 0.4 }';
    const exercise = '{ by: an exercise, ago: 20d, trust: 0.4 }';
    const fields = (list: string) => `trust: 0.1\n    trust-half-life: 10d\n    trust-built: [${list}]`;
    expect(channel(fields('')).trust).toBe(0.1);
    expect(channel(fields(meeting)).trust).toBeCloseTo(0.3, 12);
    expect(channel(fields(`${meeting}, ${exercise}`)).trust).toBeCloseTo(0.4, 12);
    expect(channel(fields(`${meeting}, ${meeting}, ${meeting}, ${meeting}, ${meeting}`)).trust).toBe(1);
  });
});

describe('a line', () => {
  test('that builds trust builds it on itself unless told', () => {
    expect(channel('builds: { trust: 0.1 }').builds).toEqual({ trust: 0.1, on: ['chiefs'] });
    expect(channel('builds: { trust: 0.1, on: [hotline] }').builds).toEqual({ trust: 0.1, on: ['hotline'] });
  });

  test('on which offices meet is started, and only such a one', () => {
    const started = (fields: string) =>
      built('needs-approval: [red.head]', fields).first.filter(({ to }) => to.startsWith('channel.'));
    expect(started('trust: 0.5')).toEqual([]);
    expect(started('meets: { first: 1d }')).toEqual([{ to: 'channel.chiefs', event: { type: 'start' } }]);
  });

  test('on which offices only meet is none to call on', () => {
    const lines = (fields: string) => {
      const { entities } = built('needs-approval: [red.head]', fields);
      const input = entities['blue.chief']?.input as unknown as ActorInput;
      return input.lines.map((line) => line.channel);
    };
    expect(lines('asks-chance: 0')).toEqual(['chiefs']);
    expect(lines('meets: { first: 1d }')).toEqual(['chiefs']);
    expect(lines('asks-chance: 0\n    meets: { first: 1d }')).toEqual([]);
  });

  test('knows which of its ends a policy bars, which an arm can lift', () => {
    const text = small(
      'red.chief: { office: chief-of-staff,',
      'red.chief: { office: chief-of-staff, barred: true,',
    ).replace('open: { about: Calls may be made and taken. }', 'open: { set: { "actors[red.chief].barred": false } }');
    const barred = (scenario: ReturnType<typeof scenarioOf>) => {
      const input = buildScenario(scenario).system.entities['channel.chiefs']?.input as unknown as ChannelInput;
      return input.ends.map((end) => end.barred);
    };
    expect(barred(scenarioOf(text))).toEqual([false, true]);
    expect(barred(applyArm(scenarioOf(text), 'open'))).toEqual([false, false]);
  });
});

describe('an office', () => {
  test('takes from the parameters what it does not say itself', () => {
    const given = ['prior: 0.35', 'misreads: 0.3', 'relay: 5m', 'evidence-weight: 1.5', 'disconfirming-weight: 0.6'];
    const { entities } = built('prior: 0.35', given.join('\n  '));
    const input = (id: string) => entities[id]?.input as unknown as ActorInput;
    const weights = { confirming: 1.5, disconfirming: 0.6 };
    expect(input('blue.chief')).toMatchObject({ misreads: 0.3, relay: { fixed: 0, mean: 300 }, weights });
    expect(input('blue.local')).toMatchObject({ misreads: 0.2, relay: { fixed: 0, mean: 300 }, weights });
  });
});

describe('an activity', () => {
  const started = (restraints: string) =>
    buildScenario(
      scenarioOf(
        small('name: Red,', `name: Red, restraints: [${restraints}],`).replace(
          'every: ~8h',
          'every: ~8h\n    barred-by: no-shells',
        ),
      ),
    ).system.first.map(({ to }) => to);

  test('does not take place under a restraint that bars it', () => {
    expect(started('')).toContain('activity.shelling');
    expect(started('no-troops')).toContain('activity.shelling');
    expect(started('no-shells')).not.toContain('activity.shelling');
  });

  test('brings its class of weapon', () => {
    const { entities } = built('every: ~8h', 'every: ~8h\n    weapon-class: 2\n    against: blue');
    const input = entities['activity.shelling']?.input as unknown as ActivityInput;
    expect([input.weapon, input.against]).toEqual([2, 'blue']);
  });
});
