import { Command } from 'commander';
import { CommandError, EXIT } from './exit.js';
import { reason } from './fileError.js';
import { onInterrupt } from './interrupt.js';
import { openBrowser } from './openBrowser.js';
import { writeOut } from './terminal.js';
import { viewed } from './viewed.js';
import type { RunFlags } from './viewedRun.js';
import { viewedRun } from './viewedRun.js';
import { servePages } from './viewServer.js';
import { isViewerPage, viewerPage } from './viewerPage.js';
import { writeOutFile } from './write/outFile.js';

interface ViewFlags extends RunFlags {
  readonly html?: string;
  readonly force?: true;
  readonly port?: string;
}

/** `brinkline view [RUN|FILE|FOLDER]` */
export function viewCommand(): Command {
  return new Command('view')
    .description('Watch a run in the browser: over time, at any moment, and why. The page needs no network.')
    .argument(
      '[run]',
      'run file, scenario, or folder of run files; without one, the scenarios that come with brinkline',
    )
    .option('--arm <arm>', 'with a scenario: an arm of it; default: as written')
    .option('--seed <seed>', 'with a scenario: the seed; default: 1')
    .option('--port <port>', 'where to serve the page on this machine; default: any free port')
    .option(
      '--html <out>',
      'serve nothing: write one HTML file with everything in it, to open from a disk or a USB stick',
    )
    .option('--force', 'with --html: replace a file that brinkline wrote')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline view\n  brinkline view strike.run.jsonl\n  brinkline view strike.run.jsonl --html lesson.html\n  brinkline view polish-border-strike --arm closed --seed k7 --html lesson.html\n  brinkline view --html viewer.html',
    )
    .action(async (file: string | undefined, { html, force, port, ...flags }: ViewFlags) => {
      if (html === undefined) return serve(file, flags, portOf(port));
      const page = viewerPage(file === undefined ? null : await viewedRun(file, flags));
      const options = { force: force === true, inputs: file === undefined ? [] : [file], isOurs: isViewerPage };
      writeOutFile(html, options, (put) => put(page));
      writeOut(`${html}: open it in a browser.\n`);
    });
}

/** Serves the page until Ctrl-C. */
async function serve(file: string | undefined, flags: RunFlags, port: number): Promise<void> {
  const pageAt = await viewed(file, flags);
  const server = await servePages(pageAt, port).catch((error: unknown) => {
    throw new CommandError(`Port ${port} cannot be used: ${reason(error)}.`, EXIT.wrongUsage);
  });
  writeOut(`${server.url}   Ctrl-C ends it.\n`);
  openBrowser(server.url);
  await new Promise<void>((resolve) => {
    onInterrupt(resolve);
  });
  server.close();
}

function portOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new CommandError(`--port ${text}: expected a number from 0 to 65535.`, EXIT.wrongUsage);
}
