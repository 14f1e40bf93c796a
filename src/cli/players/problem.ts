import { visibleLine } from '../../scenario/index.js';
import { writeError } from '../terminal.js';

/** Writes to standard error what went wrong with a program, or what the program wrote to its own. */
export function tellProblem(line: string): void {
  writeError(`${visibleLine(line)}\n`);
}

/** The most lines that a batch prints about problems of its players. */
const MOST_PROBLEMS = 20;

/** Returns a function like `tellProblem` that prints only the first problems. */
export function firstProblems(): (line: string) => void {
  let told = 0;
  return (line) => {
    told += 1;
    if (told <= MOST_PROBLEMS) tellProblem(line);
    if (told === MOST_PROBLEMS)
      tellProblem('Further messages about players are not shown. The report counts the asks that were not answered.');
  };
}
