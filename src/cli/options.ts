import { InvalidArgumentError, Option } from 'commander';
import type { World } from '../scenario/index.js';
import { SWITCHES, parseWorld, valuesOf, worldText } from '../scenario/index.js';

/** Returns a parser for an option whose value is a whole number from 1 to `most`, in digits. */
export function parseCount(most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : 0;
    if (value < 1 || value > most) throw new InvalidArgumentError(`Expected a whole number from 1 to ${most}.`);
    return value;
  };
}

/** Parses a seed: any text of 1 to 200 characters. */
export function parseSeed(text: string): string {
  if (text === '' || text.length > 200) throw new InvalidArgumentError('Expected a seed of 1 to 200 characters.');
  return text;
}

/** Parses the name of a file or folder: any text that is not blank. */
export function parsePath(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Expected the name of a file or folder.');
  return text;
}

/** Parses names separated by commas, each once. */
export function parseNames(text: string): string[] {
  const list = text.split(',').map((name) => name.trim());
  if (list.includes('') || new Set(list).size !== list.length) {
    throw new InvalidArgumentError('Expected names separated by commas, each once.');
  }
  return list;
}

/** Parses a decision to replace: the number of its entry, and the option to take there. */
export function parseInstead(text: string): { readonly seq: number; readonly option: string } {
  const [, seq, option] = /^\s*#?(\d{1,15})\s+(\S+)\s*$/.exec(text) ?? [];
  if (seq === undefined || option === undefined) {
    throw new InvalidArgumentError('Expected the entry of a decision and an option, such as "#61 hold".');
  }
  return { seq: Number(seq), option };
}

/** `--world`, of every command that runs a scenario. */
export function worldOption(): Option {
  const known = SWITCHES.map((name) => `${name}=${valuesOf(name).join('|')}`).join(', ');
  return new Option('--world <switches>', `rival assumptions, separated by commas: ${known}`).argParser(
    (text): World => {
      const read = parseWorld(text);
      if ('why' in read) throw new InvalidArgumentError(`${read.why.slice(0, 1).toUpperCase()}${read.why.slice(1)}.`);
      return read.world;
    },
  );
}

/** “ --world answers=provoke”, for a command to print; empty where no switch was chosen. */
export function worldFlag(world: World): string {
  const text = worldText(world);
  return text === '' ? '' : ` --world ${text}`;
}
