import type { ReportBlock, ReportDocument } from './document.js';

/** Writes a report as Markdown. Its figures are files beside it: `NAME.svg`. */
export function markdownOf({ title, sections, footer }: ReportDocument): string {
  const body = sections.map((section) => `## ${plain(section.title)}\n\n${blocksMarkdown(section.blocks)}`);
  return `${[`# ${plain(title)}`, ...body, ...footer.map(plain)].join('\n\n')}\n`;
}

/** The figures of a report by name, as SVG. */
export function figuresOf({ sections }: ReportDocument): ReadonlyMap<string, string> {
  const figures = new Map<string, string>();
  const waiting = sections.flatMap(({ blocks }) => blocks);
  for (let block = waiting.shift(); block !== undefined; block = waiting.shift()) {
    if (block.kind === 'figure') figures.set(block.name, block.svg);
    if (block.kind === 'details') waiting.push(...block.blocks);
  }
  return figures;
}

const blocksMarkdown = (blocks: readonly ReportBlock[]): string => blocks.map(blockMarkdown).join('\n\n');

function blockMarkdown(block: ReportBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return plain(block.text);
    case 'headline':
      return `**${plain(block.text)}**`;
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n');
    case 'table':
      return tableMarkdown(block);
    case 'commands':
      return block.items
        .map(({ about, command }) => `- ${plain(about)}: \`${command.replaceAll('`', "'")}\``)
        .join('\n');
    case 'figure':
      return `![${plain(block.caption)}](${block.name}.svg)\n\n${plain(block.caption)}`;
    case 'details':
      return `### ${plain(block.summary)}\n\n${blocksMarkdown(block.blocks)}`;
    default:
      return block satisfies never;
  }
}

function tableMarkdown({ caption, head, rows }: Extract<ReportBlock, { kind: 'table' }>): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => plain(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [plain(caption), '', line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text in which Markdown finds no markup. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, (character) => `\\${character}`);
}
