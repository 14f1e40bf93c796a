import { Command } from 'commander';
import { CommandError, EXIT } from './exit.js';
import { writeOut } from './terminal.js';
import type { RunFlags } from './viewedRun.js';
import { viewedRun } from './viewedRun.js';
import { isViewerPage, viewerPage } from './viewerPage.js';
import { writeOutFile } from './write/outFile.js';

interface ViewFlags extends RunFlags {
  readonly html?: string;
  readonly force?: true;
}

/** `brinkline view [RUN|FILE] --html OUT` */
export function viewCommand(): Command {
  return new Command('view')
    .description('Watch a run in the browser: over time, at any moment, and why. The page needs no network.')
    .argument('[run]', 'run file, or a scenario; without one, the page waits for a run file to be dropped on it')
    .option('--arm <arm>', 'with a scenario: an arm of it; default: as written')
    .option('--seed <seed>', 'with a scenario: the seed; default: 1')
    .option('--html <out>', 'write one HTML file with everything in it, to open from a disk or a USB stick')
    .option('--force', 'replace a file that brinkline wrote')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline view strike.run.jsonl --html lesson.html\n  brinkline view polish-border-strike --arm closed --seed k7 --html lesson.html\n  brinkline view --html viewer.html',
    )
    .action(async (file: string | undefined, { html, force, ...flags }: ViewFlags) => {
      if (html === undefined) throw new CommandError('view needs --html OUT, the file to write.', EXIT.wrongUsage);
      const page = viewerPage(file === undefined ? null : await viewedRun(file, flags));
      const options = { force: force === true, inputs: file === undefined ? [] : [file], isOurs: isViewerPage };
      writeOutFile(html, options, (put) => put(page));
      writeOut(`${html}: open it in a browser.\n`);
    });
}
