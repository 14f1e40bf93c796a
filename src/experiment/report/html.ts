import { escapeHtml } from '../../telling/index.js';
import type { ReportBlock, ReportDocument } from './document.js';

/** Writes a report as one page that needs nothing else: no script, no font, no network. */
export function htmlOf({ title, sections, footer }: ReportDocument): string {
  const body = sections.map(
    (section) => `<section>\n<h2>${escapeHtml(section.title)}</h2>\n${blocksHtml(section.blocks)}\n</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body.join('\n')}
<footer>
${footer.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}
</footer>
</main>
</body>
</html>
`;
}

const blocksHtml = (blocks: readonly ReportBlock[]): string => blocks.map(blockHtml).join('\n');

function blockHtml(block: ReportBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'headline':
      return `<p class="headline">${escapeHtml(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableHtml(block);
    case 'commands':
      return `<ul>${block.items.map(({ about, command }) => `<li>${escapeHtml(about)}<br><code>${escapeHtml(command)}</code></li>`).join('')}</ul>`;
    case 'figure':
      return `<figure>\n<div class="chart">${block.svg}</div>\n<figcaption>${escapeHtml(block.caption)}</figcaption>\n</figure>`;
    case 'details':
      return `<details><summary>${escapeHtml(block.summary)}</summary>\n${blocksHtml(block.blocks)}\n</details>`;
    default:
      return block satisfies never;
  }
}

function tableHtml({ caption, head, rows }: Extract<ReportBlock, { kind: 'table' }>): string {
  const heading = head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const lines = rows.map(
    ([label = '', ...cells]) =>
      `<tr><th scope="row">${escapeHtml(label)}</th>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  return `<div class="wide" tabindex="0"><table><caption>${escapeHtml(caption)}</caption><thead><tr>${heading}</tr></thead><tbody>\n${lines.join('\n')}\n</tbody></table></div>`;
}

const STYLE = `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1a1a1a; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0.5rem 0 1rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
p, ul { margin: 0.5rem 0; max-width: 46rem; overflow-wrap: anywhere; }
.headline { font-size: 1.15rem; border-left: 4px solid #0072b2; padding: 0.25rem 0 0.25rem 0.75rem; }
figure { margin: 1rem 0; }
figcaption, caption { font-size: 0.9rem; color: #444; text-align: left; max-width: 46rem; }
.chart { overflow-x: auto; }
.chart svg { max-width: 100%; height: auto; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 0.25rem 0.75rem 0.25rem 0; vertical-align: top; border-bottom: 1px solid #ddd; white-space: nowrap; }
tbody th { font-weight: normal; }
code { font-size: 0.85rem; overflow-wrap: anywhere; }
details { margin: 1rem 0; }
summary { cursor: pointer; padding: 0.5rem 0; }
footer { margin-top: 3rem; border-top: 1px solid #ddd; font-size: 0.85rem; color: #444; overflow-wrap: anywhere; }
@media print { details > *:not(summary) { display: block; } section { break-inside: avoid-page; } .wide, .chart { overflow: visible; } }
`;
