import { describe, expect, test } from 'vitest';
import { problemsOf, small, SMALL } from './small.js';

describe('a warning', () => {
  const spare = '  spare: { kind: heads-call, between: [blue.head, red.head], state: closed }\n  public: {';

  test('does not stop a scenario', () => {
    expect(problemsOf(small('  public: {', spare))).toMatchObject([{ severity: 'warning', code: 'channel-unused' }]);
  });

  test('is not given where an arm makes it untrue', () => {
    const text = small('  public: {', spare).replace(
      'about: Calls may be made and taken.',
      'set: { channels.spare.state: open }',
    );
    expect(problemsOf(text)).toEqual([]);
  });

  test('is not given where an inject makes it untrue', () => {
    const text = small('  public: {', spare).replace('id: hotline, state: cut', 'id: spare, state: open');
    expect(problemsOf(text)).toEqual([]);
  });

  test('is given of the file, not of what an arm alone makes so', () => {
    expect(problemsOf(small('"channels[tier=strategic].state": closed', '"channels[*].state": closed'))).toEqual([]);
  });

  test('waits until there are no errors', () => {
    expect(problemsOf(small('  public: {', spare).replace('72h', '0h')).map(({ code }) => code)).toEqual([
      'out-of-range',
    ]);
  });
});

describe('what a scenario need not have', () => {
  test.each([
    [
      'a short ladder with the library’s actions out of reach',
      'id: small',
      'id: small\nladder: [{ name: calm }, { name: tension }, { name: alert }, { name: crisis }, { name: hit }, { name: exchange }, { name: strikes }]',
    ],
    ['a side without actors that nobody strikes', '  green.watch: { office: operator }\n', ''],
  ])('%s', (_, from, to) => {
    const text = small(from, to).replace('seen-by: green.watch', '').replace('rung-again: null', 'says: fires back');
    const codes = problemsOf(text).map(({ code, message }) => `${code}: ${message}`);
    expect(codes.filter((code) => !code.includes('actions.major-strike') && !code.includes('actions.signal'))).toEqual(
      [],
    );
  });

  test('arms, injects, outcomes and the like', () => {
    const text = SMALL.slice(0, SMALL.indexOf('injects:'));
    expect(problemsOf(text)).toEqual([]);
  });
});
