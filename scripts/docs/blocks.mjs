// Generated parts of documents, each between `<!-- name -->` and `<!-- end of name -->`.

/** Replaces this part of the document. Throws unless each of its markers occurs once. */
export function withBlock(document, name, text) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  for (const marker of [start, end]) {
    if (document.split(marker).length !== 2) throw new Error(`expected ${marker} once`);
  }
  const [before, rest] = document.split(start);
  return `${before}${start}\n\n${text.trim()}\n\n${end}${rest.split(end)[1]}`;
}

/** A Markdown table. Escapes characters that would end a cell. */
export function table(head, rows) {
  const line = (cells) =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function code(text) {
  return text === '' ? '' : `\`${text}\``;
}
