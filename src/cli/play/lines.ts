import { createInterface } from 'node:readline';
import type { Interface } from 'node:readline';
import { visibleLine } from '../../scenario/index.js';
import { onInterrupt } from '../interrupt.js';
import { writeOut } from '../terminal.js';

const PROMPT = '> ';

/** Reads lines that a person types, or that come from a pipe. */
export class Lines {
  /** whether Ctrl-C ended the input */
  interrupted = false;
  private readonly isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  private readonly reader: Interface;
  private readonly waiting: string[] = [];
  private ended = false;
  private wake: (() => void) | null = null;

  constructor() {
    this.reader = createInterface({
      input: process.stdin,
      terminal: this.isTerminal,
      prompt: PROMPT,
      ...(this.isTerminal ? { output: process.stdout } : {}),
    });
    this.reader.on('line', (line) => {
      this.waiting.push(line);
      this.wake?.();
    });
    this.reader.on('close', () => {
      this.ended = true;
      this.wake?.();
    });
    const stop = () => {
      this.interrupted = true;
      this.reader.close();
    };
    this.reader.on('SIGINT', stop);
    onInterrupt(stop);
  }

  /** The next line, without spaces around it; null at the end of the input. Lines from a pipe are repeated on the output. */
  async next(): Promise<string | null> {
    if (this.isTerminal) this.reader.prompt();
    else writeOut(PROMPT);
    while (this.waiting.length === 0 && !this.ended) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    const line = this.interrupted ? undefined : this.waiting.shift()?.trim();
    if (!this.isTerminal || line === undefined) writeOut(`${visibleLine(line ?? '')}\n`);
    return line ?? null;
  }

  close(): void {
    this.reader.close();
  }
}
