// Documents with parts that a program writes: between `<!-- name -->` and `<!-- end of name -->`.

/** The document with this part replaced. Throws where its markers are not there once. */
export function withBlock(document, name, text) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  for (const marker of [start, end]) {
    if (document.split(marker).length !== 2) throw new Error(`expected ${marker} once`);
  }
  const [before, rest] = document.split(start);
  return `${before}${start}\n\n${text.trim()}\n\n${end}${rest.split(end)[1]}`;
}

/** A Markdown table; what would end a cell is escaped. */
export function table(head, rows) {
  const line = (cells) =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function code(text) {
  return text === '' ? '' : `\`${text}\``;
}
