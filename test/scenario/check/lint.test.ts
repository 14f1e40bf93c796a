import { describe, expect, test } from 'vitest';
import { problemsOf, small, SMALL } from '../small.js';

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

  test('is not given where contact on another line makes it untrue', () => {
    const restarting = small('  public: {', spare).replace('restrains: [shelling]', 'restarts: [spare]');
    expect(problemsOf(restarting)).toEqual([]);
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

describe('an office that nothing reaches', () => {
  const red = (office: string) =>
    problemsOf(small('  red.head: {', `  red.post: { office: ${office} }\n  red.head: {`)).map(
      ({ message }) => message,
    );

  test('is warned of, but not one that would be told of a reply', () => {
    expect(red('attache')).toEqual([expect.stringContaining('nothing ever reaches red.post')]);
    expect(red('local-commander')).toEqual([]);
  });

  test('nor one that would be told of a reply to that reply', () => {
    const own = small('  red.head: {', '  red.post: { office: local-commander }\n  red.head: {')
      .replace('    reports-to: blue.chief\n', '')
      .replace('{ to: blue.local, after: 2m,', '{ to: blue.chief, after: 2m,')
      .replace('seen-by: blue.local', 'seen-by: blue.chief')
      .replace('between: [blue.local, red.chief]', 'between: [blue.chief, red.chief]');
    expect(problemsOf(own)).toEqual([]);
    const silent = own
      .replace('red.post: { office: local-commander }', 'red.post: { office: operator }')
      .replaceAll('office: chief-of-staff, reports-to: red.head', 'office: service-chief, reports-to: red.head');
    expect(problemsOf(silent).map(({ message }) => message)).toContainEqual(
      expect.stringContaining('nothing ever reaches blue.local'),
    );
  });

  test('nor the head of a side that suffers setbacks', () => {
    const losing = small(
      'shelling:\n',
      'setbacks: { says: A setback, by: red, every: ~48h, setback: true }\n  shelling:\n',
    );
    const alone = (text: string) =>
      text
        .replace('red.chief: { office: chief-of-staff, reports-to: red.head }', 'red.chief: { office: chief-of-staff }')
        .replace('needs-approval: [red.head]', 'needs-approval: []');
    expect(problemsOf(alone(SMALL)).map(({ message }) => message)).toEqual([
      expect.stringContaining('nothing ever reaches red.head'),
    ]);
    expect(problemsOf(alone(losing))).toEqual([]);
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
