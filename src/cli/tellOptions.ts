import type { Command } from 'commander';
import { Option } from 'commander';
import type { Layout, Level } from '../telling/index.js';
import { LEVELS } from '../telling/index.js';

export interface TellFlags {
  readonly tell: Level;
  readonly numbers?: true;
}

/** Adds the options that say how a run is told. */
export function addTellOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--tell <level>', 'headlines: what mattered most; story: what changed and why; all: every fact')
        .choices([...LEVELS])
        .default('story'),
    )
    .option('--numbers', 'begin each line with the number of its entry, for why');
}

/** The level and layout of a story on this terminal; 120 columns into a pipe. */
export function layoutOf({ tell: level, numbers }: TellFlags): Layout & { readonly level: Level } {
  return { level, width: process.stdout.columns ?? 120, numbers: numbers === true };
}
