import { describe, expect, test } from 'vitest';
import { briefOf, htmlOf } from '../../src/brief/index.js';
import { DISCLAIMER } from '../../src/model/index.js';
import { everythingSaying, HOSTILE } from './hostile.js';
import { DEFAULT, SHIPPED } from './parts.js';

/** The tags of a document in order, with all that stands in them but a class that hangs on the length of a text. */
function tagsOf(html: string): string[] {
  return [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(' class="short"', ''));
}

/** What a reader sees of it. */
function seen(html: string): string {
  const marks: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };
  return html
    .slice(html.indexOf('<body>'))
    .replace(/<[^>]*>/g, '\n')
    .replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => marks[name] ?? '');
}

function styleOf(html: string): string {
  return html.slice(html.indexOf('<style>') + 7, html.indexOf('</style>'));
}

describe('texts of an author stay texts', () => {
  const plain = htmlOf(everythingSaying('wordy'));

  test.each(HOSTILE)('%s', (text) => {
    const html = htmlOf(everythingSaying(text));
    expect(tagsOf(html)).toEqual(tagsOf(plain));
    expect(seen(html).replaceAll(/\s+/g, ' ')).toBe(
      // The first letter is made large where a text begins a cell; so it is in both.
      seen(plain)
        .replaceAll(/[Ww]ordy/g, (word) => (word === 'Wordy' ? text.charAt(0).toUpperCase() + text.slice(1) : text))
        .replaceAll(/\s+/g, ' '),
    );
  });

  test.each(HOSTILE)('in the style sheet, where the foot of a page names a side: %s', (text) => {
    const style = styleOf(htmlOf(everythingSaying(text)));
    const strings = /"(?:[A-Za-z0-9]|\\[0-9a-f]{1,6} )*"/g;
    const bare = (css: string) => css.replace(strings, '""');
    expect(bare(style)).toBe(bare(styleOf(plain)));
  });
});

describe('the page for the printer', () => {
  const parts = briefOf(DEFAULT, null);
  const html = htmlOf(parts);

  test('needs nothing from anywhere', () => {
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html).not.toMatch(/<(?:script|link|img|iframe|object)\b|\bsrc=|\bhref=|url\(|@import/);
  });

  test('begins a new page with each part, and says at its foot whose it is', () => {
    expect(styleOf(html)).toContain('.part + .part { break-before: page; }');
    expect(tagsOf(html).filter((tag) => tag.startsWith('<section'))).toEqual(
      parts.map(({ id }) => `<section class="part" id="${id}">`),
    );
    for (const { id } of parts) expect(styleOf(html)).toContain(`@page ${id} { @bottom-left { content: "`);
  });

  test('sets no size of paper, and no colour but black on white', () => {
    expect(styleOf(html)).not.toMatch(/(?<!-)\bsize:/);
    const colours = [...styleOf(html).matchAll(/#(?:[0-9a-f]{6}|[0-9a-f]{3})\b/g)].map(([colour]) => colour);
    expect([...new Set(colours)].toSorted()).toEqual(['#000', '#fff']);
  });

  test('closes every tag that it opens, in order', () => {
    const open: string[] = [];
    const misplaced: string[] = [];
    for (const tag of tagsOf(html).slice(1)) {
      const [, end, name = ''] = /^<(\/?)([a-z0-9]+)/.exec(tag) ?? [];
      if (name === 'meta') continue;
      if (end !== '/') open.push(name);
      else if (open.pop() !== name) misplaced.push(tag);
    }
    expect(misplaced).toEqual([]);
    expect(open).toEqual([]);
  });

  test('carries the notice once in every part of every shipped scenario', () => {
    for (const scenario of SHIPPED) {
      for (const part of briefOf(scenario, null)) expect(htmlOf([part]).split(DISCLAIMER)).toHaveLength(2);
    }
  });
});
