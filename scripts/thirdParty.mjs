import { readFileSync, readdirSync } from 'node:fs';

/** The folder of the package that a file belongs to. */
const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** Lists the packages that these files come from, with their licences. Packages with the same licence text share one entry. */
export function thirdParty(files) {
  const folders = new Set(files.flatMap((file) => PACKAGE.exec(file)?.[0] ?? []));
  const byText = new Map();
  for (const folder of [...folders].toSorted((a, b) => (a < b ? -1 : 1))) {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const text = licenceIn(folder);
    if (text === '') throw new Error(`${name} has no licence text`);
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const parts = [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`);
  return ['Packages that are bundled into the files of this folder, with their licences.\n', ...parts].join(
    `\n${'-'.repeat(80)}\n\n`,
  );
}

/** The licence of a package and its notice: from files of their own, else from the end of its README. */
function licenceIn(folder) {
  const names = readdirSync(folder).toSorted();
  const papers = names.filter((name) => /^(?:licen[cs]e|notice)/i.test(name)).map((name) => textOf(folder, name));
  if (papers.length > 0) return papers.join('\n\n');
  return /^#* *licen[cs]e[^]*/im.exec(textOf(folder, 'README.md'))?.[0] ?? '';
}

function textOf(folder, name) {
  return readFileSync(`${folder}/${name}`, 'utf8').trim();
}
