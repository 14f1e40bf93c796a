import { DISCLAIMER } from '../model/index.js';
import { visible } from '../scenario/index.js';
import type { Block, Part, Row } from './document.js';

/** Parts as Markdown (CommonMark with tables), each with the notice, a rule between them. */
export function markdownOf(parts: readonly Part[]): string {
  return `${parts.map(partText).join('\n\n---\n\n')}\n`;
}

function partText({ title, audience, blocks }: Part): string {
  return [`# ${plain(title)}`, `**${plain(audience)}**`, ...blocks.map(blockText), `*${plain(DISCLAIMER)}*`].join(
    '\n\n',
  );
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}`;
    case 'paragraph':
      return plain(block.text);
    case 'aloud':
      return `> ${plain(block.text)}`;
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n');
    case 'facts':
      return block.facts.map(([name, value]) => `- **${plain(name)}:** ${plain(value)}`).join('\n');
    case 'table':
      return [
        row(block.head.map(plain)),
        row(block.head.map(() => '---')),
        ...block.rows.map((each) => rowText(each, block.head)),
      ].join('\n');
    case 'writing':
      return Array.from({ length: block.lines }, () => '…'.repeat(50)).join('\n\n');
  }
}

function rowText(given: Row, head: readonly string[]): string {
  if (!('across' in given)) return row(given.map(plain));
  return row(head.map((_, i) => (i === 0 ? `**${plain(given.across)}**` : '')));
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Text as Markdown shows it: on one line, with special characters escaped and invisible ones written out. */
function plain(text: string): string {
  return visible(text.trim())
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|~]|&(?=#?\w+;)/g, String.raw`\$&`)
    .replace(/^[#+=-]/, String.raw`\$&`)
    .replace(/^(\d+)([.)])(?=\s|$)/, String.raw`$1\$2`);
}
