import { Command, Option } from 'commander';
import type { Part, PartKind } from '../brief/index.js';
import { briefOf, htmlOf, markdownOf, PART_KINDS } from '../brief/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { nearest } from '../scenario/index.js';
import { CommandError, EXIT } from './exit.js';
import { parsePath } from './options.js';
import { OutFolder } from './write/outFolder.js';
import { provenance } from './write/provenance.js';
import { loadScenario, requireArm } from './scenarioFile.js';
import { writeOut } from './terminal.js';

interface BriefFlags {
  readonly arm?: string;
  readonly part?: PartKind;
  readonly side?: string;
  readonly seat?: string;
  readonly html?: true;
  readonly out?: string;
  readonly force?: true;
}

/** `brinkline brief FILE` */
export function briefCommand(): Command {
  return new Command('brief')
    .description(
      'Print what a facilitator needs on paper: the white cell’s list of injects, a handout for each seat, the observer’s sheet, the ladder, the channel card and the debrief sheet.',
    )
    .argument('<file>', 'scenario file')
    .option('--arm <arm>', 'apply this arm; handouts do not name it (default: the file as written)')
    .addOption(new Option('--part <part>', 'only this part').choices(PART_KINDS))
    .option('--side <side>', 'only the handouts of this side')
    .addOption(new Option('--seat <seat>', 'only the handout of this seat').conflicts('side'))
    .option('--html', 'print HTML for A4 or Letter paper instead of Markdown')
    .option('--out <folder>', 'write each part to its own file in this folder', parsePath)
    .option('--force', 'with --out: replace the parts that brinkline wrote there before')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline brief scenarios/polish-border-strike.yaml\n  brinkline brief scenarios/polish-border-strike.yaml --arm closed --html > brief.html\n  brinkline brief scenarios/polish-border-strike.yaml --arm closed --html --out evening\n  brinkline brief scenarios/polish-border-strike.yaml --side nato --html > nato.html\n  brinkline brief polish-border-classroom --seat nato-border\n  brinkline brief scenarios/polish-border-strike.yaml --part channels',
    )
    .action(async (file: string, flags: BriefFlags) => {
      const { scenario, text } = await loadScenario(file);
      const arm = flags.arm === undefined ? null : requireArm(scenario, flags.arm);
      const all = briefOf(scenario, arm);
      const [of] = (['seat', 'side'] as const).filter((each) => flags[each] !== undefined);
      const parts = of === undefined ? all : handoutsOf(all, of, flags[of] ?? '', scenario.id);
      const wanted = parts.filter(({ kind }) => flags.part === undefined || kind === flags.part);
      if (wanted.length === 0 && of === undefined) {
        throw new CommandError(`${scenario.id} has no offices, so it has no ${flags.part}.`, EXIT.wrongUsage);
      }
      if (wanted.length === 0) {
        throw new CommandError(
          `--${of} prints a handout, but --part ${flags.part} asks for another part. Leave one of them out.`,
          EXIT.wrongUsage,
        );
      }
      const format = flags.html === true ? HTML : MARKDOWN;
      if (flags.out === undefined) writeOut(format.text(wanted));
      else await writeParts(flags.out, wanted, format, { file, text, scenario, arm, force: flags.force === true });
    });
}

interface Format {
  readonly ending: string;
  readonly text: (parts: readonly Part[]) => string;
}
const HTML: Format = { ending: 'html', text: htmlOf };
const MARKDOWN: Format = { ending: 'md', text: markdownOf };

function handoutsOf(parts: readonly Part[], of: 'side' | 'seat', wanted: string, scenario: string): readonly Part[] {
  const found = parts.filter((part) => part[of] === wanted);
  if (found.length > 0) return found;
  const known = [...new Set(parts.flatMap((part) => part[of] ?? []))];
  const near = nearest(wanted, known);
  const hint = near === undefined ? '' : ` Did you mean “${near}”?`;
  throw new CommandError(
    `${scenario} has no handout for a ${of} “${wanted}”: it has ${known.join(', ')}.${hint}`,
    EXIT.wrongUsage,
  );
}

interface Source {
  readonly file: string;
  readonly text: string;
  readonly scenario: CheckedScenario;
  readonly arm: string | null;
  readonly force: boolean;
}

/** Writes each part to its own file, so that one person can print a handout without seeing the other parts. */
async function writeParts(folder: string, parts: readonly Part[], format: Format, source: Source): Promise<void> {
  const { file, text, scenario, arm, force } = source;
  const files = parts.map((part) => [`${part.id}.${format.ending}`, format.text([part])] as const);
  const names = files.map(([name]) => name);
  const out = await OutFolder.open(folder, { force, inputs: [file], files: names });
  for (const [name, content] of files) out.write(name, content);
  await out.finish({ command: 'brief', ...provenance(scenario, text), arm });
  writeOut(`${folder}: ${names.join(', ')}\n`);
}
