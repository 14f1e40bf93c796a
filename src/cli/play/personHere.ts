import { onInterrupt } from '../interrupt.js';
import { Lines } from './lines.js';
import type { Person } from './person.js';

/** The person at this terminal: with prompts if the terminal can show them, or else line by line. */
export async function personHere(): Promise<Person> {
  const canPrompt = process.stdin.isTTY && process.stdout.isTTY && process.env['TERM'] !== 'dumb';
  const person = canPrompt ? new (await import('./prompts.js')).Prompts() : new Lines();
  onInterrupt(() => person.interrupt());
  return person;
}
