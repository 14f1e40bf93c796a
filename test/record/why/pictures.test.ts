import { expect, test } from 'vitest';
import { whyDot, whyMermaid } from '../../../src/record/index.js';

function documentOf(says: string) {
  const said = { when: 'day 1 09:00', says: [says], telling: true, grounds: [], decided: [] };
  return { target: 2, links: [{ seq: 2, cause: 1, because: [], ...said }] };
}

const nodeIn = (picture: string) => picture.split('\n').find((line) => /^ {2}n2\b.*day/.test(line)) ?? '';

test.each([
  ['a tag', '<img src=x onerror=alert(1)>', '#60;img src=x onerror=alert(1)#62;', '<img src=x onerror=alert(1)>'],
  ['a quote', 'say "no"', 'say #34;no#34;', String.raw`say \"no\"`],
  ['an entity', 'a &lt; b #lt; c', 'a #38;lt; b #35;lt; c', 'a &amp;lt; b #lt; c'],
  ['a backslash', String.raw`C:\new`, 'C:#92;new', String.raw`C:\\new`],
  ['Markdown', '`code`', '#96;code#96;', '`code`'],
  ['a directive', '%%{init: {}}%%', '#37;%#123;init: #123;#125;#125;#37;%', '%%{init: {}}%%'],
  ['a line break', 'one\ntwo', 'one two', 'one two'],
  ['plain words', 'Hostile? 30 % → 45 %', 'Hostile? 30 % → 45 %', 'Hostile? 30 % → 45 %'],
])('%s in a sentence is shown as it is', (_what, says, mermaid, dot) => {
  expect(nodeIn(whyMermaid(documentOf(says)))).toBe(`  n2["#2 day 1 09:00<br>${mermaid}"]`);
  expect(nodeIn(whyDot(documentOf(says)))).toBe(`  n2 [label="#2 day 1 09:00${String.raw`\n`}${dot}"];`);
});

test('a long sentence is cut between characters', () => {
  const picture = whyMermaid(documentOf('🚀'.repeat(200)));
  expect(nodeIn(picture)).toContain(`${'🚀'.repeat(119)}…"]`);
});
