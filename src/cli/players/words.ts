/**
 * Splits a command into words as a POSIX shell does, and does nothing else that a shell does: blanks separate words, single and
 * double quotes keep blanks, and a backslash takes the next character as it is (in single quotes it is a backslash). Null where
 * a quote is not closed.
 */
export function splitWords(command: string): string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quote: '"' | "'" | null = null;
  for (let i = 0; i < command.length; i += 1) {
    const mark = command.charAt(i);
    const next = command.charAt(i + 1);
    if (mark === '\\' && quote !== "'" && (quote === null ? next !== '' : next === '"' || next === '\\')) {
      word = (word ?? '') + next;
      i += 1;
    } else if (quote === null ? mark === '"' || mark === "'" : mark === quote) {
      word ??= '';
      quote = quote === null ? (mark as '"' | "'") : null;
    } else if (quote === null && /\s/.test(mark)) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? '') + mark;
    }
  }
  if (quote !== null) return null;
  return word === null ? words : [...words, word];
}
