import { visibleLine } from '../../scenario/index.js';
import { writeError } from '../terminal.js';

/** Tells on standard error what went wrong with a program, or what it wrote there itself. */
export function tellProblem(line: string): void {
  writeError(`${visibleLine(line)}\n`);
}

/** Lines that a batch tells of the problems of its players. */
const MOST_PROBLEMS = 20;

/** Tells the first of many problems. */
export function firstProblems(): (line: string) => void {
  let told = 0;
  return (line) => {
    told += 1;
    if (told <= MOST_PROBLEMS) tellProblem(line);
    if (told === MOST_PROBLEMS)
      tellProblem('Further messages of players are not shown. The report counts what was not answered.');
  };
}
