import { describe, expect, test } from 'vitest';
import { checkInputs, runScenario } from '../../../src/play/index.js';
import { clock } from '../../../src/telling/index.js';
import { CHIEF, LOCAL, MINUTE, SCENARIO, start, until } from '../table.js';

const STRAY = 'stray-missile/strike';
const HELD = `  - { at: 0s, hold: { by: ${LOCAL} } }\n`;
const HOUR = 60 * MINUTE;

function check(lines: string, run: { arm: string; seed: string } | undefined = { arm: 'closed', seed: '1' }) {
  return checkInputs(`inputs:\n${lines}`, 'inputs.yaml', SCENARIO, run);
}

function answer(at: string, body: string): string {
  return `  - { at: ${at}, answer: { by: ${LOCAL}, ${body} } }\n`;
}

describe('an answer in a file', () => {
  test('is that of a play', () => {
    const play = start({ [LOCAL]: {} });
    const { ask } = until(play, LOCAL, 'decision');
    play.advance(6 * HOUR + 20 * MINUTE);
    play.answer(ask, { option: 'posture', reason: 'so that they see it' });
    while (play.advance().why !== 'ended');
    const { inputs, problems } = check(
      HELD + answer('6h20m', `about: ${STRAY}, option: posture, reason: so that they see it`),
    );
    expect(problems).toEqual([]);
    const run = runScenario(SCENARIO, { arm: 'closed', seed: '1', inputs: inputs ?? [] });
    expect(run.outcome).toEqual(play.result().outcome);
    expect(inputs?.at(-1)).toMatchObject({ to: `decision/${LOCAL}/${STRAY}`, event: { ask, by: 'table' } });
  });

  test('names its ask by number, by case or by line', () => {
    const decision = (named: string) => check(HELD + answer('6h20m', `${named}, option: hold`));
    expect(decision('ask: 1').inputs).toEqual(decision(`about: ${STRAY}`).inputs);
    const called = check(`  - { at: 0s, hold: { by: ${CHIEF} } }
  - { at: 7h30m, answer: { by: ${CHIEF}, on: chiefs, about: ${STRAY}, option: leave } }
`);
    expect(called.problems).toEqual([]);
    expect(called.inputs?.at(-1)).toMatchObject({ to: CHIEF, event: { type: 'answer', option: 'leave' } });
  });

  test('says on which line to call', () => {
    const { inputs, problems } = check(HELD + answer('6h20m', `ask: 1, option: call, on: deconfliction`));
    expect(inputs).toBe(null);
    expect(problems).toMatchObject([{ code: 'no-such-channel', message: `${LOCAL} has no line “deconfliction”` }]);
    const own = check(
      `  - { at: 0s, hold: { by: ${CHIEF} } }\n  - { at: 10h, answer: { by: ${CHIEF}, ask: 2, option: call, on: chiefs } }\n`,
    );
    expect(own.inputs?.at(-1)).toMatchObject({ event: { option: 'call', channel: 'chiefs' } });
  });

  test('waits within the minute of a clock time until its ask is open', () => {
    const { ask, since } = until(start({ [CHIEF]: {} }), CHIEF, 'call');
    expect(since % MINUTE).not.toBe(0);
    const at = (time: string) =>
      check(
        `  - { at: 0s, hold: { by: ${CHIEF} } }\n  - { at: ${time}, answer: { by: ${CHIEF}, ask: 1, option: call } }\n`,
      );
    expect(at(clock(SCENARIO.start, since)).inputs?.at(-1)).toMatchObject({ at: since, event: { ask } });
    expect(at(`${since - (since % MINUTE)}s`).problems).toMatchObject([{ code: 'no-such-ask' }]);
  });

  test('is refused for an ask that is over, or still to come, with the asks that there are', () => {
    const { inputs, problems } = check(
      HELD +
        answer('7h', 'ask: 1, option: hold') +
        answer('1h', 'ask: 1, option: hold') +
        answer('6h20m', 'ask: 2, option: hold') +
        answer('6h20m', 'about: strikes-near-border/1, option: hold') +
        `  - { at: 7h, answer: { by: ${CHIEF}, about: ${STRAY}, option: hold } }\n`,
    );
    expect(inputs).toBe(null);
    const asks = `asks of ${LOCAL} in this run: 1 (decision about ${STRAY}), from 6h16m`;
    expect(problems).toMatchObject([
      {
        line: 3,
        code: 'no-such-ask',
        message: expect.stringMatching(/^ask 1 of .* is over by 7h: doctrine decided at 6h/),
      },
      {
        line: 4,
        code: 'no-such-ask',
        message: `${LOCAL} has not got its ask 1 at 1h`,
        hint: expect.stringContaining(asks.slice(0, -3)),
      },
      { line: 5, code: 'no-such-ask', message: `${LOCAL} has not got its ask 2 at 6h20m` },
      { line: 6, code: 'no-such-ask', message: `${LOCAL} is asked nothing about strikes-near-border/1 at 6h20m` },
      { line: 7, code: 'not-held', message: `nobody holds ${CHIEF} at 7h, so it is not asked` },
    ]);
  });

  test('is refused with the asks that come nearest to its time', () => {
    const late = `  - { at: 0s, hold: { by: ${CHIEF} } }\n  - { at: 40h, answer: { by: ${CHIEF}, ask: 9, option: hold } }\n`;
    expect(check(late).problems[0]?.hint).toMatch(/in this run: 1 \(call .*; 3 \(.*; 4 \(/);
  });

  test('is refused as the second one to an ask, whichever stands first in the file', () => {
    const second = answer('6h21m', 'ask: 1, option: posture');
    const first = answer('6h20m', 'ask: 1, option: hold');
    const message = (input: number) => `ask 1 of ${LOCAL} is over by 6h21m: inputs[${input}] has answered it at 6h20m`;
    expect(check(HELD + first + second).problems).toMatchObject([{ line: 4, message: message(1) }]);
    expect(check(HELD + second + first).problems).toMatchObject([{ line: 3, message: message(2) }]);
  });

  test('is refused for an option that is not open, or that no ask ever has', () => {
    const { problems } = check(
      HELD + answer('6h20m', 'ask: 1, option: clear-case') + answer('6h30m', 'ask: 1, option: hodl'),
    );
    expect(problems).toMatchObject([
      {
        code: 'no-such-option',
        message: `“clear-case” is not open at ask 1 of ${LOCAL}`,
        hint: 'open there: hold, call, posture, limited-retaliation',
      },
      { code: 'no-such-option', message: 'no office ever has the option “hodl”', hint: 'did you mean “hold”?' },
    ]);
  });

  test('gets its problems in one round with others, as far as these leave the run known', () => {
    const wrongName = `  - { at: 6h25m, answer: { by: nato.local-comander, ask: 1, option: hold } }\n`;
    const { problems } = check(
      HELD + answer('1h', 'ask: 1, option: hold') + wrongName + answer('7h', 'ask: 1, option: hold'),
    );
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['no-such-ask', 3],
      ['no-such-actor', 4],
    ]);
    const notHeld = check(
      `  - { at: 0s, hold: { by: nato.local-comander } }\n${answer('6h20m', 'ask: 1, option: hold')}`,
    );
    expect(notHeld.problems.map(({ code }) => code)).toEqual(['no-such-actor']);
  });

  test('needs to know its run', () => {
    const { inputs, problems } = checkInputs(`inputs:\n${HELD}${answer('7h', 'ask: 1, option: hold')}`, 'i', SCENARIO);
    expect(inputs).toBe(null);
    expect(problems).toMatchObject([{ code: 'no-such-ask', hint: 'name the run as well' }]);
  });
});
