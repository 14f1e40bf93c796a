import { DISCLAIMER } from '../model/index.js';
import { escapeHtml } from '../telling/index.js';
import type { Block, Part, Row } from './document.js';
import { STYLE } from './style.js';

/**
 * Parts as one HTML document made for paper: it loads nothing, and each part starts on a new page. Its title does not name the
 * scenario, because browsers print it at the head of every page, also on handouts.
 */
export function htmlOf(parts: readonly Part[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Brinkline brief</title>
<style>${STYLE}${parts.map(pageRule).join('\n')}
</style>
</head>
<body>
${parts.map(partText).join('\n')}
</body>
</html>
`;
}

function partText({ id, title, audience, blocks }: Part): string {
  return [
    `<section class="part" id="${escapeHtml(id)}">`,
    `<h1>${escapeHtml(title)}</h1>`,
    `<p class="audience">${escapeHtml(audience)}</p>`,
    ...blocks.map(blockText),
    `<p class="notice">${escapeHtml(DISCLAIMER)}</p>`,
    '</section>',
  ].join('\n');
}

/** The footer of a part’s pages, which says where a loose sheet belongs. */
function pageRule({ id, audience }: Part): string {
  return `#${id} { page: ${id}; }
@page ${id} { @bottom-left { content: ${cssString(audience)}; } @bottom-right { content: counter(page); } }`;
}

/** A CSS string. Everything but letters and digits is escaped. */
function cssString(text: string): string {
  const escaped = text.replace(/[^A-Za-z0-9]/gu, (mark) => `\\${(mark.codePointAt(0) ?? 0).toString(16)} `);
  return `"${escaped}"`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'aloud':
      return `<blockquote>${escapeHtml(block.text)}</blockquote>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('\n')}\n</ul>`;
    case 'facts':
      return `<dl>\n${block.facts.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('\n')}\n</dl>`;
    case 'table':
      return [
        block.rows.length <= SHORT_TABLE ? '<table class="whole">' : '<table>',
        `<thead><tr>${block.head.map((cell) => `<th>${escapeHtml(cell)}</th>`).join('')}</tr></thead>`,
        '<tbody>',
        ...block.rows.map((row) => rowText(row, block.head.length)),
        '</tbody>',
        '</table>',
      ].join('\n');
    case 'writing':
      return Array.from({ length: block.lines }, () => '<div class="line"></div>').join('\n');
  }
}

function rowText(row: Row, columns: number): string {
  if ('across' in row) return `<tr><td class="across" colspan="${columns}">${escapeHtml(row.across)}</td></tr>`;
  return `<tr${isEmpty(row) ? ' class="empty"' : ''}>${row.map(cellText).join('')}</tr>`;
}

function cellText(cell: string): string {
  return `<td${SHORT.test(cell) ? ' class="short"' : ''}>${escapeHtml(cell.replace(UNIT, '$1\u00a0'))}</td>`;
}

/** A space between a number and its unit, where no line should end. */
const UNIT = /(\d) (?=(?:h|min|d|s|of \d+)\b|%)/g;

/** Times and numbers to roll, which are hard to read in two lines. */
const SHORT = /^(?=.*\d).{1,12}$/;

/** A table of at most this many rows stays on one page. */
const SHORT_TABLE = 8;

/** A row to fill in. */
function isEmpty(row: Row): boolean {
  return !('across' in row) && row.every((cell) => cell === '');
}
