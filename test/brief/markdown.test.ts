import { describe, expect, test } from 'vitest';
import { briefOf, markdownOf } from '../../src/brief/index.js';
import { DISCLAIMER } from '../../src/model/index.js';
import { everythingSaying, HOSTILE, scenarioSaying } from './hostile.js';
import { SHIPPED } from './parts.js';
import { patched } from '../scenario/small.js';

/** A line without what is escaped: what is left has a meaning. A # has one at the beginning only. */
function marksOf(line: string): string {
  return line.replace(/\\[\\`*_[\]<>|~&#+=.)-]/g, '').replace(/(?<!^#*)#|[^\\`*_[\]<>|~#]/g, '');
}

function unescaped(text: string): string {
  return text.replace(/\\([\\`*_[\]<>|~&#+=.)-])/g, '$1');
}

describe('texts of an author stay texts', () => {
  const plain = markdownOf(everythingSaying('wordy')).split('\n');

  test.each(HOSTILE)('%s', (text) => {
    const lines = markdownOf(everythingSaying(text)).split('\n');
    expect(lines.map(marksOf)).toEqual(plain.map(marksOf));
    expect(lines.filter((line) => /^(?:\d+[.)]|[+=-]) /.test(line) && !line.startsWith('- '))).toEqual([]);
    const large = text.charAt(0).toUpperCase() + text.slice(1);
    expect(lines.map(unescaped)).toEqual(
      plain.map((line) =>
        unescaped(line)
          .replaceAll('wordy', () => text)
          .replaceAll('Wordy', () => large),
      ),
    );
  });

  test('a number that would begin a list is escaped, a bare entity too; a decimal is not', () => {
    const [title, , , , summary] = markdownOf(briefOf(scenarioSaying('1. a &lt; b'), null)).split('\n');
    expect(title).toBe(String.raw`# 1\. a \&lt; b`);
    expect(summary).toBe(String.raw`1\. a \&lt; b`);
    expect(markdownOf(briefOf(scenarioSaying('0.5 and 2) x'), null))).toContain('\n# 0.5 and 2) x\n');
  });

  test('a text of several lines stays in its cell', () => {
    const scenario = patched(scenarioSaying('wordy'), { debrief: ['one\n\n| two |'] });
    expect(markdownOf(briefOf(scenario, null))).toContain(String.raw`1\. one \| two \|`);
  });
});

test('every part of every shipped scenario ends with the notice', () => {
  for (const scenario of SHIPPED) {
    for (const part of briefOf(scenario, null))
      expect(markdownOf([part])).toMatch(new RegExp(`\\n\\*${DISCLAIMER.replaceAll('.', '\\.')}\\*\\n$`));
  }
});

test('every row of a table has as many cells as its head', () => {
  for (const scenario of SHIPPED) {
    const lines = markdownOf(briefOf(scenario, null)).split('\n');
    const cells = (line: string) => line.replaceAll(String.raw`\|`, '').split('|').length;
    let width = 0;
    for (const [i, line] of lines.entries()) {
      if (!line.startsWith('|')) continue;
      if (!lines[i - 1]?.startsWith('|')) width = cells(line);
      expect({ line, cells: cells(line) }).toEqual({ line, cells: width });
    }
  }
});
