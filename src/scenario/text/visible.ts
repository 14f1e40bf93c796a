/**
 * Invisible characters, which can change what a reader sees: control characters except line breaks and tabs, line separators,
 * unpaired surrogates, annotation marks, and all that Unicode calls default-ignorable, such as bidirectional overrides and isolates.
 * Two kinds are allowed in their place: joiners in emoji and in scripts that need them for spelling, and the variation selector
 * after an emoji, which selects its coloured or its plain form.
 */
const JOINED = String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]|(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Inherited}])[\p{L}\p{M}]`;
const IN_PLACE = String.raw`(?<=${JOINED})[\u200C\u200D]|(?<=\p{Emoji})[\uFE0E\uFE0F]`;
const PATTERN = String.raw`(?![\n\t])\p{Cc}|[\p{Zl}\p{Zp}\p{Cs}\uFFF9-\uFFFB]|(?!${IN_PLACE})\p{Default_Ignorable_Code_Point}`;
const INVISIBLE = new RegExp(PATTERN, 'gu');

/** The index of the first invisible character of a text; -1 if there is none. */
export function invisibleIn(text: string): number {
  INVISIBLE.lastIndex = 0;
  return INVISIBLE.exec(text)?.index ?? -1;
}

/**
 * The text with every invisible character written out, such as `\u202e`. Line breaks and tabs stay. The form is that of JSON,
 * so a JSON document remains the same document.
 */
export function visible(text: string): string {
  return text.replace(INVISIBLE, writtenOut);
}

/** The same on one line: line breaks and tabs are also written out. */
export function visibleLine(text: string): string {
  return visible(text).replace(/[\n\t]/g, writtenOut);
}

function writtenOut(mark: string): string {
  return Array.from({ length: mark.length }, (_, i) => unit(mark.charCodeAt(i))).join('');
}

function unit(code: number): string {
  return String.raw`\u` + code.toString(16).padStart(4, '0');
}
