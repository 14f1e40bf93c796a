import { visibleLine } from '../../scenario/index.js';
import { writeError } from '../terminal.js';

/** Tells on standard error what went wrong with a program, or what it wrote there itself. */
export function tellProblem(line: string): void {
  writeError(`${visibleLine(line)}\n`);
}
