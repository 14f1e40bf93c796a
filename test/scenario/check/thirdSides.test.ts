import { describe, expect, test } from 'vitest';
import { problemsOf, small } from '../small.js';

const codes = (text: string) => problemsOf(text).map(({ code, message }) => `${code} ${message.split(':')[0]}`);
const report = '- { to: blue.local, after: 2m,';
const withReport = small(
  report,
  `- { to: green.watch, after: 1m, says: radar, hostile: 0.1, accident: 0.9 }\n      ${report}`,
);
const line = '  hotline:\n';
const withLine = small(line, `  envoys: { kind: ambassador, between: [green.watch, red.chief] }\n${line}`);
const watching = (text: string, sides: string) =>
  text.replace('green.watch: { office: operator }', `green.watch: { office: operator, watches: [${sides}] }`);

describe('a third side that can do nothing is warned of', () => {
  test('where it gets a report on what happens between others', () => {
    expect(codes(withReport)).toEqual([
      'third-side-dead incidents.stray-missile.reports[0].to is green.watch, which does not deal with what happens to blue',
    ]);
    expect(codes(watching(withReport, 'blue, red'))).toEqual([]);
    expect(codes(watching(withReport, 'blue'))).toHaveLength(1);
  });

  test('where it has a line', () => {
    expect(codes(withLine)).toEqual(['third-side-dead nobody ever calls on envoys']);
    expect(codes(watching(withLine, 'blue, red'))).toEqual([]);
  });

  test('not where a truth makes it a party', () => {
    const party = withLine
      .replace('between: [green.watch, red.chief]', 'between: [green.watch, blue.chief]')
      .replace('navigation-fault: { weight: 3 }', 'navigation-fault: { weight: 3, by: green }');
    expect(codes(party)).toEqual([]);
  });
});

test('a line through an office of one of its own ends is refused', () => {
  const through = (office: string) => small('needs-approval: [red.head]', `through: ${office}`);
  expect(codes(through('red.head'))).toEqual([
    'channel-ends chiefs goes through red.head, whose side is at one of its ends',
  ]);
  expect(codes(through('green.watch'))).toEqual([]);
});
