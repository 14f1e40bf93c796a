/**
 * Splits a command into words as a POSIX shell does, but expands nothing: white space separates words, quotes of either kind keep it,
 * and a backslash keeps the next character as it is, except in single quotes. Null if a quote is not closed.
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
