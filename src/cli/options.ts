import { InvalidArgumentError } from 'commander';

/** Reads an option's value that is a whole number from 1 to `most`, in digits. */
export function count(most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : 0;
    if (value < 1 || value > most) throw new InvalidArgumentError(`Expected a whole number from 1 to ${most}.`);
    return value;
  };
}

/** A seed: any text that is not empty. */
export function seed(text: string): string {
  if (text === '' || text.length > 200) throw new InvalidArgumentError('Expected a seed of 1 to 200 characters.');
  return text;
}

/** The name of a file or folder. */
export function path(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Expected the name of a file or folder.');
  return text;
}

/** Names separated by commas, each once. */
export function names(text: string): string[] {
  const list = text.split(',').map((name) => name.trim());
  if (list.includes('') || new Set(list).size !== list.length) {
    throw new InvalidArgumentError('Expected names separated by commas, each once.');
  }
  return list;
}
