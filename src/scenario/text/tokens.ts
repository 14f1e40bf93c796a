import { Lexer, Parser } from 'yaml';
import type { CST } from 'yaml';

/** The limit for names, values, indents and marks together. Ordinary text of the greatest length has fewer. */
const MOST_LEXEMES = 400_000;

/** The tokens of a text, from one pass over it; undefined if there are far more than in any scenario. */
export function tokensOf(text: string): CST.Token[] | undefined {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (++lexemes > MOST_LEXEMES) return undefined;
    for (const token of parser.next(lexeme)) tokens.push(token);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}
