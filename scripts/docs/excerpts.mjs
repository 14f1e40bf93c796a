// Which page shows which part of which golden text.

/** Each `cut` takes the lines of the text and returns the parts to show; “ …” is put between parts. */
const EXCERPTS = [
  { page: 'README.md', golden: 'compare.txt', cut: pictureOfComparison },
  { page: 'docs/facilitators.md', golden: 'run.txt', cut: startAndPeak },
  { page: 'docs/students.md', golden: 'why.txt', cut: (lines) => [lines.slice(0, 40)] },
  { page: 'docs/researchers.md', golden: 'compare.txt', cut: comparison },
  { page: 'docs/play.md', golden: 'play.txt', cut: evening },
];

/** The pages that `refreshReadme` rewrites. */
export const PAGES = EXCERPTS.map(({ page }) => page);

/** The page with its excerpt replaced. Throws where the markers are missing. */
export function withExcerpt(page, document, goldens) {
  const { golden, cut } = EXCERPTS.find((each) => each.page === page);
  const lines = goldens[golden].trimEnd().split('\n');
  const parts = cut(lines).map((part) => part.join('\n').trimEnd());
  const block = new RegExp(`(<!-- golden: ${golden} -->\n\`\`\`text\n)[^]*?(\`\`\`)`);
  if (!block.test(document)) throw new Error(`expected an excerpt of ${golden} in ${page}`);
  return document.replace(block, (_, before, after) => `${before}${parts.join('\n …\n')}\n${after}`);
}

/** The headline with its errors, its paired difference, and what a reader must know of it. */
function pictureOfComparison(lines) {
  const differences = indexOf(lines, 'Difference from');
  const headline = indexOf(lines, 'rung 5: local exchange');
  const errors = indexOf(lines, 'fired at an accident');
  const caution = indexOf(lines, 'Read with care');
  return [
    lines.slice(0, headline + 2),
    lines.slice(errors, indexOf(lines, 'calm', errors)),
    lines.slice(differences, indexOf(lines, 'rung 6', differences)),
    lines.slice(caution, caution + 1),
  ];
}

/** The whole table, the differences that can be told from zero most easily, d′, and what a reader must know. */
function comparison(lines) {
  const differences = indexOf(lines, 'Difference from');
  const times = indexOf(lines, 'time to clarity', differences);
  const informed = indexOf(lines, 'Better informed');
  const sharing = indexOf(lines, 'Sharing');
  return [
    lines.slice(0, indexOf(lines, 'rung 6', differences)),
    lines.slice(times, indexOf(lines, 'time to calm', times)),
    lines.slice(informed, indexOf(lines, 'Times count', informed)),
    lines.slice(sharing, sharing + 6),
    lines.slice(-1),
  ];
}

/** The first hours, the hours before the highest rung, and how it ended. */
function startAndPeak(lines) {
  const last = indexOf(lines, 'Peak rung');
  const [, rung] = /^Peak rung (\d+)/.exec(lines[last]);
  const peak = lines.findIndex((line) => line.includes(`▲ rung ${rung}`));
  const before = lines.slice(0, peak).findLastIndex((line, i) => i <= peak - 12 && /^ (day| {3})/.test(line));
  return [lines.slice(0, 16), lines.slice(Math.max(16, before - 12), peak + 2), [lines[last]]];
}

/** The first questions, the way back, and the comparison with the formula. */
function evening(lines) {
  const end = indexOf(lines, 'The end.');
  return [
    lines.slice(0, 1),
    lines.slice(indexOf(lines, 'You play'), indexOf(lines, 'day 1 09:30') + 1),
    lines.slice(
      lines.indexOf('> undo'),
      lines.findIndex((line, i) => line === '' && i > lines.indexOf('> call', lines.indexOf('> undo')) + 3),
    ),
    lines.slice(end, end + 6),
    lines.slice(indexOf(lines, 'What the formula')),
  ];
}

function indexOf(lines, opening, from = 0) {
  return lines.findIndex((line, i) => i >= from && line.startsWith(opening));
}
